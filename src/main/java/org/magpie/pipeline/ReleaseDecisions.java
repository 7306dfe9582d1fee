package org.magpie.pipeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.magpie.media.TitleFacts;
import org.magpie.pipeline.decide.Decision;
import org.magpie.pipeline.decide.Judge;
import org.magpie.pipeline.decide.PendingReleases;
import org.magpie.pipeline.decide.PendingReleases.Pending;
import org.magpie.pipeline.decide.StoredVerdict;
import org.magpie.pipeline.decide.Verdicts;
import org.magpie.pipeline.match.Candidate;
import org.magpie.pipeline.match.Matching;
import org.magpie.pipeline.match.Matching.Matched;
import org.magpie.pipeline.search.Release;
import org.magpie.pipeline.search.Scope;
import org.magpie.pipeline.search.SearchMode;

/**
 * Judges what has turned up together with what waits for the same titles, and takes the best of both. One decision for a title is
 * made after the other, so that each sees what the one before has taken. Safe for any number of threads.
 */
final class ReleaseDecisions {
    private final PendingReleases pending;
    private final Verdicts verdicts;
    private final Matching matching;
    private final Judge judge;
    private final BiFunction<List<Decision>, String, List<Decision>> taking;
    private final TitleLocks locks;

    /**
     * @param taking takes the best of decisions under a correlation id, answers which
     */
    ReleaseDecisions(
            PendingReleases pending,
            Verdicts verdicts,
            Matching matching,
            Judge judge,
            BiFunction<List<Decision>, String, List<Decision>> taking,
            TitleLocks locks) {
        this.pending = pending;
        this.verdicts = verdicts;
        this.matching = matching;
        this.judge = judge;
        this.taking = taking;
        this.locks = locks;
    }

    /**
     * What was decided.
     *
     * @param decisions of what had turned up and of what waited and is good by now, stored
     * @param taken those of them that were taken
     */
    record Outcome(List<Decision> decisions, List<Decision> taken) {}

    /**
     * Takes the best of what has turned up and of what waits for the same titles, those that stand in {@code fresh}. What waits goes on waiting until it is taken or
     * refused for good.
     */
    Outcome decide(Matched fresh, SearchMode mode, String correlation) {
        return decide(fresh, mode, correlation, judged -> {});
    }

    /**
     * The same.
     *
     * @param judged hears of the verdicts before anything is taken, so that a crash in between loses nothing of them
     */
    Outcome decide(Matched fresh, SearchMode mode, String correlation, Consumer<List<Decision>> judged) {
        Set<Long> titles = fresh.titles().keySet();
        return locks.holding(titles, () -> {
            List<Pending> waiting = pending.all().stream()
                    .filter(each -> titles.contains(each.titleId()))
                    .toList();
            Map<Pending, Release> releases = releases(waiting);
            Matched all = with(fresh, goodByNow(fresh, releases, mode));
            List<Decision> decisions = judge.judge(all, mode, correlation);
            judged.accept(decisions);
            List<Decision> taken = taking.apply(decisions, correlation);
            forget(taken, releases);
            return new Outcome(decisions, taken);
        });
    }

    /** What waits with its release; what is no longer known of is left out. */
    Map<Pending, Release> releases(List<Pending> waiting) {
        Map<Pending, Release> releases = new LinkedHashMap<>();
        waiting.forEach(each -> verdicts.find(each.verdictId())
                .map(StoredVerdict::release)
                .ifPresent(release -> releases.put(each, release)));
        return releases;
    }

    /** When it was judged, and began to wait. */
    Instant judged(Pending waiting) {
        return verdicts.find(waiting.verdictId()).map(StoredVerdict::judged).orElse(Instant.EPOCH);
    }

    /** Matches releases of one title as a search for it would, each once. */
    Matched match(TitleFacts title, List<Release> releases) {
        Map<String, Release> unique = releases.stream()
                .collect(Collectors.toMap(
                        Release::identity, Function.identity(), (one, other) -> one, LinkedHashMap::new));
        return matching.match(List.copyOf(unique.values()), SearchQueries.query(title, new Scope.Whole(), "waiting"));
    }

    private List<Candidate> goodByNow(Matched fresh, Map<Pending, Release> waiting, SearchMode mode) {
        Set<String> known = fresh.candidates().stream()
                .map(candidate -> candidate.release().identity())
                .collect(Collectors.toUnmodifiableSet());
        Map<Long, List<Release>> byTitle = new LinkedHashMap<>();
        waiting.forEach((each, release) -> {
            if (!known.contains(release.identity())) {
                byTitle.computeIfAbsent(each.titleId(), id -> new ArrayList<>()).add(release);
            }
        });
        List<Candidate> good = new ArrayList<>();
        byTitle.forEach((titleId, releases) -> {
            TitleFacts title = fresh.titles().get(titleId);
            if (title != null) {
                good.addAll(accepted(match(title, releases), mode));
            }
        });
        return good;
    }

    /** What would be taken, without a verdict being stored. */
    List<Candidate> accepted(Matched matched, SearchMode mode) {
        return judge.weigh(matched, mode).stream()
                .filter(Decision::isAccepted)
                .map(Decision::candidate)
                .distinct()
                .toList();
    }

    private static Matched with(Matched fresh, List<Candidate> more) {
        List<Candidate> all = new ArrayList<>(fresh.candidates());
        all.addAll(more);
        return new Matched(all, new HashMap<>(fresh.titles()));
    }

    private void forget(List<Decision> taken, Map<Pending, Release> waiting) {
        List<Long> over = waiting.entrySet().stream()
                .filter(each -> taken.stream()
                        .anyMatch(decision -> decision.slotId() == each.getKey().slotId()
                                && decision.candidate()
                                        .release()
                                        .identity()
                                        .equals(each.getValue().identity())))
                .map(each -> each.getKey().verdictId())
                .toList();
        if (!over.isEmpty()) {
            pending.forget(over);
        }
    }
}
