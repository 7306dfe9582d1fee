package org.magpie.upkeep.watch;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.magpie.base.context.Actor;
import org.magpie.base.context.WorkContext;
import org.magpie.base.context.WorkThreads;
import org.magpie.base.event.Events;
import org.magpie.base.need.NeedsChanged;
import org.magpie.base.store.Preferences;
import org.magpie.media.file.RootFolder;
import org.magpie.media.file.RootFolders;
import org.magpie.pipeline.importing.layout.TitleLayout;
import org.magpie.upkeep.scan.LibraryScan;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches all root folders, each on a thread of its own: a share that hangs keeps no other waiting. A person may switch it off wholly, or
 * for one root folder. Safe for any number of threads.
 */
public final class LibraryWatch implements AutoCloseable {
    /** Key of the preference that says whether root folders are watched; with a full stop and an id, whether that one is. */
    public static final String SWITCH = "library.watch";

    private static final Logger LOG = LoggerFactory.getLogger(LibraryWatch.class);
    private static final Duration TURN = Duration.ofSeconds(1);
    private static final Duration ROOTS_EVERY = Duration.ofSeconds(30);
    private static final Duration END_AT_MOST = Duration.ofMillis(1_500);

    private final LibraryScan scan;
    private final RootFolders roots;
    private final List<TitleLayout> layouts;
    private final Preferences preferences;
    private final Events events;
    private final Duration settle;
    private final Clock clock;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Map<Long, Watched> watched = new HashMap<>();
    private final AtomicBoolean isStarted = new AtomicBoolean();

    public LibraryWatch(
            LibraryScan scan,
            RootFolders roots,
            List<TitleLayout> layouts,
            Preferences preferences,
            Events events,
            Duration settle,
            Clock clock) {
        this.scan = scan;
        this.roots = roots;
        this.layouts = List.copyOf(layouts);
        this.preferences = preferences;
        this.events = events;
        this.settle = settle;
        this.clock = clock;
    }

    /** A root folder that is watched, and the thread that does it. */
    private record Watched(RootWatch watch, CountDownLatch end, Thread thread) {}

    /** Begins; does nothing where it has begun. */
    public void start() {
        if (isStarted.compareAndSet(false, true)) {
            WorkThreads.start(
                    "library-watch", () -> WorkContext.begin(Actor.MAGPIE).run(this::followRoots));
        }
    }

    /** A root folder, and since when it is watched so. */
    record NotHeard(long id, Path path, Instant since) {}

    /** Root folders of which the system does not listen to all the folders. */
    synchronized List<NotHeard> notHeard() {
        List<NotHeard> all = new ArrayList<>();
        watched.forEach((id, each) -> {
            if (each.watch().state() == RootWatch.State.TOO_MANY) {
                all.add(new NotHeard(id, each.watch().root(), each.watch().since()));
            }
        });
        return all;
    }

    /** Whether a root folder is watched. */
    public synchronized boolean isWatched(long rootId) {
        return watched.containsKey(rootId);
    }

    /** Tries again to listen to a root folder. */
    synchronized void retry(long rootId) {
        Optional.ofNullable(watched.get(rootId)).ifPresent(each -> each.watch().retry());
    }

    private void followRoots() {
        do {
            try {
                follow(roots.all());
            } catch (RuntimeException failure) {
                LOG.error("Root folders cannot be watched", failure);
            }
        } while (!waits(ended, ROOTS_EVERY));
    }

    /** Watches these root folders and no others. */
    private synchronized void follow(List<RootFolder> all) {
        Map<Long, RootFolder> wanted = new HashMap<>();
        all.stream()
                .filter(root -> isOn(root) && layout(root).isPresent())
                .forEach(root -> wanted.put(root.id(), root));
        watched.entrySet().removeIf(each -> {
            RootFolder root = wanted.get(each.getKey());
            boolean isOver =
                    root == null || !root.path().equals(each.getValue().watch().root());
            if (isOver) {
                each.getValue().end().countDown();
            }
            return isOver;
        });
        if (ended.getCount() > 0) {
            wanted.values().forEach(root -> watched.computeIfAbsent(root.id(), id -> begin(root)));
        }
    }

    private boolean isOn(RootFolder root) {
        return preferences.is(SWITCH, true) && preferences.is(SWITCH + "." + root.id(), true);
    }

    private Optional<TitleLayout> layout(RootFolder root) {
        return layouts.stream().filter(each -> each.kind() == root.kind()).findFirst();
    }

    private Watched begin(RootFolder root) {
        CountDownLatch end = new CountDownLatch(1);
        BooleanSupplier isEnding = () -> end.getCount() == 0;
        Predicate<String> isMedia =
                layout(root).<Predicate<String>>map(layout -> layout::isMedia).orElse(name -> false);
        RootWatch watch =
                new RootWatch(root.id(), root.path(), scan, isMedia, LibraryWatch::listen, settle, clock, isEnding);
        return new Watched(watch, end, WorkThreads.start("watch-" + root.id(), () -> run(watch, end)));
    }

    private void run(RootWatch watch, CountDownLatch end) {
        try {
            do {
                RootWatch.State before = watch.state();
                turn(watch);
                if (before != watch.state()
                        && (before == RootWatch.State.TOO_MANY || watch.state() == RootWatch.State.TOO_MANY)) {
                    events.publish(new NeedsChanged());
                }
            } while (!waits(end, TURN));
        } finally {
            watch.end();
        }
    }

    private static void turn(RootWatch watch) {
        try {
            watch.turn();
        } catch (RuntimeException failure) {
            // What is broken today may be whole in the next turn; nothing else watches.
            LOG.error("{} could not be looked at", watch.root(), failure);
        }
    }

    /**
     * How the system tells of changes in a folder. Only Linux does it well: a JDK on a Mac looks itself, at every file, and on Windows no
     * folder that is listened to can be renamed.
     */
    private static Optional<FolderEvents> listen(Path root, BooleanSupplier isEnding) throws IOException {
        boolean isLinux =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("linux");
        return isLinux && !NetworkDisk.holds(root) ? Optional.of(FolderEvents.open(root, isEnding)) : Optional.empty();
    }

    /** Whether it ended meanwhile. */
    private static boolean waits(CountDownLatch end, Duration time) {
        try {
            return end.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Ends within two seconds, whatever is being looked at: a disk that hangs is left to itself. */
    @Override
    public void close() {
        ended.countDown();
        List<Watched> all;
        synchronized (this) {
            all = List.copyOf(watched.values());
            watched.clear();
        }
        all.forEach(each -> each.end().countDown());
        long latest = System.nanoTime() + END_AT_MOST.toNanos();
        for (Watched each : all) {
            try {
                long left = Math.max(1, (latest - System.nanoTime()) / 1_000_000);
                if (!each.thread().join(Duration.ofMillis(left))) {
                    LOG.warn("{} is still being looked at", each.watch().root());
                }
            } catch (InterruptedException asked) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
