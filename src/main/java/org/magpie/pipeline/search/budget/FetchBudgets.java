package org.magpie.pipeline.search.budget;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.magpie.base.error.Message;
import org.magpie.pipeline.search.Indexer;
import org.magpie.pipeline.search.Release;
import org.magpie.provider.CallCounts;
import org.magpie.provider.ProviderException;
import org.magpie.provider.ProviderKind;
import org.magpie.provider.Providers;
import org.magpie.provider.Providers.Opened;

/**
 * Counts what is fetched through each indexer, and lets nothing be fetched beyond what a person allows in a day: sites count
 * downloads apart from calls, and shut out who takes too many. The count is kept over restarts. Safe for any number of threads.
 */
public final class FetchBudgets {
    private final Providers providers;
    private final CallCounts.Ledger ledger;
    private final Clock clock;
    private final Map<Long, Counted> counted = new ConcurrentHashMap<>();

    public FetchBudgets(Providers providers, CallCounts.Ledger ledger, Clock clock) {
        this.providers = providers;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Counts a torrent, a post or a file that is about to be fetched. What comes of an indexer that was deleted is not counted.
     *
     * @throws ProviderException.RateLimited when it would be beyond the budget, with the time until it would not
     */
    public void spend(Release release) {
        indexer(release.indexerId())
                .ifPresent(indexer ->
                        counted(release.indexerId()).spend(indexer.definition().name(), aDay(indexer)));
    }

    /** What is left of the day's budget: 1 for all of it, and where there is no bound; 0 for nothing. */
    public double left(long indexerId) {
        int aDay = indexer(indexerId).map(FetchBudgets::aDay).orElse(0);
        return aDay <= 0 ? 1 : Math.max(0, 1 - (double) counted(indexerId).today() / aDay);
    }

    private Optional<Opened<Indexer>> indexer(long id) {
        return providers
                .definition(id)
                .filter(definition -> definition.kind() == ProviderKind.INDEXER)
                .flatMap(definition -> providers.open(definition.id(), Indexer.class));
    }

    private static int aDay(Opened<Indexer> indexer) {
        return indexer.provider().budget().fetchesADay();
    }

    private Counted counted(long indexerId) {
        return counted.computeIfAbsent(indexerId, Counted::new);
    }

    /** What was fetched through one indexer. */
    private final class Counted {
        private final long id;
        private LocalDate day = LocalDate.MIN;
        private int fetches;

        Counted(long id) {
            this.id = id;
        }

        synchronized int today() {
            LocalDate today = LocalDate.now(clock);
            if (!day.equals(today)) {
                day = today;
                fetches = ledger.read(id, day);
            }
            return fetches;
        }

        synchronized void spend(String indexer, int aDay) {
            int today = today();
            if (aDay > 0 && today >= aDay) {
                ZonedDateTime now = ZonedDateTime.now(clock);
                LocalDate next = day.plusDays(1);
                throw new ProviderException.RateLimited(
                        Message.of("indexer.said.download-budget", indexer, aDay, next + " 00:00"),
                        Duration.between(now, next.atStartOfDay(now.getZone())));
            }
            fetches = today + 1;
            ledger.keep(id, day, fetches);
        }
    }
}
