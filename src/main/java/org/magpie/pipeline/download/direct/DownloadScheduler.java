package org.magpie.pipeline.download.direct;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import org.magpie.base.context.Actor;
import org.magpie.base.context.WorkContext;
import org.magpie.base.context.WorkThreads;
import org.magpie.base.error.Message;
import org.magpie.base.job.DueTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whose turn it is: starts what may run, as many as are allowed, the more important first, and watches over what does. */
final class DownloadScheduler implements AutoCloseable {
    /** No server that asks to be left alone is left alone for longer. */
    private static final Duration LONGEST_PAUSE = Duration.ofHours(12);

    private static final Logger LOG = LoggerFactory.getLogger(DownloadScheduler.class);
    private static final Duration TURN = Duration.ofMillis(500);
    private static final Duration STOPPING = Duration.ofSeconds(20);

    private final DirectRows rows;
    private final RetryPolicy retries;
    private final Transfer.Means means;
    private final Bandwidth bandwidth = new Bandwidth();
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition wake = lock.newCondition();
    private final Map<Long, ActiveDownload> active = new HashMap<>();

    private volatile Limits limits;
    private @Nullable Thread turning;
    private boolean closed;

    DownloadScheduler(
            DirectRows rows, RetryPolicy retries, OkHttpClient client, SsrfGuard guard, Clock clock, Limits limits) {
        this.rows = rows;
        this.retries = retries;
        this.clock = clock;
        this.limits = limits;
        this.means = new Transfer.Means(
                client, guard, bandwidth, new Preallocation(), new DiskReservations(this::running), clock);
        keepPace();
    }

    /** Takes effect at once, for the running ones too. */
    void change(Limits newLimits) {
        limits = newLimits;
        keepPace();
        turn();
    }

    private void keepPace() {
        bandwidth.limit(limits.pace().at(LocalDateTime.ofInstant(clock.instant(), clock.getZone())));
    }

    Collection<ActiveDownload> running() {
        lock.lock();
        try {
            return List.copyOf(active.values());
        } finally {
            lock.unlock();
        }
    }

    Optional<ActiveDownload> running(long id) {
        lock.lock();
        try {
            return Optional.ofNullable(active.get(id));
        } finally {
            lock.unlock();
        }
    }

    /** Ends one that runs; returns once it writes no more. */
    void stop(long id) {
        running(id).ifPresent(live -> {
            live.stop();
            awaitEnd(live);
        });
    }

    /** Starts whatever may run, and the thread that watches over it. */
    void turn() {
        lock.lock();
        try {
            if (closed) {
                return;
            }
            if (turning == null) {
                turning = WorkThreads.start("direct-downloads", this::turnAgainAndAgain);
            }
            wake.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void turnAgainAndAgain() {
        while (true) {
            WorkContext.begin(Actor.MAGPIE).run(this::lookOnce);
            lock.lock();
            try {
                if (closed) {
                    return;
                }
                wake.await(TURN.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException ending) {
                Thread.currentThread().interrupt();
                return;
            } finally {
                lock.unlock();
            }
        }
    }

    private void lookOnce() {
        try {
            keepPace();
            startWaiting();
            watch();
        } catch (RuntimeException failure) {
            LOG.error("The built-in downloader could not look after its downloads", failure);
        }
    }

    private void watch() {
        Collection<ActiveDownload> now = running();
        int connections =
                Math.max(1, now.stream().mapToInt(ActiveDownload::connections).sum());
        long rate = bandwidth.limit();
        long share = rate == 0 ? Long.MAX_VALUE : rate / (4L * connections);
        now.forEach(each -> each.watch(limits, Math.min(limits.slowest(), share)));
    }

    private void startWaiting() {
        Instant now = clock.instant();
        List<DirectEntity> waiting = rows.waiting();
        lock.lock();
        try {
            for (DirectEntity row : waiting) {
                Instant again = row.againAt();
                if (closed
                        || active.containsKey(row.id())
                        || again != null && !DueTime.isReached(again, now, LONGEST_PAUSE)) {
                    continue;
                }
                HttpUrl address = HttpUrl.parse(row.currentAddress());
                if (address == null) {
                    rows.update(row.id(), failed -> failed.fail(Message.of("download.direct.bad-address")));
                } else if (!start(row, address.host()) && makesRoomFor(row, address.host())) {
                    return;
                }
            }
        } finally {
            lock.unlock();
        }
    }

    private boolean start(DirectEntity row, String host) {
        if (active.size() >= limits.atOnce() || isFull(host)) {
            return false;
        }
        ActiveDownload live = new ActiveDownload(row.id(), host, row.priority());
        active.put(row.id(), live);
        // A thread of the system: there are few of them, and at full speed they never wait.
        row.context().run(() -> WorkThreads.startPlatform("direct-" + row.id(), () -> run(row.id(), live)));
        return true;
    }

    private boolean isFull(String host) {
        return active.values().stream().filter(each -> each.host.equals(host)).count() >= limits.perHost();
    }

    /** Stops one that runs, if it is less important than this one; it goes on when its turn comes again. */
    private boolean makesRoomFor(DirectEntity row, String host) {
        boolean sameHost = isFull(host);
        Optional<ActiveDownload> least = active.values().stream()
                .filter(each -> !sameHost || each.host.equals(host))
                .min(Comparator.<ActiveDownload>comparingInt(each -> each.priority)
                        .thenComparingLong(each -> -each.id));
        boolean lessImportant = least.isPresent() && least.get().priority < row.priority();
        if (lessImportant) {
            least.get().stop();
        }
        return lessImportant;
    }

    private void run(long id, ActiveDownload live) {
        try {
            // Read again: between the look at all that wait and this start it may have been changed, or have run.
            Optional<DirectEntity> row = rows.find(id).filter(known -> known.state() == DirectEntity.State.WAITING);
            if (row.isPresent()) {
                Limits now = limits;
                retries.settle(row.get(), live, transfer(row.get(), live, now), now);
            }
        } catch (RuntimeException failure) {
            LOG.error("Direct download {} broke off", id, failure);
            rows.update(id, known -> known.fail(Message.of("download.direct.bug")));
        } finally {
            lock.lock();
            try {
                active.remove(id);
                wake.signalAll();
            } finally {
                lock.unlock();
            }
            live.ended.countDown();
        }
    }

    private Outcome transfer(DirectEntity row, ActiveDownload live, Limits now) {
        return new Transfer(means, now, row, live, (size, tag, modified) -> {
                    row.describe(size, tag, modified);
                    rows.update(row.id(), known -> known.describe(size, tag, modified));
                })
                .run();
    }

    /** Ends all that runs; what they have fetched stays on disk. */
    @Override
    public void close() {
        List<ActiveDownload> ending;
        Thread turner;
        lock.lock();
        try {
            closed = true;
            ending = List.copyOf(active.values());
            turner = turning;
            wake.signalAll();
        } finally {
            lock.unlock();
        }
        ending.forEach(ActiveDownload::stop);
        ending.forEach(DownloadScheduler::awaitEnd);
        if (turner != null) {
            joinQuietly(turner);
        }
    }

    private static void awaitEnd(ActiveDownload live) {
        try {
            if (!live.ended.await(STOPPING.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("Direct download {} does not end", live.id);
            }
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }

    private static void joinQuietly(Thread thread) {
        try {
            thread.join(STOPPING);
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }
}
