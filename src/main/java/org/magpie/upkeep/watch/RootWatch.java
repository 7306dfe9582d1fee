package org.magpie.upkeep.watch;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.Message;
import org.magpie.base.job.JobCancelledException;
import org.magpie.base.job.Progress;
import org.magpie.upkeep.scan.LibraryScan;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches one root folder: listens to the system where it tells of changes, and looks at the times of folders every quarter of an hour where
 * it does not. Each turn is short, unless something has to be looked at. Belongs to one thread, but for {@link #state}.
 */
final class RootWatch {
    private static final Logger LOG = LoggerFactory.getLogger(RootWatch.class);
    static final Duration LOOK_EVERY = Duration.ofMinutes(15);
    /** What is looked at takes at most a tenth of the time. */
    private static final int SHARE = 10;

    private static final Duration BETWEEN = Duration.ofSeconds(5);

    private final long rootId;
    private final Path root;
    private final LibraryScan scan;
    private final Predicate<String> isMedia;
    private final Listening listening;
    private final Clock clock;
    private final BooleanSupplier isEnding;
    private final UnsettledPlaces unsettled;
    private volatile State state = State.AWAY;
    private volatile Instant since = Instant.EPOCH;
    private @Nullable FolderEvents events;
    private @Nullable Object key;
    private @Nullable Instant looked;
    private Duration took = Duration.ZERO;
    private boolean isLookDue;

    /** How a folder is listened to. */
    @FunctionalInterface
    interface Listening {
        /**
         * @param isEnding whether somebody wants no more of it
         * @return empty where the disk tells nothing
         * @throws IOException when the system listens to no more folders
         */
        Optional<FolderEvents> open(Path root, BooleanSupplier isEnding) throws IOException;
    }

    /** How it is watched. */
    enum State {
        /** It is not there. */
        AWAY,
        /** As things happen. */
        LISTENING,
        /** By the times of its folders, since the disk tells nothing. */
        LOOKING,
        /** By the times of its folders, since the system does not listen to so many. */
        TOO_MANY
    }

    RootWatch(
            long rootId,
            Path root,
            LibraryScan scan,
            Predicate<String> isMedia,
            Listening listening,
            Duration settle,
            Clock clock,
            BooleanSupplier isEnding) {
        this.rootId = rootId;
        this.root = root;
        this.scan = scan;
        this.isMedia = isMedia;
        this.listening = listening;
        this.clock = clock;
        this.isEnding = isEnding;
        this.unsettled = new UnsettledPlaces(root, settle);
    }

    State state() {
        return state;
    }

    /** Since when there are more folders than the system listens to, where that is so. */
    Instant since() {
        return since;
    }

    Path root() {
        return root;
    }

    /** Tries again to listen. */
    void retry() {
        if (state == State.TOO_MANY) {
            state = State.AWAY;
        }
    }

    /** Does what there is to do. */
    void turn() {
        Object is = fileKey();
        if (is == null || !Objects.equals(is, key) || (events != null && !events.isOpen())) {
            // It went, or another drive was mounted over it: what is listened to is not there any more.
            end();
            key = is;
        }
        if (is == null) {
            return;
        }
        if (state == State.AWAY) {
            begin();
        }
        if (events != null) {
            hear(events);
        }
        look();
    }

    private @Nullable Object fileKey() {
        try {
            BasicFileAttributes attributes = Files.readAttributes(root, BasicFileAttributes.class);
            if (!attributes.isDirectory()) {
                return null;
            }
            return attributes.fileKey() == null ? root : attributes.fileKey();
        } catch (IOException away) {
            LOG.trace("{} is not there", root, away);
            return null;
        }
    }

    private void begin() {
        isLookDue = true; // nobody has seen what happened until now
        try {
            events = listening.open(root, isEnding).orElse(null);
            state = events == null ? State.LOOKING : State.LISTENING;
            LOG.info("{} is watched: {}, {} folders", root, state, events == null ? 0 : events.folders());
        } catch (IOException failure) {
            tooMany(failure);
        }
    }

    private void tooMany(IOException failure) {
        end();
        since = clock.instant();
        state = State.TOO_MANY;
        isLookDue = true;
        LOG.warn("{} is looked at every {} minutes only: {}", root, LOOK_EVERY.toMinutes(), failure.toString());
    }

    private void hear(FolderEvents heard) {
        Instant now = clock.instant();
        try {
            boolean isAll = heard.drain(path -> {
                if (isOfInterest(path) && !unsettled.touch(path, now)) {
                    isLookDue = true;
                }
            });
            if (!isAll) {
                isLookDue = true;
            }
        } catch (ClosedWatchServiceException closed) {
            LOG.debug("Nothing is heard of {} any more", root, closed);
            end();
        } catch (IOException failure) {
            tooMany(failure);
        }
    }

    /** A folder that is gone has no kind any more, so what is not there always is. */
    private boolean isOfInterest(String path) {
        return isMedia.test(path.substring(path.lastIndexOf('/') + 1)) || !Files.exists(root.resolve(path));
    }

    private void look() {
        Instant now = clock.instant();
        if (!isTime(now, looked, longer(BETWEEN, took.multipliedBy(SHARE)))) {
            return;
        }
        boolean isTurn = events == null && isTime(now, looked, longer(LOOK_EVERY, took.multipliedBy(SHARE)));
        if (isLookDue || isTurn) {
            isLookDue = false;
            timed(() -> scan.lookAgain(rootId, progress()));
        } else if (!unsettled.isEmpty()) {
            Set<String> settled = unsettled.settled(now);
            if (!settled.isEmpty()) {
                timed(() -> scan.lookAt(rootId, settled, progress()));
            }
        }
    }

    private void timed(Runnable work) {
        long begun = System.nanoTime();
        try {
            work.run();
        } catch (JobCancelledException ended) {
            LOG.debug("The look at {} was broken off", root, ended);
        } finally {
            took = Duration.ofNanos(System.nanoTime() - begun);
            looked = clock.instant();
        }
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    /** A clock that is set back holds up nothing. */
    private static boolean isTime(Instant now, @Nullable Instant last, Duration between) {
        return last == null || last.isAfter(now) || !last.plus(between).isAfter(now);
    }

    private Progress progress() {
        return new Progress() {
            @Override
            public void at(long done, long total) {}

            @Override
            public void says(Message message) {}

            @Override
            public boolean isCancelled() {
                return isEnding.getAsBoolean();
            }
        };
    }

    /** Listens no longer. */
    void end() {
        FolderEvents open = events;
        events = null;
        state = State.AWAY;
        unsettled.clear();
        if (open != null) {
            open.close();
        }
    }
}
