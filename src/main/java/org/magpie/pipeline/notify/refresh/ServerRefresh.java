package org.magpie.pipeline.notify.refresh;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.magpie.base.context.Actor;
import org.magpie.base.context.WorkThreads;
import org.magpie.base.error.ErrorCode;
import org.magpie.base.error.Message;
import org.magpie.base.event.Events;
import org.magpie.base.job.DueTime;
import org.magpie.base.need.NeedsChanged;
import org.magpie.base.store.Rows;
import org.magpie.base.store.Store;
import org.magpie.provider.Definition;
import org.magpie.provider.ProviderKind;
import org.magpie.provider.ProviderState;
import org.magpie.provider.Providers;
import org.magpie.provider.ProvidersChanged;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells media servers which folders of the library have changed: each folder once a round, ten seconds after the last change and a
 * minute after the first at the latest. What has to be told is written down in the transaction of what changed, so that no end of the
 * process loses it. Each server is told by a thread of its own; one that does not answer is left alone for as long as {@link Providers}
 * says, and one that does not know a folder waits for a person with that folder alone.
 *
 * <p>Sleeps until something is due. Safe for any number of threads.
 */
public final class ServerRefresh implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ServerRefresh.class);

    /** How long the end of Magpie waits for what came up in this run. */
    private static final Duration CLOSE_AT_MOST = Duration.ofSeconds(3);
    /** Further off than anything is put off: stored while the clock was wrong. */
    private static final Duration LONGEST_PAUSE = Duration.ofHours(25);
    /** A computer that sleeps does not count the time. */
    private static final Duration LOOK_AT_LEAST = Duration.ofMinutes(5);

    private final Store store;
    private final Providers providers;
    private final Events events;
    private final Clock clock;
    private final RefreshRound round;
    private final List<Events.Subscription> subscriptions;
    private final Map<Long, Definition<?>> known = new ConcurrentHashMap<>();
    private final Map<Long, Instant> notBefore = new ConcurrentHashMap<>();
    private final Set<Long> working = ConcurrentHashMap.newKeySet();

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean isRunning;
    private boolean isWoken;
    private boolean isLooking;
    private volatile boolean isClosing;
    private volatile boolean hasWritten;
    private volatile boolean closed;

    public ServerRefresh(Store store, Providers providers, Events events, Clock clock) {
        this.store = store;
        this.providers = providers;
        this.events = events;
        this.clock = clock;
        this.round = new RefreshRound(store, providers, clock, () -> closed, () -> isClosing);
        servers().forEach(server -> known.put(server.id(), server));
        this.subscriptions =
                new ArrayList<>(new FolderRecorder(providers, clock, this::written).listen(store));
        subscriptions.add(events.listen(ProvidersChanged.class, this::changed));
    }

    private void written() {
        hasWritten = true;
        wake();
    }

    /**
     * A server that does not know some folders.
     *
     * @param since when the first of them changed
     * @param first what is wrong with it
     */
    public record Unmapped(long id, String name, Instant since, int folders, Message first) {}

    private List<Definition<?>> servers() {
        return providers.definitions(ProviderKind.MEDIA_SERVER);
    }

    /** Begins with what an earlier run of Magpie has left. Without it only what comes up from now on is told, with all before it. */
    public void start() {
        forgetOthers();
        wake();
    }

    private void forgetOthers() {
        List<Long> there = new ArrayList<>();
        servers().forEach(server -> there.add(server.id()));
        store.change(unit -> new ServerRefreshRows(new Rows(unit.session())).forgetOthers(there));
    }

    /** A server that was changed may be mended; one that is gone leaves nothing behind. */
    private void changed(ProvidersChanged event) {
        if (event.kind() != ProviderKind.MEDIA_SERVER) {
            return;
        }
        Optional<Definition<?>> now = providers.definition(event.definitionId());
        Definition<?> before =
                now.isPresent() ? known.put(event.definitionId(), now.get()) : known.remove(event.definitionId());
        if (now.isEmpty()) {
            forgetOthers();
        } else if (before != null && !before.equals(now.get())) {
            retry(event.definitionId());
        }
    }

    /** Servers that wait for a person. */
    public List<Unmapped> unmapped() {
        List<Unmapped> all = new ArrayList<>();
        for (Definition<?> server : servers()) {
            List<ServerRefreshRows.Folder> problems =
                    store.read(session -> new ServerRefreshRows(new Rows(session)).problems(server.id()));
            if (server.enabled() && !problems.isEmpty()) {
                ServerRefreshRows.Folder first = problems.getFirst();
                all.add(new Unmapped(
                        server.id(),
                        server.name(),
                        first.last(),
                        problems.size(),
                        first.problem().orElseThrow()));
            }
        }
        return all;
    }

    /** Tells a server again what it did not know. */
    public void retry(long server) {
        notBefore.remove(server);
        if (store.write(unit -> new ServerRefreshRows(new Rows(unit.session())).forgetProblems(server)) > 0) {
            events.publish(new NeedsChanged());
        }
        wakeIfRunning();
    }

    /** Tells a server no more of what it did not know. */
    public void forgetProblems(long server) {
        store.change(unit -> new ServerRefreshRows(new Rows(unit.session())).dropProblems(server));
    }

    private void wakeIfRunning() {
        lock.lock();
        try {
            if (!isRunning) {
                return;
            }
        } finally {
            lock.unlock();
        }
        wake();
    }

    /** Has it look again at what is due; begins its work where it has not. */
    public void wake() {
        lock.lock();
        try {
            isWoken = true;
            if (!isRunning && !closed) {
                isRunning = true;
                isLooking = true;
                WorkThreads.each("media-servers", Actor.MAGPIE).execute(this::run);
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @SuppressWarnings("IllegalCatch") // whatever is wrong now, there is a next time
    private void run() {
        while (!closed) {
            @Nullable Instant next;
            try {
                next = tellDue();
            } catch (RuntimeException failure) {
                if (closed) {
                    return;
                }
                LOG.error("What media servers are to read could not be looked through ({})", ErrorCode.of(failure), failure);
                next = clock.instant().plus(LOOK_AT_LEAST);
            }
            rest(next);
        }
    }

    private void rest(@Nullable Instant next) {
        lock.lock();
        try {
            isLooking = false;
            changed.signalAll();
            while (!isWoken && !closed) {
                if (next == null) {
                    changed.await();
                } else {
                    Duration left = Duration.between(clock.instant(), next);
                    Duration wait = left.compareTo(LOOK_AT_LEAST) > 0 ? LOOK_AT_LEAST : left;
                    if (wait.isNegative() || wait.isZero() || !changed.await(wait.toMillis() + 1, TimeUnit.MILLISECONDS)) {
                        break;
                    }
                }
            }
            isWoken = false;
        } catch (InterruptedException early) {
            Thread.currentThread().interrupt();
            closed = true;
        } finally {
            isLooking = true;
            lock.unlock();
        }
    }

    /** Has each server told what is due; returns when the next is. */
    private @Nullable Instant tellDue() {
        Instant now = clock.instant();
        Instant next = null;
        for (Definition<?> server : servers()) {
            if (!server.enabled() || working.contains(server.id())) {
                continue;
            }
            Instant due = due(server.id(), now);
            if (due == null) {
                continue;
            }
            if (!due.isAfter(now)) {
                tell(server);
            } else if (next == null || due.isBefore(next)) {
                next = due;
            }
        }
        return next;
    }

    /** When a server has something to do next; null for never. */
    private @Nullable Instant due(long server, Instant now) {
        Instant due = store.read(session -> {
            ServerRefreshRows rows = new ServerRefreshRows(new Rows(session));
            Instant ends = rows.round(server).map(each -> round.end(each, now)).orElse(null);
            return earlier(ends, rows.nextLook(server));
        });
        if (due == null) {
            return null;
        }
        if (DueTime.isReached(due, now, LONGEST_PAUSE)) {
            due = now;
        }
        ProviderState state = providers.state(server);
        Instant paused = state.isPausedAt(now) ? state.pausedUntil() : null;
        return later(later(due, paused), notBefore.get(server));
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }

    private static Instant later(Instant one, @Nullable Instant other) {
        return other != null && other.isAfter(one) ? other : one;
    }

    private void tell(Definition<?> server) {
        working.add(server.id());
        WorkThreads.start("media-server", () -> {
            try {
                providers
                        .open(server.id(), MediaServer.class)
                        .flatMap(round::tell)
                        .ifPresent(later -> notBefore.put(server.id(), later));
            } catch (IllegalStateException failure) {
                if (!closed) {
                    throw failure;
                }
                // It took too long, and the library is closed by now: what is left is told at the next start.
                LOG.debug("{} ended after the library", server.name(), failure);
            } finally {
                finished(server.id());
            }
        });
    }

    private void finished(long server) {
        lock.lock();
        try {
            working.remove(server);
            isWoken = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Whether nothing is being told, nor is due. */
    boolean isAtRest() {
        lock.lock();
        try {
            return !isBusy();
        } finally {
            lock.unlock();
        }
    }

    private boolean isBusy() {
        if (isWoken || isLooking || !working.isEmpty()) {
            return true;
        }
        Instant now = clock.instant();
        return servers().stream().filter(Definition::enabled).anyMatch(server -> {
            Instant due = due(server.id(), now);
            return due != null && !due.isAfter(now);
        });
    }

    /**
     * Lets what came up in this run be told, within reason: a short command ends as soon as it is done. What is not told in time stays
     * for the next run.
     */
    @Override
    public void close() {
        subscriptions.forEach(Events.Subscription::close);
        if (hasWritten && !isClosing) {
            isClosing = true;
            wake();
            awaitTold();
        }
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void awaitTold() {
        long end = System.nanoTime() + CLOSE_AT_MOST.toNanos();
        lock.lock();
        try {
            while (isBusy()) {
                long left = end - System.nanoTime();
                if (left <= 0) {
                    return;
                }
                changed.awaitNanos(Math.min(left, TimeUnit.MILLISECONDS.toNanos(200)));
            }
        } catch (InterruptedException early) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }
}
