package org.magpie.pipeline.download.direct;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okio.Throttler;
import org.jspecify.annotations.Nullable;
import org.magpie.base.disk.SafeName;
import org.magpie.base.error.Message;
import org.magpie.base.store.Store;
import org.magpie.pipeline.download.ClientDownload;
import org.magpie.pipeline.download.DownloadState;
import org.magpie.pipeline.search.Release;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The built-in downloader: takes addresses, keeps them over restarts and fetches several at once. It begins to work with the
 * first call after a start. Safe for any number of threads.
 */
public final class DirectDownloads implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DirectDownloads.class);

    /** A try that brings this much more than any before, or a quarter of what was missing, does not count as failed. */
    private static final long MATTERS = 1 << 18;

    private static final int MOST_MISMATCHES = 2;
    private static final Duration TURN = Duration.ofMillis(500);
    private static final Duration STOPPING = Duration.ofSeconds(20);
    private static final Duration DISK_PAUSE = Duration.ofSeconds(30);

    private final Store store;
    private final OkHttpClient client;
    private final Neighbourhood neighbourhood;
    private final Clock clock;
    private final long owner;
    private final Throttler throttler = new Throttler();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition wake = lock.newCondition();
    private final Map<Long, Running> running = new HashMap<>();

    private volatile Limits limits;
    private volatile Path folder;
    private @Nullable Thread turning;
    private boolean closed;

    /**
     * @param owner id of the definition whose downloads these are
     * @param folder absolute; where new downloads go
     */
    public DirectDownloads(
            Store store,
            OkHttpClient client,
            Neighbourhood neighbourhood,
            Clock clock,
            long owner,
            Path folder,
            Limits limits) {
        this.store = store;
        this.client = client;
        this.neighbourhood = neighbourhood;
        this.clock = clock;
        this.owner = owner;
        this.folder = folder;
        this.limits = limits;
        throttler.bytesPerSecond(limits.bytesPerSecond());
    }

    /** What it stores. */
    public static List<Class<?>> entities() {
        return List.of(DirectEntity.class);
    }

    /** Takes effect at once, for the running ones too; the folder for new ones. */
    public void change(Path newFolder, Limits newLimits) {
        folder = newFolder;
        limits = newLimits;
        throttler.bytesPerSecond(newLimits.bytesPerSecond());
        turn();
    }

    /** Adds a download; an address that is here already, and has not failed, is not added twice. */
    public String add(Release release) {
        String address = release.link().toString();
        String id = store.write(unit -> {
            DirectRepository rows = new DirectRepository_(unit.session());
            Optional<DirectEntity> same = rows.alive(owner, address).stream().findFirst();
            DirectEntity row = same.orElseGet(() -> new DirectEntity(
                    owner, address, release.name(), folder, fileName(release), release.size(), release.checksum()));
            if (same.isEmpty()) {
                unit.session().insert(row);
            }
            return Long.toString(row.id());
        });
        turn();
        return id;
    }

    public List<ClientDownload> list() {
        turn();
        List<DirectEntity> rows = store.read(session -> new DirectRepository_(session).of(owner));
        Map<Long, Running> now;
        lock.lock();
        try {
            now = Map.copyOf(running);
        } finally {
            lock.unlock();
        }
        return rows.stream().map(row -> tell(row, now.get(row.id()))).toList();
    }

    /** What is fetched so far is kept, over restarts too. */
    public void pause(String id) {
        update(id, DirectEntity::pause);
        stop(id);
    }

    /** Goes on from the last byte on disk; a failed one gets all its tries again. */
    public void resume(String id) {
        update(id, DirectEntity::resume);
        turn();
    }

    /** Unfinished files never stay; a finished one stays unless {@code withData}. */
    public void remove(String id, boolean withData) {
        Optional<DirectEntity> row = row(id);
        if (row.isEmpty()) {
            return;
        }
        DirectEntity known = row.get();
        boolean finished = known.state() == DirectEntity.State.DONE;
        // Paused first, so that nothing starts it again between its end and its removal.
        pause(id);
        try {
            Files.deleteIfExists(known.part());
            if (withData || !finished) {
                Files.deleteIfExists(known.target());
            }
            if (Files.isDirectory(known.ownFolder()) && isEmpty(known.ownFolder())) {
                Files.delete(known.ownFolder());
            }
        } catch (IOException failure) {
            LOG.warn("Left behind by a removed download: {}", known.ownFolder(), failure);
        }
        store.change(
                unit -> new DirectRepository_(unit.session()).find(known.id()).ifPresent(unit.session()::delete));
        turn();
    }

    /** Ends all running ones; what they have fetched stays on disk. */
    @Override
    public void close() {
        List<Running> ending;
        Thread turner;
        lock.lock();
        try {
            closed = true;
            ending = List.copyOf(running.values());
            turner = turning;
            wake.signalAll();
        } finally {
            lock.unlock();
        }
        ending.forEach(Running::stop);
        ending.forEach(DirectDownloads::awaitEnd);
        if (turner != null) {
            joinQuietly(turner);
        }
    }

    private static boolean isEmpty(Path directory) throws IOException {
        try (var inside = Files.list(directory)) {
            return inside.findAny().isEmpty();
        }
    }

    private static String fileName(Release release) {
        String stated = release.fileName();
        String path = release.link().getPath() == null ? "" : release.link().getPath();
        String name = stated != null && !stated.isBlank() ? stated : path.substring(path.lastIndexOf('/') + 1);
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        // Room for ".part" behind it.
        String safe = SafeName.cutFrontToBytes(SafeName.of(last), SafeName.MAX_BYTES - 8);
        return safe.isBlank() ? "_" : safe;
    }

    private ClientDownload tell(DirectEntity row, @Nullable Running live) {
        long done = live != null ? live.done() : onDisk(row);
        long size = row.size() > 0 ? row.size() : row.statedSize();
        long speed = live == null ? 0 : live.meter.speed(System.nanoTime());
        long remaining = size < 0 ? -1 : Math.max(0, size - done);
        DownloadState state = switch (row.state()) {
            case PAUSED -> DownloadState.PAUSED;
            case DONE -> DownloadState.COMPLETED;
            case FAILED -> DownloadState.FAILED;
            case WAITING ->
                live != null
                        ? DownloadState.DOWNLOADING
                        : row.said() == null ? DownloadState.QUEUED : DownloadState.STALLED;
        };
        return new ClientDownload(
                Long.toString(row.id()),
                row.name(),
                state,
                size,
                remaining,
                speed,
                speed > 0 && remaining >= 0 ? Duration.ofSeconds(remaining / speed) : null,
                state == DownloadState.COMPLETED ? row.target().toString() : null,
                false,
                -1,
                null,
                live != null && state == DownloadState.DOWNLOADING ? null : row.said());
    }

    private static long onDisk(DirectEntity row) {
        try {
            return Files.size(row.state() == DirectEntity.State.DONE ? row.target() : row.part());
        } catch (IOException nothingYet) {
            return 0;
        }
    }

    private Optional<DirectEntity> row(String id) {
        return number(id).flatMap(known -> store.read(session -> new DirectRepository_(session).find(known)));
    }

    private static Optional<Long> number(String id) {
        return id.matches("\\d{1,18}") ? Optional.of(Long.parseLong(id)) : Optional.empty();
    }

    private void update(String id, Consumer<DirectEntity> change) {
        number(id).ifPresent(known -> update(known, change));
    }

    private void update(long id, Consumer<DirectEntity> change) {
        store.change(unit -> new DirectRepository_(unit.session()).find(id).ifPresent(row -> {
            change.accept(row);
            unit.session().update(row);
        }));
    }

    private void stop(String id) {
        Running live;
        lock.lock();
        try {
            live = number(id).map(running::get).orElse(null);
        } finally {
            lock.unlock();
        }
        if (live != null) {
            live.stop();
            awaitEnd(live);
        }
    }

    /** Starts whatever may run, and the thread that watches over it. */
    private void turn() {
        lock.lock();
        try {
            if (closed) {
                return;
            }
            if (turning == null) {
                turning = Thread.ofVirtual().name("direct-downloads").start(this::turnAgainAndAgain);
            }
            wake.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void turnAgainAndAgain() {
        while (true) {
            try {
                startWaiting();
            } catch (RuntimeException failure) {
                LOG.error("The built-in downloader could not look after its downloads", failure);
            }
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
            watch();
        }
    }

    private void watch() {
        lock.lock();
        try {
            long share = limits.bytesPerSecond() == 0
                    ? Long.MAX_VALUE
                    : limits.bytesPerSecond() / (4L * Math.max(1, running.size()));
            running.values().forEach(each -> each.watch(limits, Math.min(limits.slowest(), share)));
        } finally {
            lock.unlock();
        }
    }

    private void startWaiting() {
        lock.lock();
        try {
            if (closed || running.size() >= limits.atOnce()) {
                return;
            }
            Instant now = clock.instant();
            for (DirectEntity row : store.read(session -> new DirectRepository_(session).waiting(owner))) {
                Instant again = row.againAt();
                if (running.size() < limits.atOnce()
                        && !running.containsKey(row.id())
                        && (again == null || !again.isAfter(now))) {
                    start(row);
                }
            }
        } finally {
            lock.unlock();
        }
    }

    private void start(DirectEntity row) {
        HttpUrl address = HttpUrl.parse(row.address());
        if (address == null) {
            update(row.id(), failed -> failed.fail(Message.of("download.direct.bad-address")));
            return;
        }
        String host = address.host();
        if (running.values().stream().filter(each -> each.host.equals(host)).count() >= limits.perHost()) {
            return;
        }
        Running live = new Running(row.id(), host);
        running.put(row.id(), live);
        Thread.ofVirtual().name("direct-" + row.id()).start(() -> run(row, live));
    }

    private void run(DirectEntity row, Running live) {
        try {
            Outcome outcome = new Transfer(
                            client, throttler, neighbourhood, limits, clock, row, live, (size, tag, modified) -> {
                                row.describe(size, tag, modified);
                                update(row.id(), known -> known.describe(size, tag, modified));
                            })
                    .run();
            settle(row, live, outcome);
        } catch (RuntimeException failure) {
            LOG.error("Direct download {} broke off", row.id(), failure);
            update(row.id(), known -> known.fail(Message.of("download.direct.bug")));
        } finally {
            lock.lock();
            try {
                running.remove(row.id());
                wake.signalAll();
            } finally {
                lock.unlock();
            }
            live.ended.countDown();
        }
    }

    private void settle(DirectEntity row, Running live, Outcome outcome) {
        List<Path> rubbish = new ArrayList<>();
        update(row.id(), known -> {
            switch (outcome) {
                case Outcome.Whole whole -> known.finish(whole.size());
                case Outcome.Refused refused -> {
                    known.fail(refused.said());
                    rubbish.add(row.part());
                }
                case Outcome.Later later -> {
                    if (postpone(known, live, later)) {
                        rubbish.add(row.part());
                    }
                }
                case Outcome.Stopped stopped -> {}
            }
        });
        for (Path part : rubbish) {
            try {
                Files.deleteIfExists(part);
            } catch (IOException failure) {
                LOG.warn("Left behind by a failed download: {}", part, failure);
            }
        }
    }

    /** Answers whether it has failed for good. */
    private boolean postpone(DirectEntity row, Running live, Outcome.Later later) {
        Instant now = clock.instant();
        if (!later.counts()) {
            row.postpone(later.said(), now.plus(DISK_PAUSE));
            return false;
        }
        boolean mismatch = later.said().key().equals("download.direct.checksum");
        if (mismatch && row.countMismatch() >= MOST_MISMATCHES) {
            row.fail(later.said());
            return true;
        }
        long missing = Math.max(1, row.size() - row.furthest());
        int tries = row.countTry(mismatch ? 0 : live.done(), Math.min(MATTERS, (missing + 3) / 4));
        if (tries >= limits.tries()) {
            row.fail(Message.of("download.direct.gave-up", tries, later.said()));
            return true;
        }
        Duration after = later.after();
        row.postpone(later.said(), now.plus(after != null ? after : limits.pause(tries)));
        return false;
    }

    private static void awaitEnd(Running live) {
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
