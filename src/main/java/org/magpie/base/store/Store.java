package org.magpie.base.store;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.h2.api.ErrorCode;
import org.h2.engine.Constants;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.DiskException;
import org.magpie.base.error.UserException;
import org.magpie.base.event.Event;
import org.magpie.base.event.Events;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The embedded database of one data folder. One transaction is one {@link UnitOfWork}. Units that write run one after the
 * other, so that what a unit has looked up stays true until it commits and no two can wait for each other; readers never wait.
 * A unit must therefore be short: no network, no copying of files.
 *
 * <p>Safe for any number of threads. No thread that is inside may be interrupted, since an interrupt closes the database's
 * file; one that comes with its interrupt flag set has it held back until it leaves.
 */
public final class Store implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Store.class);

    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);
    private static final Duration SLOW = Duration.ofSeconds(10);

    private final DatabaseFile file;
    private final HikariDataSource source;
    private final EntitySessions entities;
    private final OrderedEvents publisher;
    private final ReentrantLock writing = new ReentrantLock(true);
    private final List<Recorder<?>> recorders = new CopyOnWriteArrayList<>();
    private volatile boolean closed;

    /** When Hibernate reads the mapping of the entities, which takes long. */
    public enum EntityStart {
        /** When the first entity is asked for: for what may do without any. */
        WHEN_NEEDED,
        /** At once, beside the opening of the file: for what is sure to need it soon. */
        AT_ONCE
    }

    private Store(DatabaseFile file, HikariDataSource source, EntitySessions entities, Events events) {
        this.file = file;
        this.source = source;
        this.entities = entities;
        this.publisher = new OrderedEvents(events);
    }

    /**
     * Opens or makes the database and brings its schema up to date.
     *
     * @param file without an ending; the database adds {@code .mv.db}
     * @param key 32 bytes; the file is encrypted with it
     * @param entities every class that is stored
     * @throws DataFolderInUseException when another process has it open
     * @throws UserException {@code data.wrong-key}, {@code data.newer}, {@code data.damaged}, {@code data.update-failed}
     */
    public static Store open(Path file, byte[] key, List<Class<?>> entities, Events events) {
        return open(file, key, entities, events, EntityStart.WHEN_NEEDED);
    }

    /** {@link #open(Path, byte[], List, Events)} with Hibernate at the time given. */
    public static Store open(Path file, byte[] key, List<Class<?>> entities, Events events, EntityStart entityStart) {
        DatabaseFile database = new DatabaseFile(file, key);
        HikariDataSource source = pool(database);
        EntitySessions sessions = new EntitySessions(source, entities);
        boolean open = false;
        try {
            if (entityStart == EntityStart.AT_ONCE) {
                sessions.begin();
            }
            new SchemaUpdate(database).run();
            source.getConnection().close(); // the pool begins with the first
            open = true;
            return new Store(database, source, sessions, events);
        } catch (SQLException | IOException | RuntimeException failure) {
            throw translated(file, failure);
        } finally {
            if (!open) {
                sessions.close();
                close(database, source);
            }
        }
    }

    /** Only for what could not be opened: nothing is written any more. */
    private static void close(DatabaseFile database, HikariDataSource source) {
        source.close();
        if (!database.exists()) {
            return;
        }
        try {
            database.letGo();
        } catch (SQLException failure) {
            LOG.debug("What could not be opened could not be closed either", failure);
        }
    }

    /** Takes its first connection when it is first asked for one. */
    private static HikariDataSource pool(DatabaseFile database) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(database.address());
        pool.setUsername(DatabaseFile.USER);
        pool.setPassword(database.password());
        pool.setMaximumPoolSize(16);
        pool.setMinimumIdle(2);
        pool.setConnectionTimeout(LONGEST_WAIT.toMillis());
        // The other end is this process: no connection grows stale.
        pool.setMaxLifetime(0);
        pool.setKeepaliveTime(0);
        pool.setLeakDetectionThreshold(LONGEST_WAIT.toMillis());
        pool.setPoolName("magpie");
        pool.setAutoCommit(false);
        return pool;
    }

    /**
     * Reads; what it changes is rolled back. All statements see the database as it was at the first of them, so that rows and
     * totals that are read one after the other are of one moment.
     */
    public <T> T read(Function<StatelessSession, T> work) {
        return undisturbed(() -> {
            try (StoreSession session = session()) {
                // The pool puts the connection's own level back when it is returned.
                session.session()
                        .doWork(connection -> connection.setTransactionIsolation(Constants.TRANSACTION_SNAPSHOT));
                try {
                    return work.apply(session.session());
                } finally {
                    session.rollback();
                }
            }
        });
    }

    /**
     * Runs the work in one transaction, commits, then publishes its events. Anything thrown rolls all of it back. The events of all
     * units are told one after the other in the order of the commits; those of a unit that a listener runs are told after the event
     * that it listens to.
     *
     * @throws IllegalStateException when the thread is within another unit: the inner one would be committed although the outer
     *     one may not be
     * @throws DiskException {@code FULL} and such, when the disk does not take it; nothing of the unit is stored
     */
    public <T> T write(Function<UnitOfWork, T> work) {
        if (writing.isHeldByCurrentThread()) {
            throw new IllegalStateException("A unit of work within a unit of work");
        }
        Written<T> written = undisturbed(() -> {
            waitForTurn();
            long start = System.nanoTime();
            try {
                return commit(work);
            } finally {
                writing.unlock();
                tellIfSlow(Duration.ofNanos(System.nanoTime() - start));
            }
        });
        if (written.hasEvents()) {
            publisher.publish();
        }
        return written.result();
    }

    private record Written<T>(T result, boolean hasEvents) {}

    private <T> Written<T> commit(Function<UnitOfWork, T> work) {
        try (StoreSession session = session()) {
            UnitOfWork unit = new UnitOfWork(session.session());
            boolean done = false;
            try {
                T result = work.apply(unit);
                recorders.forEach(each -> each.record(unit));
                session.commit();
                done = true;
                unit.committed();
                publisher.add(unit.events());
                return new Written<>(result, !unit.events().isEmpty());
            } finally {
                if (!done) {
                    session.rollback();
                }
            }
        } catch (RuntimeException failure) {
            throw translated(file.path(), failure);
        }
    }

    /** Runs the work as {@link #write} would and takes all of it back, to see whether it could be done. */
    public void tryOut(Consumer<UnitOfWork> work) {
        try {
            change(unit -> {
                work.accept(unit);
                throw new TakenBack();
            });
        } catch (TakenBack end) {
            LOG.debug("What was tried is taken back", end);
        }
    }

    /** Ends a unit of work that was only tried. */
    private static final class TakenBack extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TakenBack() {
            super("Only tried", null, false, false);
        }
    }

    /** Stores, within the unit of work that tells them, what is to outlast the process of some of its events. */
    private record Recorder<E extends Event>(Class<E> type, BiConsumer<UnitOfWork, List<E>> work) {
        void record(UnitOfWork unit) {
            List<E> told = unit.events().stream()
                    .filter(type::isInstance)
                    .map(type::cast)
                    .toList();
            if (!told.isEmpty()) {
                work.accept(unit, told);
            }
        }
    }

    /**
     * Has the events of a type written down in the very unit that publishes them, so that they stand or fall with what they tell of.
     *
     * @param recorder called at the end of such a unit, on its thread, with its events in order; it must be short, and what it throws
     *     takes the whole unit back
     * @return ends it when closed
     */
    public <E extends Event> Events.Subscription record(Class<E> type, BiConsumer<UnitOfWork, List<E>> recorder) {
        Recorder<E> added = new Recorder<>(type, recorder);
        recorders.add(added);
        return () -> recorders.remove(added);
    }

    /** {@link #write} for work without a result. */
    public void change(Consumer<UnitOfWork> work) {
        write(unit -> {
            work.accept(unit);
            return true;
        });
    }

    /** Whether the mapping of the entities has been read. */
    public boolean hasReadEntities() {
        return entities.isOpen();
    }

    private StoreSession session() {
        if (closed) {
            throw new IllegalStateException("The database is closed");
        }
        try {
            return new StoreSession(source.getConnection(), entities);
        } catch (SQLException failure) {
            throw entities.converted(failure);
        }
    }

    private void waitForTurn() {
        try {
            if (writing.tryLock(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException failure) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting to write", failure);
        }
        throw new IllegalStateException("Another unit of work has been writing for a minute");
    }

    private static void tellIfSlow(Duration taken) {
        if (taken.compareTo(SLOW) > 0) {
            LOG.warn("A unit of work kept all others waiting for {} ms", taken.toMillis(), new Throwable("where"));
        }
    }

    private static <T> T undisturbed(Supplier<T> work) {
        boolean interrupted = Thread.interrupted();
        try {
            return work.get();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static Path folderOf(Path file) {
        return file.toAbsolutePath().resolveSibling("");
    }

    /** What a person can mend is said to them; everything else stays what it is. */
    private static RuntimeException translated(Path file, Exception failure) {
        if (failure instanceof UserException known) {
            return known;
        }
        Path folder = folderOf(file);
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof SQLException database) {
                RuntimeException known = known(folder, database, failure);
                if (known != null) {
                    return known;
                }
            }
            if (at instanceof IOException disk) {
                DiskException reason = DiskException.of(file, disk);
                return reason.reason() == DiskException.Reason.OTHER ? unchecked(failure) : reason;
            }
        }
        return unchecked(failure);
    }

    private static RuntimeException unchecked(Exception failure) {
        return failure instanceof RuntimeException already ? already : new IllegalStateException(failure);
    }

    private static @Nullable RuntimeException known(Path folder, SQLException database, Exception failure) {
        return switch (database.getErrorCode()) {
            case ErrorCode.DATABASE_ALREADY_OPEN_1 -> new DataFolderInUseException(folder);
            case ErrorCode.FILE_ENCRYPTION_ERROR_1, ErrorCode.WRONG_USER_OR_PASSWORD, ErrorCode.WRONG_PASSWORD_FORMAT ->
                new UserException(failure, "data.wrong-key", folder.toString());
            case ErrorCode.FILE_CORRUPTED_1 -> new UserException(failure, "data.damaged", folder.toString());
            case ErrorCode.FILE_VERSION_ERROR_1 -> new UserException(failure, "data.newer", folder.toString(), "?");
            default -> null;
        };
    }

    /** Waits for the unit that writes, then shuts the database down so that its file is compact and whole. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        undisturbed(() -> {
            waitForTurn();
            try {
                closed = true;
                entities.close();
                shutDown();
            } finally {
                writing.unlock();
            }
            return true;
        });
    }

    /**
     * Closes the pool first: it would replace the connection that a {@code SHUTDOWN} ends, and so open the database again.
     */
    private void shutDown() {
        source.close();
        try {
            file.shutDown();
        } catch (SQLException failure) {
            LOG.warn("The database did not shut down cleanly; it will mend itself at the next start", failure);
        }
    }
}
