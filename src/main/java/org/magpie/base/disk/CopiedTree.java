package org.magpie.base.disk;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.DiskException;
import org.magpie.base.error.DiskException.Reason;
import org.magpie.base.job.Progress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file, or a folder with what is in it, that is copied elsewhere and then taken away. Others may write there all the while: what has come
 * or changed since it was copied is copied too as long as that goes, and is never taken away uncopied. Belongs to one thread.
 */
final class CopiedTree {
    private static final Logger LOG = LoggerFactory.getLogger(CopiedTree.class);
    /** So often what has changed meanwhile is looked for; who writes for longer than that keeps what was written last. */
    private static final int PASSES = 5;

    private final Path from;
    /** How each was when it was last copied. */
    private final Map<Path, State> known = new LinkedHashMap<>();

    /** How a file or folder is, as far as that can be told without reading it. */
    private record State(
            boolean isFolder,
            long bytes,
            FileTime modified,
            @Nullable Object key) {
        static Optional<State> of(Path place) throws IOException {
            try {
                BasicFileAttributes there =
                        Files.readAttributes(place, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
                // The times of a folder change with what is in it, which has times of its own.
                return Optional.of(
                        there.isDirectory()
                                ? new State(true, 0, FileTime.fromMillis(0), there.fileKey())
                                : new State(false, there.size(), there.lastModifiedTime(), there.fileKey()));
            } catch (NoSuchFileException gone) {
                return Optional.empty();
            }
        }
    }

    /** As it is now. */
    CopiedTree(Path from) throws IOException {
        this.from = from;
        for (Path each : WholeMove.tree(from)) {
            State.of(each).ifPresent(state -> known.put(each, state));
        }
    }

    /** Whether nothing of it has changed since, and nothing come. */
    boolean isAsItWas() throws IOException {
        List<Path> now = WholeMove.tree(from);
        for (Path each : now) {
            if (!isKnown(each)) {
                return false;
            }
        }
        return now.size() == known.size();
    }

    private boolean isKnown(Path each) throws IOException {
        State state = known.get(each);
        return state != null && state.equals(State.of(each).orElse(null));
    }

    /**
     * Copies all of it.
     *
     * @throws DiskException when there is no room, or a copy does not arrive whole
     */
    void copyTo(Path to, Progress progress) throws IOException {
        long bytes = known.values().stream().mapToLong(State::bytes).sum();
        if (VerifiedCopy.free(to) < bytes) {
            throw new DiskException(Reason.FULL, to);
        }
        known.clear();
        for (int pass = 0; pass < PASSES && copyFresh(to, progress); pass++) {
            progress.checkCancelled();
        }
    }

    /** Copies what has come or changed; answers whether there was any. */
    private boolean copyFresh(Path to, Progress progress) throws IOException {
        boolean isAny = false;
        for (Path each : WholeMove.tree(from)) {
            if (!isKnown(each)) {
                isAny = true;
                Optional<State> before = State.of(each);
                if (before.isPresent()) {
                    copy(each, to.resolve(from.relativize(each).toString()), progress);
                    known.put(each, before.get());
                }
            }
        }
        return isAny;
    }

    private static void copy(Path each, Path place, Progress progress) throws IOException {
        if (Files.isDirectory(each, LinkOption.NOFOLLOW_LINKS)) {
            Files.createDirectories(place);
            return;
        }
        Files.deleteIfExists(place);
        if (Files.isSymbolicLink(each)) {
            Files.copy(each, place, LinkOption.NOFOLLOW_LINKS);
        } else {
            VerifiedCopy.copy(each, place, progress);
        }
    }

    /** Takes away what is as it was when it was copied; all else stays. */
    void delete() throws IOException {
        for (Path each : WholeMove.tree(from).reversed()) {
            if (!isKnown(each)) {
                LOG.warn("{} stays: it was written while it was being moved", each);
                continue;
            }
            try {
                Files.deleteIfExists(each);
            } catch (DirectoryNotEmptyException something) {
                LOG.debug("{} stays with what is in it", each, something);
            }
        }
    }
}
