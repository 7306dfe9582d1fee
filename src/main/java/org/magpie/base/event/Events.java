package org.magpie.base.event;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries events to whoever listens, on the publisher's thread and in the order of publishing. A listener that fails is logged
 * and does not keep the event from the others. Safe for any number of threads.
 */
public final class Events {
    private static final Logger LOG = LoggerFactory.getLogger(Events.class);

    private final AtomicLong nextKey = new AtomicLong();
    private final Map<Long, Listener<?>> listeners = new ConcurrentHashMap<>();

    /**
     * Listens for events of a type and its subtypes.
     *
     * @return ends the listening when closed
     */
    public <E extends Event> Subscription listen(Class<E> type, Consumer<? super E> listener) {
        long key = nextKey.getAndIncrement();
        listeners.put(key, new Listener<>(type, listener));
        return () -> listeners.remove(key);
    }

    /** Tells all listeners. Call it after the transaction that the event tells of, through {@code UnitOfWork.publish}. */
    public void publish(Event event) {
        listeners.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> entry.getValue().tell(event));
    }

    /** A listening that can be ended. */
    @FunctionalInterface
    public interface Subscription extends AutoCloseable {
        @Override
        void close();
    }

    private record Listener<E extends Event>(Class<E> type, Consumer<? super E> action) {
        @SuppressWarnings("IllegalCatch") // what is told of has happened: not even an Error may make it look undone
        void tell(Event event) {
            if (!type.isInstance(event)) {
                return;
            }
            try {
                action.accept(type.cast(event));
            } catch (Throwable failure) {
                LOG.error("A listener for {} failed", event.getClass().getSimpleName(), failure);
            }
        }
    }
}
