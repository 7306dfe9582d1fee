package org.magpie.pipeline.importing.recycle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.magpie.base.disk.Root;
import org.magpie.base.error.DiskException;
import org.magpie.base.error.Message;
import org.magpie.base.job.Progress;
import org.magpie.base.job.ScheduledTask;
import org.magpie.base.store.Preferences;
import org.magpie.pipeline.importing.recycle.RecycledFiles.Recycled;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes from the recycle folders what has lain there for long enough, and the oldest where it is too much. Only what Magpie has
 * put there itself and what is still as it was then; everything else in those folders stays. The age is what was counted from turn to
 * turn, a few days at most each time, so that a clock that is set far ahead does not empty the folders.
 */
public final class RecycleCleanup {
    private static final Logger LOG = LoggerFactory.getLogger(RecycleCleanup.class);

    private static final Duration EVERY = Duration.ofDays(1);
    private static final Duration AFTER_START = Duration.ofMinutes(4);

    /** Between two turns; longer, and the machine was off or its clock was set. */
    private static final Duration MOST_COUNTED = Duration.ofDays(8);
    /** Nothing goes sooner, however much there is: a mistake should be noticed first. */
    private static final Duration LEAST_KEPT = Duration.ofDays(1);

    private final RecycledFiles files;
    private final Supplier<Rules> rules;
    private final Clock clock;

    public RecycleCleanup(RecycledFiles files, Supplier<Rules> rules, Clock clock) {
        this.files = files;
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * When recycled files go.
     *
     * @param days after which they go, 0 for never
     * @param bytes of all together from which on the oldest go, 0 for any number
     */
    public record Rules(int days, long bytes) {
        /** Keys of the preferences. */
        public static final String DAYS = "recycle.days";

        public static final String GIGABYTES = "recycle.gigabytes";

        public static final Rules USUAL = new Rules(30, 0);
        private static final long GIGABYTE = 1_000_000_000L;

        /** What a person chose; nonsense counts as nothing. */
        public static Rules from(Preferences preferences) {
            return new Rules(
                    number(preferences.get(DAYS, ""), USUAL.days()),
                    number(preferences.get(GIGABYTES, ""), 0) * GIGABYTE);
        }

        private static int number(String text, int otherwise) {
            return text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : otherwise;
        }
    }

    /** What is done by itself. */
    public ScheduledTask task() {
        return ScheduledTask.every(EVERY, "recycle", AFTER_START, (progress, turn) -> run(progress));
    }

    /** One turn. A folder that cannot be reached is left for the next one. */
    public void run(Progress progress) {
        Rules now = rules.get();
        List<Recycled> present = present(progress);
        files.keep(present);
        List<Recycled> left = new ArrayList<>();
        long removed = 0;
        for (Recycled each : present) {
            progress.checkCancelled();
            boolean isOld = now.days() > 0 && each.age().toDays() >= now.days();
            if (isOld
                    && remove(each, line("recycle.cleaned.old", each, each.age().toDays()))) {
                removed++;
            } else {
                left.add(each);
            }
        }
        long total = left.stream().mapToLong(Recycled::bytes).sum();
        for (Recycled each : left) {
            boolean tooMuch = now.bytes() > 0 && total > now.bytes();
            if (tooMuch && each.age().compareTo(LEAST_KEPT) >= 0 && remove(each, line("recycle.cleaned.room", each))) {
                removed++;
                total -= each.bytes();
            }
        }
        progress.says(Message.of("recycle.removed", removed));
    }

    /**
     * Removes all that Magpie has put into recycle folders and that is still as it was then, because a person said so.
     *
     * @return how many files went
     */
    int empty(Progress progress) {
        List<Recycled> present = present(progress);
        int removed = 0;
        for (Recycled each : present) {
            progress.checkCancelled();
            removed += remove(each, line("recycle.cleaned.by-hand", each)) ? 1 : 0;
            progress.at(removed, present.size());
        }
        progress.says(Message.of("recycle.removed", removed));
        return removed;
    }

    /** What lies where it was put and is what was put there, with its age; the oldest first. */
    List<Recycled> present(Progress progress) {
        Instant now = clock.instant();
        List<Recycled> present = new ArrayList<>();
        for (Recycled each : files.all()) {
            progress.checkCancelled();
            switch (state(each)) {
                case THERE -> present.add(counted(each, now));
                case GONE -> gone(each);
                case ANOTHER -> files.forget(each.id());
                case UNKNOWN -> {}
            }
        }
        present.sort((one, other) -> other.age().compareTo(one.age()));
        return present;
    }

    /** A clock that says it is not even put there yet is not believed. */
    private static Recycled counted(Recycled file, Instant now) {
        if (now.isBefore(file.put())) {
            return file;
        }
        Duration since = Duration.between(file.counted(), now);
        Duration more = since.isNegative() ? Duration.ZERO : since;
        return file.counted(now, more.compareTo(MOST_COUNTED) > 0 ? MOST_COUNTED : more);
    }

    private enum State {
        THERE,
        GONE,
        /** Something else has its name. */
        ANOTHER,
        /** The drive may not be plugged in. */
        UNKNOWN
    }

    private static State state(Recycled file) {
        try {
            Path place = place(file);
            Path folder = place.getParent();
            if (folder == null || !Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
                return State.UNKNOWN;
            }
            BasicFileAttributes found =
                    Files.readAttributes(place, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return found.isRegularFile() && found.size() == file.bytes() ? State.THERE : State.ANOTHER;
        } catch (NoSuchFileException gone) {
            return State.GONE;
        } catch (IOException | DiskException unreadable) {
            LOG.warn("{} in the recycle folder of {} cannot be looked at", file.path(), file.root(), unreadable);
            return State.UNKNOWN;
        }
    }

    /** Removed by a person, or by the last turn if a crash kept it from telling so. */
    private void gone(Recycled file) {
        Message begun = file.leaving();
        if (begun == null) {
            files.forget(file.id());
        } else {
            files.removed(file.id(), begun);
        }
    }

    private static Message line(String key, Recycled file, Object... more) {
        List<Object> arguments =
                new ArrayList<>(List.of(file.path(), file.root().toString()));
        arguments.addAll(List.of(more));
        return Message.of(key, arguments.toArray());
    }

    private boolean remove(Recycled file, Message line) {
        try {
            files.leaving(file.id(), line);
            Files.delete(place(file));
            LOG.info(
                    "Removed {} from the recycle folder of {} after {} days",
                    file.path(),
                    file.root(),
                    file.age().toDays());
            files.removed(file.id(), line);
            return true;
        } catch (IOException | DiskException failure) {
            LOG.warn("{} could not be removed from the recycle folder of {}", file.path(), file.root(), failure);
            files.stays(file.id());
            return false;
        }
    }

    private static Path place(Recycled file) {
        return new Root(file.root()).resolve(file.path());
    }
}
