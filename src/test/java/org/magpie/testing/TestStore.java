package org.magpie.testing;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.magpie.base.event.Event;
import org.magpie.base.event.Events;
import org.magpie.base.store.Store;
import org.magpie.media.library.MediaEntities;

/** A real, encrypted database in a temporary folder, with everything that was told through its events. */
public final class TestStore implements AutoCloseable {
    private final Events events = new Events();
    private final List<Event> told = new ArrayList<>();
    private final Store store;

    /**
     * @param folder emptied by whoever gave it
     * @param more entities beside those of the library
     */
    public TestStore(Path folder, Class<?>... more) {
        events.listen(Event.class, event -> {
            synchronized (told) {
                told.add(event);
            }
        });
        List<Class<?>> entities = new ArrayList<>(MediaEntities.ALL);
        entities.addAll(List.of(more));
        this.store = Store.open(folder.resolve("magpie"), new byte[32], entities, events);
    }

    public Store store() {
        return store;
    }

    public Events events() {
        return events;
    }

    /** What was told so far, oldest first. */
    public <E extends Event> List<E> told(Class<E> type) {
        synchronized (told) {
            return told.stream().filter(type::isInstance).map(type::cast).toList();
        }
    }

    /** A time that does not move, for those who need a clock. */
    public static Instant noon() {
        return Instant.parse("2026-06-15T12:00:00Z");
    }

    @Override
    public void close() {
        store.close();
    }
}
