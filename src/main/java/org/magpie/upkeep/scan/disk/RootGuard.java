package org.magpie.upkeep.scan.disk;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says when what seems to be gone may only be out of reach: a drive that is not mounted, another one in its place, a pool that lacks a
 * disk. Then nothing that is known of the root folder is changed until a person has said that the files are really gone.
 */
public final class RootGuard {
    private static final Logger LOG = LoggerFactory.getLogger(RootGuard.class);
    /** Fewer files than this may go at once. */
    public static final int FEWEST = 20;
    /** More than one in so many is too much. */
    public static final int SHARE = 10;

    private RootGuard() {}

    /**
     * Why nothing may be changed.
     *
     * @param gone how many files are not there
     * @param isFinal whether no person can say that the files are gone: nobody can look
     */
    public record Objection(Message said, int gone, boolean isFinal) {}

    /** What can be told before anything of the root folder has been looked at. */
    public static Optional<Objection> before(Path root) {
        return Files.isDirectory(root)
                ? Optional.empty()
                : Optional.of(new Objection(Message.of("scan.guard.absent", root.toString()), 0, true));
    }

    /**
     * Whether what is not in a root folder can be said to be gone, without looking through it: not where it is empty or the marker that
     * was put into it is not there, as with a drive that is not mounted.
     *
     * @param marker what the marker file said when it was looked last; null where there was none
     */
    public static boolean isLookedInto(Path root, @Nullable String marker) {
        if (marker != null) {
            return RootMarker.read(root).filter(marker::equals).isPresent();
        }
        try (DirectoryStream<Path> there = Files.newDirectoryStream(root)) {
            return there.iterator().hasNext();
        } catch (IOException away) {
            LOG.debug("{} cannot be looked into", root, away);
            return false;
        }
    }

    /**
     * What can be told once all that is known of it has been looked for.
     *
     * @param marker what the marker file said when it was looked last; null where there was none
     * @param accepted how many files a person said to be really gone
     */
    public static Optional<Objection> after(Path root, @Nullable String marker, RootCensus census, int accepted) {
        int vanished = census.notThere();
        int expected = census.expected() + census.lately();
        if (census.vanished() == 0 || vanished <= accepted) {
            return Optional.empty();
        }
        if (census.found() == 0) {
            return objection("scan.guard.empty", root, vanished, expected);
        }
        Optional<String> there = RootMarker.read(root);
        if (marker != null && there.isPresent() && !there.get().equals(marker)) {
            return objection("scan.guard.other-device", root, vanished, expected);
        }
        if (marker != null && there.isEmpty()) {
            return objection("scan.guard.marker-gone", root, vanished, expected);
        }
        if (marker == null && census.again() == 0) {
            // A share that may not be written to has no marker: that nothing at all is known again must do.
            return objection("scan.guard.other-device", root, vanished, expected);
        }
        if (vanished >= FEWEST && (long) vanished * SHARE > expected) {
            return objection("scan.guard.many-gone", root, vanished, expected);
        }
        return Optional.empty();
    }

    private static Optional<Objection> objection(String key, Path root, int vanished, int expected) {
        return Optional.of(new Objection(Message.of(key, root.toString(), vanished, expected), vanished, false));
    }
}
