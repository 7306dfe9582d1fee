package org.magpie.base.store;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.magpie.base.event.Event;
import org.magpie.base.event.Events;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Publishes events in the order in which they were added, by one thread at a time. Safe for any number of threads. */
final class OrderedEvents {
    private static final Logger LOG = LoggerFactory.getLogger(OrderedEvents.class);
    /** Listeners are short; two that wait for each other's locks must not stop all writing. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final Events events;
    private final Queue<Event> waiting = new ConcurrentLinkedQueue<>();
    private final ReentrantLock publishing = new ReentrantLock(true);

    OrderedEvents(Events events) {
        this.events = events;
    }

    /** Adds events; the caller sees to the order of its calls, and calls {@link #publish} afterwards. */
    void add(List<Event> more) {
        waiting.addAll(more);
    }

    /**
     * Publishes what was added. Once it returns, listeners were told of all that this thread has added before; but within a
     * listener it returns at once, and they are told when that listener and those after it have ended.
     */
    void publish() {
        if (publishing.isHeldByCurrentThread()) {
            return;
        }
        if (take()) {
            try {
                for (Event next = waiting.poll(); next != null; next = waiting.poll()) {
                    events.publish(next);
                }
            } finally {
                publishing.unlock();
            }
        }
    }

    /** Whether this thread publishes now; otherwise the one that does goes on until nothing is left. */
    private boolean take() {
        boolean interrupted = false;
        try {
            long end = System.nanoTime() + LONGEST_WAIT.toNanos();
            while (true) {
                try {
                    if (publishing.tryLock(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                        return true;
                    }
                    LOG.warn("A listener keeps others from being told of what has changed", new Throwable("where"));
                    return false;
                } catch (InterruptedException held) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
