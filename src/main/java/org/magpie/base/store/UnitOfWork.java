package org.magpie.base.store;

import java.util.ArrayList;
import java.util.List;
import org.hibernate.StatelessSession;
import org.magpie.base.event.Event;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One transaction: everything in it is stored together or not at all. Belongs to the thread that runs it. */
public final class UnitOfWork {
    private static final Logger LOG = LoggerFactory.getLogger(UnitOfWork.class);

    private final StatelessSession session;
    private final List<Event> events = new ArrayList<>();
    private final List<Runnable> afterwards = new ArrayList<>();

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

    /**
     * Runs this once the unit is committed, before any other unit begins; never if it is rolled back. For what is kept in memory
     * of what is stored: it must be short and must not touch the database.
     */
    public void afterCommit(Runnable work) {
        afterwards.add(work);
    }

    /** What fails here is logged: the unit is stored, and nothing may make it look otherwise. */
    @SuppressWarnings("IllegalCatch")
    void committed() {
        for (Runnable work : afterwards) {
            try {
                work.run();
            } catch (RuntimeException failure) {
                LOG.error("What follows a unit of work failed", failure);
            }
        }
    }

    List<Event> events() {
        return events;
    }
}
