package org.magpie.upkeep.scan.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.magpie.base.job.Progress;
import org.magpie.media.library.FilePresence.Known;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How many of all the files that are known of a root folder are there. Files that go a few at a time are counted together, as long as
 * none of them is wanted again: a drive that dies slowly is not many small changes.
 *
 * @param found media files that stand there
 * @param again known files that are there, or were found again elsewhere
 * @param vanished known files that are not there, or are other ones, and were there when it was looked last
 * @param lately known files that have been missing before, not for so long that they are wanted again
 */
public record RootCensus(int found, int again, int vanished, int lately) {
    private static final Logger LOG = LoggerFactory.getLogger(RootCensus.class);

    /** How many of the known files were there when it was looked last. */
    public int expected() {
        return again + vanished;
    }

    /** How many are not there of which nobody is sure yet that they are gone. */
    public int notThere() {
        return vanished + lately;
    }

    /**
     * What a look through the whole root folder has shown.
     *
     * @param confirmed up to when a person has said that what is missing is really gone; null for never
     */
    public static RootCensus of(RootWalk.Walked walked, DiskComparison comparison, @Nullable Instant confirmed) {
        return new RootCensus(
                walked.files().size(),
                comparison.same().size() + comparison.moved().size(),
                comparison.vanished(),
                (int) comparison.stillGone().stream()
                        .filter(known -> isLately(known, confirmed))
                        .count());
    }

    /**
     * Asks the disk for every known file. A look at a part shows what has gone there, never whether the rest has gone as well.
     *
     * @param part what the look at the part has shown
     * @param page known files by id, those above one, in order; empty at the end
     * @param confirmed up to when a person has said that what is missing is really gone; null for never
     * @throws org.magpie.base.job.JobCancelledException when somebody asked for the work to end
     */
    public static RootCensus ask(
            Path root,
            RootWalk.Walked walked,
            DiskComparison part,
            LongFunction<List<Known>> page,
            @Nullable Instant confirmed,
            Progress progress) {
        Set<Long> moved = new HashSet<>();
        part.moved().forEach(pair -> moved.add(pair.known().id()));
        int there = 0;
        int other = 0;
        int gone = 0;
        int lately = 0;
        List<Known> files = page.apply(0);
        while (!files.isEmpty()) {
            progress.checkCancelled();
            for (Known known : files) {
                Presence presence = moved.contains(known.id()) ? Presence.THERE : presence(root, known);
                if (known.missingSince() != null) {
                    lately += presence == Presence.GONE && isLately(known, confirmed) ? 1 : 0;
                } else {
                    there += presence == Presence.THERE ? 1 : 0;
                    other += presence == Presence.OTHER ? 1 : 0;
                    gone += presence == Presence.GONE ? 1 : 0;
                }
            }
            files = page.apply(files.getLast().id());
        }
        return new RootCensus(Math.max(there + other, walked.files().size()), there, other + gone, lately);
    }

    private enum Presence {
        THERE,
        OTHER,
        GONE,
        /** Nobody can say. */
        UNKNOWN
    }

    private static boolean isLately(Known known, @Nullable Instant confirmed) {
        Instant since = known.missingSince();
        return since != null && !known.isLost() && (confirmed == null || since.isAfter(confirmed));
    }

    private static Presence presence(Path root, Known known) {
        Path place = root.resolve(known.path());
        try {
            BasicFileAttributes attributes = Files.readAttributes(place, BasicFileAttributes.class);
            return attributes.isDirectory() || attributes.size() == known.bytes() ? Presence.THERE : Presence.OTHER;
        } catch (NoSuchFileException gone) {
            LOG.trace("{} is not there", place, gone);
            return Files.isSymbolicLink(place) ? Presence.UNKNOWN : Presence.GONE;
        } catch (IOException failure) {
            LOG.debug("{} cannot be looked at", place, failure);
            return Presence.UNKNOWN;
        }
    }
}
