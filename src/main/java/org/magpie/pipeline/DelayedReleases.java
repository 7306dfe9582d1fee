package org.magpie.pipeline;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.magpie.base.error.ErrorCode;
import org.magpie.base.job.Jobs;
import org.magpie.base.text.Correlation;
import org.magpie.media.TitleFacts;
import org.magpie.media.library.Library;
import org.magpie.pipeline.decide.Decision;
import org.magpie.pipeline.decide.Judge;
import org.magpie.pipeline.decide.PendingReleases;
import org.magpie.pipeline.decide.PendingReleases.Pending;
import org.magpie.pipeline.decide.Refusal;
import org.magpie.pipeline.match.Candidate;
import org.magpie.pipeline.match.Matching.Matched;
import org.magpie.pipeline.search.Release;
import org.magpie.pipeline.search.SearchMode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes by itself what had to wait, once its time has come: weighed together with everything else that waits for the same items, so
 * that the best of them is taken. What another one was taken instead of goes on waiting, in case that one fails, until it is
 * refused for good, such as because its item has a file as good.
 */
final class DelayedReleases {
    private static final Logger LOG = LoggerFactory.getLogger(DelayedReleases.class);

    private static final String NAME = "pending";
    /** How long what is due and is not taken is weighed again. */
    private static final Duration PATIENCE = Duration.ofDays(7);

    private static final Duration AGAIN = Duration.ofMinutes(5);

    private final PendingReleases pending;
    private final ReleaseDecisions decisions;
    private final Library library;
    private final Judge judge;
    private final ExcludedTitles excluded;
    private final Jobs jobs;
    private final Clock clock;
    private final Correlation correlations = new Correlation();
    private final Map<Long, Instant> weighed = new ConcurrentHashMap<>();

    DelayedReleases(
            PendingReleases pending,
            ReleaseDecisions decisions,
            Library library,
            Judge judge,
            ExcludedTitles excluded,
            Jobs jobs,
            Clock clock) {
        this.pending = pending;
        this.decisions = decisions;
        this.library = library;
        this.judge = judge;
        this.excluded = excluded;
        this.jobs = jobs;
        this.clock = clock;
    }

    /**
     * Begins to take what is due: at once when its time comes, every few minutes from then on. Does nothing while the last turn still
     * runs. Only one thread looks.
     */
    void look() {
        Instant now = clock.instant();
        List<Pending> due = pending.due();
        Set<Long> titles = due.stream()
                .filter(each -> !each.due().isAfter(now) && isTime(each.verdictId(), now))
                .map(Pending::titleId)
                .collect(Collectors.toUnmodifiableSet());
        if (titles.isEmpty()) {
            return;
        }
        Map<Long, List<Pending>> byTitle = due.stream()
                .filter(each -> titles.contains(each.titleId()))
                .collect(Collectors.groupingBy(Pending::titleId, LinkedHashMap::new, Collectors.toList()));
        jobs.start(NAME, "", correlations.next(), progress -> {
            for (Map.Entry<Long, List<Pending>> of : byTitle.entrySet()) {
                progress.checkCancelled();
                takeUnlessBroken(of.getKey(), of.getValue(), correlations.next());
            }
        });
    }

    @SuppressWarnings("IllegalCatch") // a bug, even an Error, costs this title its turn and not the titles that follow
    private void takeUnlessBroken(long titleId, List<Pending> waiting, String correlation) {
        try {
            take(titleId, waiting, correlation);
        } catch (Throwable bug) {
            LOG.error("What waits for title {} could not be taken ({})", titleId, ErrorCode.of(bug), bug);
        }
    }

    private boolean isTime(long verdictId, Instant now) {
        Instant last = weighed.get(verdictId);
        return last == null || last.isAfter(now) || !now.isBefore(last.plus(AGAIN));
    }

    private void take(long titleId, List<Pending> waiting, String correlation) {
        Instant now = clock.instant();
        waiting.forEach(each -> weighed.put(each.verdictId(), now));
        Optional<TitleFacts> title = library.facts(titleId);
        Map<Pending, Release> releases = decisions.releases(waiting);
        Set<Pending> over = new HashSet<>(waiting);
        if (title.isPresent()) {
            Matched matched = decisions.match(title.get(), List.copyOf(releases.values()));
            List<Decision> weights = judge.weigh(matched, SearchMode.AUTOMATIC);
            releases.forEach((each, release) -> {
                if (mayBeTaken(each, release, weights) && each.due().isAfter(now.minus(PATIENCE))) {
                    over.remove(each);
                }
            });
            Set<String> left = leftAlone(titleId, releases);
            List<Candidate> good = weights.stream()
                    .filter(Decision::isAccepted)
                    .filter(decision ->
                            !left.contains(decision.candidate().release().identity()))
                    .map(Decision::candidate)
                    .distinct()
                    .toList();
            if (!good.isEmpty()) {
                decisions.decide(new Matched(good, matched.titles()), SearchMode.AUTOMATIC, correlation);
            }
        }
        List<Long> ids = over.stream().map(Pending::verdictId).toList();
        pending.forget(ids);
        ids.forEach(weighed::remove);
    }

    /** What waits of a title that is excluded goes on waiting, unless a person has searched for it since. */
    private Set<String> leftAlone(long titleId, Map<Pending, Release> releases) {
        Optional<Instant> since = excluded.since(titleId);
        return since.isEmpty()
                ? Set.of()
                : releases.entrySet().stream()
                        .filter(each -> decisions.judged(each.getKey()).isBefore(since.get()))
                        .map(each -> each.getValue().identity())
                        .collect(Collectors.toUnmodifiableSet());
    }

    /** Now or later: nothing that is for good speaks against it. */
    private static boolean mayBeTaken(Pending each, Release release, List<Decision> weights) {
        List<Decision> own = new ArrayList<>(weights);
        own.removeIf(decision -> decision.slotId() != each.slotId()
                || !decision.candidate().release().identity().equals(release.identity()));
        return own.stream().anyMatch(decision -> decision.refusals().stream().noneMatch(Refusal::permanent));
    }
}
