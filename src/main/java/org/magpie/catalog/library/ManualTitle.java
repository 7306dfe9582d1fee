package org.magpie.catalog.library;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.magpie.base.error.UserException;
import org.magpie.catalog.NewTitle;
import org.magpie.catalog.SourceTitle;
import org.magpie.media.ItemDetails;
import org.magpie.media.MediaKind;
import org.magpie.media.TitleDetails;

/** A title that a person describes without any source: a name and year, and for a series how many episodes its seasons have. */
final class ManualTitle {
    private static final Pattern YEAR_AT_END = Pattern.compile("^(.*\\S)\\s*[(\\[]((?:18|19|20|21)\\d{2})[)\\]]$");
    private static final int MOST_SEASONS = 200;
    private static final int MOST_EPISODES = 5_000;

    private ManualTitle() {}

    /** A year in brackets at the end of the name counts as the year, where none is given. */
    static SourceTitle describe(NewTitle request, Instant now) {
        String name = request.name().strip();
        int year = request.year() == null ? 0 : request.year();
        Matcher stated = YEAR_AT_END.matcher(name);
        if (year == 0 && stated.matches()) {
            name = stated.group(1);
            year = Integer.parseInt(stated.group(2));
        }
        if (year != 0 && (year < 1800 || year > 2200)) {
            throw new UserException("catalog.year-out-of-range", Integer.toString(year));
        }
        return new SourceTitle(
                TitleDetails.named(name, year), Map.copyOf(request.ids()), List.of(), items(request, name, year, now));
    }

    private static List<ItemDetails> items(NewTitle request, String name, int year, Instant now) {
        Instant available = available(year, now);
        if (request.kind() == MediaKind.MOVIE) {
            return List.of(ItemDetails.film(name, null, available, 0));
        }
        if (request.kind() != MediaKind.SERIES) {
            return List.of();
        }
        if (request.seasons().size() > MOST_SEASONS
                || request.seasons().stream().anyMatch(count -> count < 0 || count > MOST_EPISODES)) {
            throw new UserException("catalog.seasons-out-of-range", MOST_SEASONS, MOST_EPISODES);
        }
        List<ItemDetails> episodes = new ArrayList<>();
        int season = 0;
        for (int count : request.seasons()) {
            season++;
            for (int number = 1; number <= count; number++) {
                episodes.add(ItemDetails.episode("", season, number, null, available));
            }
        }
        return episodes;
    }

    /** Who adds something by hand wants it now, unless its year has not come. */
    private static Instant available(int year, Instant now) {
        Instant start = year == 0
                ? now
                : LocalDate.of(year, 1, 1).atStartOfDay(ZoneOffset.UTC).toInstant();
        return start.isAfter(now) ? start : now;
    }
}
