package org.magpie.base.store;

import java.util.ArrayList;
import java.util.List;
import org.hibernate.StatelessSession;
import org.magpie.base.event.Event;

/** One transaction: everything in it is stored together or not at all. Belongs to the thread that runs it. */
public final class UnitOfWork {
    private final StatelessSession session;
    private final List<Event> events = new ArrayList<>();

    UnitOfWork(StatelessSession session) {
        this.session = session;
    }

    /** For the repositories: {@code new TitleRepository_(unit.session())}. */
    public StatelessSession session() {
        return session;
    }

    /** Publishes the event once this unit is committed; never if it is rolled back. */
    public void publish(Event event) {
        events.add(event);
    }

    List<Event> events() {
        return events;
    }
}
