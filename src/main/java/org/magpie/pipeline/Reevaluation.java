package org.magpie.pipeline;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntBiFunction;
import java.util.stream.Collectors;
import org.magpie.base.error.Message;
import org.magpie.base.job.Progress;
import org.magpie.media.TitleFacts;
import org.magpie.media.library.Library;
import org.magpie.pipeline.decide.Decision;
import org.magpie.pipeline.decide.Judge;
import org.magpie.pipeline.decide.StoredVerdict;
import org.magpie.pipeline.decide.Verdicts;
import org.magpie.pipeline.match.Candidate;
import org.magpie.pipeline.match.Matching;
import org.magpie.pipeline.match.Matching.Matched;
import org.magpie.pipeline.search.Release;
import org.magpie.pipeline.search.Scope;
import org.magpie.pipeline.search.SearchMode;

/**
 * Looks again at what was refused lately, after a person has said by which names and numbers releases of a title are known: what is
 * now of another title, of other items, or certain, is judged again as part of the search that found it. What that search would have
 * taken by itself is taken. All else keeps its verdict.
 */
final class Reevaluation {
    /** What was on offer longer ago may be gone; the next search finds it if it is not. */
    private static final Duration LATELY = Duration.ofDays(7);

    private static final int MOST = 5_000;

    private final Verdicts verdicts;
    private final Library library;
    private final Matching matching;
    private final Judge judge;
    private final ToIntBiFunction<List<Decision>, String> taking;
    private final TitleLocks locks;
    private final ExcludedTitles excluded;
    private final Clock clock;

    /**
     * @param taking takes the best of decisions under a correlation id, answers how many
     */
    Reevaluation(
            Verdicts verdicts,
            Library library,
            Matching matching,
            Judge judge,
            ToIntBiFunction<List<Decision>, String> taking,
            TitleLocks locks,
            ExcludedTitles excluded,
            Clock clock) {
        this.verdicts = verdicts;
        this.library = library;
        this.matching = matching;
        this.judge = judge;
        this.taking = taking;
        this.locks = locks;
        this.excluded = excluded;
        this.clock = clock;
    }

    /** The search that found releases. */
    private record Search(String correlation, SearchMode mode) {}

    /** Looks again at what is of this title, or was of none; not where the title is excluded. */
    void take(long titleId, Progress progress) {
        Optional<TitleFacts> title = library.facts(titleId);
        if (title.isEmpty() || excluded.contains(titleId)) {
            return;
        }
        Instant since = clock.instant().minus(LATELY);
        Map<Search, List<StoredVerdict>> searches = verdicts.refused(titleId, since, MOST).stream()
                .collect(Collectors.groupingBy(
                        verdict -> new Search(verdict.correlation(), verdict.mode()),
                        LinkedHashMap::new,
                        Collectors.toList()));
        Outcome all = new Outcome(0, 0);
        for (Map.Entry<Search, List<StoredVerdict>> each : searches.entrySet()) {
            progress.checkCancelled();
            all = all.plus(again(title.get(), each.getKey(), each.getValue()));
        }
        progress.says(Message.of("pipeline.looked-again", all.changed(), all.taken()));
    }

    private record Outcome(int changed, int taken) {
        Outcome plus(Outcome more) {
            return new Outcome(changed + more.changed, taken + more.taken);
        }
    }

    private Outcome again(TitleFacts title, Search search, List<StoredVerdict> before) {
        Map<String, List<StoredVerdict>> byRelease = before.stream()
                .collect(Collectors.groupingBy(
                        verdict -> verdict.release().identity(), LinkedHashMap::new, Collectors.toList()));
        List<Release> releases = byRelease.values().stream()
                .map(same -> same.getFirst().release())
                .toList();
        // What was looked for tells titles of the same name apart: only where this title was meant.
        boolean meant = search.mode() != SearchMode.RECENT
                && before.stream().anyMatch(verdict -> verdict.titleId() == title.id());
        Matched now = meant
                ? matching.match(releases, SearchQueries.query(title, new Scope.Whole(), search.correlation()))
                : matching.match(releases);
        // What is on its way is asked for while judging: nobody else may take anything for these titles until this one
        // has.
        return locks.holding(now.titles().keySet(), () -> {
            List<Decision> decisions = judge(now, search, byRelease);
            int changed = (int) decisions.stream()
                    .map(decision -> decision.candidate().release().identity())
                    .distinct()
                    .count();
            int taken =
                    search.mode() == SearchMode.INTERACTIVE ? 0 : taking.applyAsInt(decisions, search.correlation());
            return new Outcome(changed, taken);
        });
    }

    private List<Decision> judge(Matched now, Search search, Map<String, List<StoredVerdict>> byRelease) {
        Map<String, List<StoredVerdict>> replaced = new HashMap<>();
        List<Candidate> others = new ArrayList<>();
        for (Candidate candidate : now.candidates()) {
            List<StoredVerdict> old = byRelease.getOrDefault(candidate.release().identity(), List.of());
            if (isOther(candidate, old)) {
                replaced.put(candidate.release().identity(), old);
                others.add(candidate);
            }
        }
        List<Decision> decisions = judge.judge(new Matched(others, now.titles()), search.mode(), search.correlation());
        verdicts.drop(replaced.values().stream()
                .flatMap(Collection::stream)
                .map(StoredVerdict::id)
                .collect(Collectors.toUnmodifiableSet()));
        return decisions;
    }

    private static boolean isOther(Candidate now, List<StoredVerdict> before) {
        return before.stream()
                .anyMatch(old -> old.titleId() != now.titleId()
                        || !Set.copyOf(old.itemIds()).equals(Set.copyOf(now.itemIds()))
                        || isCertain(old.confidence()) != isCertain(now.confidence()));
    }

    private static boolean isCertain(double confidence) {
        return confidence >= Matching.AUTOMATIC;
    }
}
