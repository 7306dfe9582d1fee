package org.magpie.app.wiring;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What was opened, closed in the opposite order. What does not close keeps nothing else from it. Safe for any number of threads. */
public final class Closer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Closer.class);

    private final Deque<AutoCloseable> opened = new ArrayDeque<>();

    /** Is closed before all that was added earlier. */
    public synchronized <T extends AutoCloseable> T add(T next) {
        opened.addFirst(next);
        return next;
    }

    @Override
    public synchronized void close() {
        while (!opened.isEmpty()) {
            AutoCloseable next = opened.removeFirst();
            try {
                next.close();
            } catch (Exception failure) {
                // The rest must be closed all the same: the database last of all.
                LOG.error("Something did not close", failure);
            }
        }
    }
}
