package org.magpie.pipeline;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.magpie.base.job.ScheduledTask;
import org.magpie.media.library.Library;
import org.magpie.pipeline.decide.Blocklist;
import org.magpie.pipeline.decide.Verdicts;

/** What the pipeline does by itself: reads the indexers' news, searches for what is wanted, forgets old verdicts and blocks. */
final class PipelineTasks {
    /** Reads what the indexers have new. */
    static final String SYNC = "sync-feeds";

    /** Searches for everything wanted. */
    static final String WANTED = "search-wanted";

    private static final int MOST_VERDICTS = 200_000;
    private static final Duration VERDICTS_KEPT = Duration.ofDays(60);
    private static final Duration PRUNE_EVERY = Duration.ofDays(1);
    private static final Duration PRUNE_AFTER_START = Duration.ofMinutes(4);

    private PipelineTasks() {}

    static List<ScheduledTask> all(
            ScheduleSettings settings,
            Sources sources,
            FeedSync feeds,
            ReleaseSearch search,
            Library library,
            Verdicts verdicts,
            Blocklist blocklist,
            Clock clock) {
        return List.of(
                new ScheduledTask(
                        SYNC,
                        settings.firstSync(),
                        sources.pause(),
                        (progress, turn) -> feeds.sync(progress, turn.correlation())),
                ScheduledTask.every(
                        settings.search(),
                        WANTED,
                        settings.firstSearch(),
                        (progress, turn) -> search.grabWanted(clock.instant(), turn.since(), progress)),
                ScheduledTask.every(PRUNE_EVERY, "prune", PRUNE_AFTER_START, (progress, turn) -> {
                    verdicts.prune(VERDICTS_KEPT, MOST_VERDICTS);
                    blocklist.prune();
                    library.countDue();
                }));
    }
}
