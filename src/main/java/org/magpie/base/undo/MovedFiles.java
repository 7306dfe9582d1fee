package org.magpie.base.undo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.magpie.base.disk.WholeMove;
import org.magpie.base.error.DiskException;
import org.magpie.base.error.UserException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Moves files back to where they were. */
final class MovedFiles {
    private static final Logger LOG = LoggerFactory.getLogger(MovedFiles.class);
    /** The file systems that keep times least exactly keep them to two seconds. */
    private static final Duration COARSEST = Duration.ofSeconds(2);

    /**
     * Where the files of an entry go when it is undone, in the order in which they are moved.
     *
     * @param steps in the order in which they are undone
     * @throws UserException when one is gone or was changed
     */
    List<FileReturn> returns(List<UndoStep> steps) {
        List<FileReturn> returns = new ArrayList<>();
        for (UndoStep step : steps) {
            if (step instanceof UndoStep.Moved moved) {
                returns.add(FileReturn.of(moved));
            } else if (step instanceof UndoStep.Placed placed) {
                leaving(placed).ifPresent(returns::add);
            }
        }
        return returns;
    }

    /** Empty for one that may stay and does. */
    private static Optional<FileReturn> leaving(UndoStep.Placed file) {
        Path path = Path.of(file.path());
        List<FileReturn> ways = file.places().stream()
                .map(place -> new FileReturn(path, Path.of(place), file.bytes(), file.modified()))
                .toList();
        Optional<FileReturn> gone = ways.stream().filter(MovedFiles::isBack).findFirst();
        if (gone.isPresent()) {
            return gone;
        }
        if (file.optional() && !isSame(ways.getFirst(), path)) {
            return Optional.empty();
        }
        FileReturn last = ways.getLast();
        return Optional.of(ways.stream()
                .filter(way -> !isThere(way.to()) && Files.isDirectory(way.to().resolveSibling("")))
                .findFirst()
                .orElse(last));
    }

    /**
     * Those that have to be moved, in their order: one that lies where it should already is none of them.
     *
     * @throws UserException when one is gone or was changed, or another file stands in its place
     */
    List<FileReturn> waiting(List<FileReturn> returns) {
        // How the disk will be by then: a file may make room for another one, and one may move twice.
        Set<Path> vacated = new HashSet<>();
        Set<Path> taken = new HashSet<>();
        List<FileReturn> waiting = new ArrayList<>();
        for (FileReturn each : returns) {
            boolean comes = taken.contains(each.from());
            if (!comes && !taken.contains(each.to()) && !vacated.contains(each.to()) && isBack(each)) {
                continue;
            }
            if (!comes && (vacated.contains(each.from()) || !isThere(each.from()))) {
                throw new UserException("undo.file-gone", each.from().toString());
            }
            if (!comes && !isSame(each, each.from())) {
                throw new UserException("undo.file-changed", each.from().toString());
            }
            if (taken.contains(each.to()) || (isThere(each.to()) && !vacated.contains(each.to()))) {
                throw new UserException("undo.file-in-place", each.to().toString());
            }
            taken.remove(each.from());
            vacated.add(each.from());
            taken.add(each.to());
            vacated.remove(each.to());
            waiting.add(each);
        }
        return waiting;
    }

    /**
     * The steps with companions as they are now, and without those that are gone. One that was moved in
     * several steps, such as aside and on, is in each of them what lies at the end of its way.
     *
     * @param steps the last first
     */
    static List<UndoStep> asTheyAre(List<UndoStep> steps) {
        // By where it goes back to: from there the step before takes it further back.
        Map<String, UndoStep.Moved> returning = new HashMap<>();
        Set<String> gone = new HashSet<>();
        List<UndoStep> result = new ArrayList<>();
        for (UndoStep step : steps) {
            if (step instanceof UndoStep.Moved moved) {
                UndoStep.Moved later = returning.remove(moved.to());
                if (gone.remove(moved.to()) || (later == null && isGone(moved))) {
                    gone.add(moved.from());
                } else {
                    UndoStep.Moved now = later == null ? asItIs(moved) : moved.as(later);
                    returning.put(moved.from(), now);
                    result.add(now);
                }
            } else {
                result.add(step);
            }
        }
        return result;
    }

    private static UndoStep.Moved asItIs(UndoStep.Moved moved) {
        Path place = Path.of(moved.to());
        return moved.companion() && isThere(place) && !isSame(FileReturn.of(moved), place)
                ? new UndoStep.Moved(moved.from(), moved.to(), bytes(place), modified(place), moved.companion())
                : moved;
    }

    private static boolean isGone(UndoStep.Moved moved) {
        return moved.companion() && !isThere(Path.of(moved.to())) && !isBack(FileReturn.of(moved));
    }

    /** That of a link itself. */
    static long bytes(Path file) {
        try {
            return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                    .size();
        } catch (IOException failure) {
            throw DiskException.of(file, failure);
        }
    }

    /** When a file was last written to; null where nobody can tell. A link is looked at itself, not what it leads to. */
    static @Nullable Instant modified(Path file) {
        try {
            return Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS).toInstant();
        } catch (IOException unknown) {
            LOG.debug("{} is known by its size alone", file, unknown);
            return null;
        }
    }

    private static boolean isThere(Path file) {
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    }

    static boolean isBack(FileReturn file) {
        return !isThere(file.from()) && isSame(file, file.to());
    }

    /** Whether what lies there is the file that was moved: of its size, and not written to since. */
    static boolean isSame(FileReturn file, Path place) {
        try {
            BasicFileAttributes found =
                    Files.readAttributes(place, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            Instant modified = file.modified();
            if (found.isDirectory()) {
                // A folder is moved with what is in it, whatever that is by now.
                return file.bytes() == 0 && modified == null;
            }
            return found.size() == file.bytes()
                    && (modified == null
                            || Duration.between(
                                                    modified,
                                                    found.lastModifiedTime().toInstant())
                                            .abs()
                                            .compareTo(COARSEST)
                                    <= 0);
        } catch (NoSuchFileException gone) {
            return false;
        } catch (IOException unreadable) {
            throw DiskException.of(place, unreadable);
        }
    }

    static void move(Path from, Path to) {
        try {
            WholeMove.move(from, to);
        } catch (IOException failure) {
            throw DiskException.of(to, failure);
        }
    }
}
