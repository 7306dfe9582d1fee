package org.magpie.upkeep.scan;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.Message;
import org.magpie.catalog.Catalog;
import org.magpie.catalog.FoundTitle;
import org.magpie.media.MediaKind;
import org.magpie.pipeline.importing.layout.TitleClue;
import org.magpie.pipeline.importing.layout.TitleGroup;
import org.magpie.upkeep.scan.LibraryScan.Candidate;

/**
 * Asks sources what files are that are of no title of the library. Only one answer that bears the very name and year, or the very id, is
 * taken; the sources' own rates and budgets hold. Sources that fail time and again are asked no more in this scan. Belongs to one thread.
 */
final class SourceLookup {
    private static final int MOST_FAILURES = 3;
    private static final int MOST_CANDIDATES = 5;

    private final Catalog catalog;
    private final Predicate<MediaKind> hasSource;
    private final boolean isNameEnough;
    private final boolean ask;
    private final Clock clock;
    private int failures;

    /**
     * @param hasSource whether a source of that kind is set up
     * @param isNameEnough whether titles of the kind go by their names alone
     * @param ask whether sources may be asked at all
     */
    SourceLookup(Catalog catalog, Predicate<MediaKind> hasSource, boolean isNameEnough, boolean ask, Clock clock) {
        this.isNameEnough = isNameEnough;
        this.catalog = catalog;
        this.hasSource = hasSource;
        this.ask = ask;
        this.clock = clock;
    }

    Verdict find(TitleGroup group) {
        if (!ask || !hasSource.test(group.kind()) || failures >= MOST_FAILURES) {
            return withoutSource(group, Message.of("scan.reason.not-plain"));
        }
        Map<String, FoundTitle> found = new LinkedHashMap<>();
        List<FoundTitle> near = new ArrayList<>();
        boolean answered = false;
        boolean failed = false;
        for (Map.Entry<String, String> id : group.ids().entrySet()) {
            Catalog.Lookup lookup = catalog.lookup(group.kind(), id.getKey() + ":" + id.getValue());
            failed |= !lookup.failures().isEmpty();
            answered |= lookup.failures().isEmpty();
            for (FoundTitle title : lookup.titles()) {
                near.add(title);
                if (group.mayBe(List.of(title.name()), title.year())) {
                    found.putIfAbsent(key(title), title);
                }
            }
        }
        if (found.isEmpty() && group.ids().isEmpty()) {
            for (TitleClue clue : asked(group)) {
                Catalog.Lookup lookup = catalog.lookup(group.kind(), typed(clue));
                failed |= !lookup.failures().isEmpty();
                answered |= lookup.failures().isEmpty();
                for (FoundTitle title : lookup.titles()) {
                    near.add(title);
                    if (isExact(clue, title)) {
                        found.putIfAbsent(key(title), title);
                    }
                }
            }
        }
        failures = failed && !answered ? failures + 1 : 0;
        if (found.size() == 1 || isOneEach(found)) {
            return taken(group, found.values().iterator().next());
        }
        if (failed && found.isEmpty()) {
            return withoutSource(group, Message.of("scan.reason.no-answer"));
        }
        String reason = found.isEmpty() ? "scan.reason.no-source-knows" : "scan.reason.several";
        return new Verdict.Waits(
                Message.of(reason, group.path()),
                candidates(found.isEmpty() ? near : List.copyOf(found.values())),
                clock.instant());
    }

    /** Sources that share no id may each know the very same title. */
    private static boolean isOneEach(Map<String, FoundTitle> found) {
        return found.size() > 1
                && found.values().stream().map(FoundTitle::source).distinct().count() == found.size()
                && found.values().stream().map(FoundTitle::year).distinct().count() == 1;
    }

    private static Verdict taken(TitleGroup group, FoundTitle title) {
        String key = group.ids().isEmpty() ? "scan.because.source" : "scan.because.source-id";
        return title.titleId() == 0
                ? new Verdict.Sourced(title, Message.of(key, title.sourceName()))
                : new Verdict.Known(title.titleId(), Message.of(key, title.sourceName()));
    }

    private static Verdict withoutSource(TitleGroup group, Message why) {
        TitleClue plain = Recognition.plain(group);
        return plain == null
                ? new Verdict.Waits(why, List.of(), null)
                : new Verdict.Named(plain, Message.of("scan.because.plain"));
    }

    /** A name with a year says more than one without; films are not looked for without one. */
    private static List<TitleClue> asked(TitleGroup group) {
        List<TitleClue> dated =
                group.clues().stream().filter(clue -> clue.year() != null).toList();
        List<TitleClue> chosen = dated.isEmpty() ? group.clues() : dated;
        return chosen.stream().limit(2).toList();
    }

    private static String typed(TitleClue clue) {
        return clue.year() == null ? clue.name() : clue.name() + " (" + clue.year() + ")";
    }

    private boolean isExact(TitleClue clue, FoundTitle title) {
        Integer year = clue.year();
        if (year == null) {
            // A series goes by its name alone; of films there are too many that share theirs.
            return isNameEnough && clue.isCalled(List.of(title.name()));
        }
        return year.equals(title.year()) && clue.isCalled(List.of(title.name()));
    }

    /** Two sources may know one title: any id that they share says so. */
    private static String key(FoundTitle title) {
        for (String source : List.of("imdb", "tmdb", "tvdb", "wikidata", "tvmaze")) {
            String id = title.ids().get(source);
            if (id != null) {
                return source + ":" + id;
            }
        }
        return title.source() + ":" + title.sourceId();
    }

    private static List<Candidate> candidates(List<FoundTitle> titles) {
        return titles.stream()
                .limit(MOST_CANDIDATES)
                .map(title -> new Candidate(
                        title.titleId(),
                        title.source() + ":" + title.sourceId(),
                        title.name(),
                        year(title.year()),
                        0.5))
                .toList();
    }

    private static int year(@Nullable Integer year) {
        return year == null ? 0 : year;
    }
}
