package org.magpie.catalog.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.magpie.media.ItemDetails;
import org.magpie.media.TitleDetails;

/**
 * When a film can be had. TMDb numbers the ways of release 1 premiere, 2 limited, 3 cinema, 4 digital, 5 physical, 6 television,
 * for each country; the earliest of each way counts, wherever it is.
 */
final class TmdbDates {
    /** A film that was in cinemas and says nothing more is expected for the home after this long, as it mostly is. */
    static final int DAYS_FROM_CINEMA = 90;

    private final Map<Integer, LocalDate> earliest = new HashMap<>();
    private final @Nullable LocalDate stated;

    TmdbDates(JsonNode film) {
        stated = SourceJson.date(film, "release_date");
        for (JsonNode country : film.path("release_dates").path("results")) {
            for (JsonNode release : country.path("release_dates")) {
                LocalDate date = SourceJson.date(release, "release_date");
                if (date != null) {
                    earliest.merge(
                            SourceJson.number(release, "type"),
                            date,
                            (one, other) -> one.isBefore(other) ? one : other);
                }
            }
        }
    }

    ItemDetails film(TitleDetails details) {
        LocalDate cinema = first(first(earliest.get(2), earliest.get(3)), earliest.get(1));
        LocalDate home = first(first(earliest.get(4), earliest.get(5)), earliest.get(6));
        LocalDate shown = cinema == null ? stated : cinema;
        if (home == null && shown != null) {
            home = shown.plusDays(DAYS_FROM_CINEMA);
        }
        return new ItemDetails(
                details.name(),
                0,
                0,
                null,
                home,
                cinema,
                earliest.get(4),
                earliest.get(5),
                available(home),
                details.minutes(),
                null);
    }

    static ItemDetails episode(JsonNode episode, int season) {
        LocalDate date = SourceJson.date(episode, "air_date");
        return new ItemDetails(
                SourceJson.name(episode, "name"),
                season,
                SourceJson.number(episode, "episode_number"),
                null,
                date,
                null,
                null,
                null,
                available(date),
                Math.max(0, SourceJson.number(episode, "runtime")),
                SourceJson.text(episode, "id"));
    }

    private static @Nullable LocalDate first(@Nullable LocalDate one, @Nullable LocalDate other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }

    private static @Nullable Instant available(@Nullable LocalDate date) {
        return date == null ? null : date.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
