package org.magpie.app.wiring;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import org.magpie.base.event.Events;
import org.magpie.base.http.HttpSettings;
import org.magpie.base.store.Store;
import org.magpie.pipeline.ScheduleSettings;
import org.magpie.pipeline.decide.format.guide.GuideSource;
import org.magpie.pipeline.download.StallThresholds;
import org.magpie.provider.DocumentedRates;

/**
 * What is not the same for the window, a short command and a test.
 *
 * @param entities when Hibernate is opened
 * @param http how calls are made
 * @param pace how often the pipeline looks at what is under way
 * @param patience how long downloads are waited for
 * @param searchAtMost longest time that one indexer may take for a search
 * @param feedsAtMost longest time that one indexer may take for its feed
 */
public record WiringOptions(
        Events events,
        Clock clock,
        Store.EntityStart entities,
        HttpSettings http,
        ScheduleSettings pace,
        StallThresholds patience,
        Duration searchAtMost,
        Duration feedsAtMost) {
    private static final Duration SEARCH_AT_MOST = Duration.ofSeconds(45);
    private static final Duration FEEDS_AT_MOST = Duration.ofMinutes(2);

    /** As Magpie runs. */
    public static WiringOptions usual(Events events, Clock clock, Store.EntityStart entities) {
        return new WiringOptions(
                events,
                clock,
                entities,
                HttpSettings.usual().rates(DocumentedRates.ALL).rate(GuideSource.FILE_HOST, GuideSource.FILE_RATE),
                ScheduleSettings.USUAL,
                StallThresholds.DEFAULT,
                SEARCH_AT_MOST,
                FEEDS_AT_MOST);
    }

    /** The same with the system's clock and nobody listening yet. */
    public static WiringOptions usual(Store.EntityStart entities) {
        return usual(new Events(), Clock.system(ZoneId.systemDefault()), entities);
    }

    /** The same at another pace. */
    public WiringOptions at(ScheduleSettings other) {
        return new WiringOptions(events, clock, entities, http, other, patience, searchAtMost, feedsAtMost);
    }

    /** The same with other limits on what an indexer may take. */
    public WiringOptions indexersAtMost(Duration search, Duration feeds) {
        return new WiringOptions(events, clock, entities, http, pace, patience, search, feeds);
    }
}
