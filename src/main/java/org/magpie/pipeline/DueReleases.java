package org.magpie.pipeline;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntBiFunction;
import java.util.stream.Collectors;
import org.magpie.base.job.Jobs;
import org.magpie.base.text.Correlation;
import org.magpie.media.Library;
import org.magpie.media.TitleFacts;
import org.magpie.pipeline.decide.Decision;
import org.magpie.pipeline.decide.Judge;
import org.magpie.pipeline.decide.Occasion;
import org.magpie.pipeline.decide.PendingReleases;
import org.magpie.pipeline.decide.PendingReleases.Pending;
import org.magpie.pipeline.decide.StoredVerdict;
import org.magpie.pipeline.decide.Verdicts;
import org.magpie.pipeline.match.Matching;
import org.magpie.pipeline.search.Release;
import org.magpie.pipeline.search.Scope;

/**
 * Takes by itself what had to wait, once its time has come: judged anew, together with everything that has turned up for the same
 * items since, so that the best of them is taken.
 */
final class DueReleases {
    private static final String NAME = "pending";
    /** How long what is good and cannot be handed over is tried again. */
    private static final Duration PATIENCE = Duration.ofHours(6);

    private final PendingReleases pending;
    private final Verdicts verdicts;
    private final Library library;
    private final Matching matching;
    private final Judge judge;
    private final Jobs jobs;
    private final Clock clock;
    private final ToIntBiFunction<List<Decision>, String> taking;
    private final Correlation correlations = new Correlation();

    /**
     * @param taking takes the best of decisions under a correlation id, answers how many
     */
    DueReleases(
            PendingReleases pending,
            Verdicts verdicts,
            Library library,
            Matching matching,
            Judge judge,
            Jobs jobs,
            Clock clock,
            ToIntBiFunction<List<Decision>, String> taking) {
        this.pending = pending;
        this.verdicts = verdicts;
        this.library = library;
        this.matching = matching;
        this.judge = judge;
        this.jobs = jobs;
        this.clock = clock;
        this.taking = taking;
    }

    /** Begins to take what is due; does nothing while the last turn still runs. Only one thread looks. */
    void look() {
        Map<Long, List<Pending>> byTitle = pending.due().stream()
                .collect(Collectors.groupingBy(Pending::titleId, LinkedHashMap::new, Collectors.toList()));
        if (byTitle.isEmpty()
                || jobs.running().stream().anyMatch(job -> job.name().equals(NAME))) {
            return;
        }
        jobs.start(NAME, "", correlations.next(), progress -> {
            for (Map.Entry<Long, List<Pending>> of : byTitle.entrySet()) {
                progress.checkCancelled();
                take(of.getKey(), of.getValue(), correlations.next());
            }
        });
    }

    private void take(long titleId, List<Pending> waiting, String correlation) {
        List<Long> ids = waiting.stream().map(Pending::verdictId).toList();
        Map<String, Release> releases = new LinkedHashMap<>();
        for (long id : ids) {
            verdicts.find(id)
                    .map(StoredVerdict::release)
                    .ifPresent(release -> releases.putIfAbsent(release.indexerId() + ":" + release.guid(), release));
        }
        Optional<TitleFacts> title = library.facts(titleId);
        if (title.isEmpty() || releases.isEmpty()) {
            pending.forget(ids);
            return;
        }
        List<Decision> decisions = judge.judge(
                matching.match(
                        new ArrayList<>(releases.values()), Scopes.query(title.get(), new Scope.Whole(), correlation)),
                Occasion.AUTOMATIC,
                correlation);
        int taken = taking.applyAsInt(decisions, correlation);
        boolean tryAgain = taken == 0 && decisions.stream().anyMatch(Decision::isAccepted);
        Instant tooLate = clock.instant().minus(PATIENCE);
        pending.forget(waiting.stream()
                .filter(each -> !tryAgain || each.due().isBefore(tooLate))
                .map(Pending::verdictId)
                .toList());
    }
}
