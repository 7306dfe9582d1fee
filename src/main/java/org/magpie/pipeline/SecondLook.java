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
import org.magpie.pipeline.decide.Occasion;
import org.magpie.pipeline.decide.StoredVerdict;
import org.magpie.pipeline.decide.Verdicts;
import org.magpie.pipeline.match.Candidate;
import org.magpie.pipeline.match.Matching;
import org.magpie.pipeline.match.Matching.Matched;
import org.magpie.pipeline.search.Release;
import org.magpie.pipeline.search.Scope;

/**
 * Looks again at what was refused lately, after a person has said by which names and numbers releases of a title are known: what is
 * now of another title, of other items, or certain, is judged anew as part of the search that found it. What that search would have
 * taken by itself is taken. All else keeps its verdict.
 */
final class SecondLook {
    /** What was on offer longer ago may be gone; the next search finds it if it is not. */
    private static final Duration LATELY = Duration.ofDays(7);

    private static final int MOST = 5_000;

    private final Verdicts verdicts;
    private final Library library;
    private final Matching matching;
    private final Judge judge;
    private final ToIntBiFunction<List<Decision>, String> taking;
    private final Clock clock;

    /**
     * @param taking takes the best of decisions under a correlation id, answers how many
     */
    SecondLook(
            Verdicts verdicts,
            Library library,
            Matching matching,
            Judge judge,
            ToIntBiFunction<List<Decision>, String> taking,
            Clock clock) {
        this.verdicts = verdicts;
        this.library = library;
        this.matching = matching;
        this.judge = judge;
        this.taking = taking;
        this.clock = clock;
    }

    /** The search that found releases. */
    private record Search(String correlation, Occasion occasion) {}

    /** Looks again at what is of this title, or was of none. */
    void take(long titleId, Progress progress) {
        Optional<TitleFacts> title = library.facts(titleId);
        if (title.isEmpty()) {
            return;
        }
        Instant since = clock.instant().minus(LATELY);
        Map<Search, List<StoredVerdict>> searches = verdicts.refused(titleId, since, MOST).stream()
                .collect(Collectors.groupingBy(
                        verdict -> new Search(verdict.correlation(), verdict.occasion()),
                        LinkedHashMap::new,
                        Collectors.toList()));
        int changed = 0;
        int taken = 0;
        for (Map.Entry<Search, List<StoredVerdict>> each : searches.entrySet()) {
            progress.checkCancelled();
            Search search = each.getKey();
            List<Decision> decisions = again(title.get(), search, each.getValue());
            changed += (int) decisions.stream()
                    .map(decision -> decision.candidate().release().identity())
                    .distinct()
                    .count();
            if (search.occasion() != Occasion.BY_HAND) {
                taken += taking.applyAsInt(decisions, search.correlation());
            }
        }
        progress.says(Message.of("pipeline.looked-again", changed, taken));
    }

    private List<Decision> again(TitleFacts title, Search search, List<StoredVerdict> before) {
        Map<String, List<StoredVerdict>> byRelease = before.stream()
                .collect(Collectors.groupingBy(
                        verdict -> verdict.release().identity(), LinkedHashMap::new, Collectors.toList()));
        List<Release> releases = byRelease.values().stream()
                .map(same -> same.getFirst().release())
                .toList();
        // What was looked for tells titles of the same name apart: only where this title was meant.
        boolean meant = search.occasion() != Occasion.RECENT
                && before.stream().anyMatch(verdict -> verdict.titleId() == title.id());
        Matched now = meant
                ? matching.match(releases, Scopes.query(title, new Scope.Whole(), search.correlation()))
                : matching.match(releases);
        Map<String, List<StoredVerdict>> replaced = new HashMap<>();
        List<Candidate> others = new ArrayList<>();
        for (Candidate candidate : now.candidates()) {
            List<StoredVerdict> old = byRelease.getOrDefault(candidate.release().identity(), List.of());
            if (isOther(candidate, old)) {
                replaced.put(candidate.release().identity(), old);
                others.add(candidate);
            }
        }
        List<Decision> decisions =
                judge.judge(new Matched(others, now.titles()), search.occasion(), search.correlation());
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
