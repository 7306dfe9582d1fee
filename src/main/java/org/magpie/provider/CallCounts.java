package org.magpie.provider;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.magpie.base.error.Message;

/**
 * Counts the calls made for each plug that is set up, and makes none that would be beyond its budget. The day's count is kept over
 * restarts, since sites count on. Safe for any number of threads.
 */
public final class CallCounts {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Ledger ledger;
    private final Clock clock;
    private final Map<Long, Counted> counted = new ConcurrentHashMap<>();

    /** Where the day's counts are kept. */
    public interface Ledger {
        /** How many calls were made on a day. */
        int read(long definitionId, LocalDate day);

        void keep(long definitionId, LocalDate day, int calls);
    }

    public CallCounts(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Returns calls for one definition, each of which counts. */
    public ProviderHttp over(ProviderHttp http, Definition<?> definition, Budget budget) {
        return http.before(() -> spend(definition.id(), definition.name(), budget));
    }

    /**
     * Counts one call that is about to be made.
     *
     * @param definitionId 0 for a definition that is not stored: its calls are not counted
     * @throws ProviderException.RateLimited when it would be beyond the budget, with the time until it would not
     */
    public void spend(long definitionId, String name, Budget budget) {
        if (definitionId != 0) {
            counted.computeIfAbsent(definitionId, Counted::new).spend(name, budget);
        }
    }

    /** The calls of one definition. */
    private final class Counted {
        private final long id;
        private final Deque<Instant> lastMinute = new ArrayDeque<>();
        private LocalDate day = LocalDate.MIN;
        private int calls;

        Counted(long id) {
            this.id = id;
        }

        synchronized void spend(String name, Budget budget) {
            ZonedDateTime now = ZonedDateTime.now(clock);
            if (!day.equals(now.toLocalDate())) {
                day = now.toLocalDate();
                calls = ledger.read(id, day);
            }
            if (budget.aDay() > 0 && calls >= budget.aDay()) {
                ZonedDateTime midnight = day.plusDays(1).atStartOfDay(now.getZone());
                throw new ProviderException.RateLimited(
                        Message.of("indexer.said.day-budget", name, budget.aDay()), Duration.between(now, midnight));
            }
            Instant moment = now.toInstant();
            Instant minuteAgo = moment.minus(MINUTE);
            while (!lastMinute.isEmpty() && !lastMinute.peekFirst().isAfter(minuteAgo)) {
                lastMinute.removeFirst();
            }
            if (budget.aMinute() > 0 && lastMinute.size() >= budget.aMinute()) {
                throw new ProviderException.RateLimited(
                        Message.of("indexer.said.minute-budget", name, budget.aMinute()),
                        Duration.between(minuteAgo, lastMinute.getFirst()));
            }
            if (budget.aMinute() > 0) {
                lastMinute.addLast(moment);
            }
            calls++;
            ledger.keep(id, day, calls);
        }
    }
}
