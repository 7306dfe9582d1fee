package org.magpie.base.undo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.magpie.base.error.DiskException;
import org.magpie.base.error.UserException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Moves files back to where they were. */
final class MovedFiles {
    private static final Logger LOG = LoggerFactory.getLogger(MovedFiles.class);

    /**
     * Moves all of them back, or none.
     *
     * @return those that were moved; one that lies where it was already is none of them
     * @throws UserException when one is gone or another file stands in its place
     */
    List<UndoStep.Moved> back(List<UndoStep.Moved> moved) {
        List<UndoStep.Moved> waiting =
                moved.stream().filter(each -> !isBack(each)).toList();
        waiting.forEach(MovedFiles::check);
        List<UndoStep.Moved> done = new ArrayList<>();
        boolean all = false;
        try {
            for (UndoStep.Moved each : waiting) {
                move(Path.of(each.to()), Path.of(each.from()));
                done.add(each);
            }
            all = true;
        } finally {
            if (!all) {
                away(done);
            }
        }
        return done;
    }

    /** Moves them away again, since the rest could not be undone. */
    void away(List<UndoStep.Moved> back) {
        for (UndoStep.Moved each : back) {
            try {
                move(Path.of(each.from()), Path.of(each.to()));
            } catch (DiskException failure) {
                LOG.warn("{} stays where it was put back to", each.from(), failure);
            }
        }
    }

    private static boolean isBack(UndoStep.Moved file) {
        Path from = Path.of(file.from());
        try {
            return !Files.exists(Path.of(file.to()), LinkOption.NOFOLLOW_LINKS)
                    && Files.isRegularFile(from, LinkOption.NOFOLLOW_LINKS)
                    && Files.size(from) == file.bytes();
        } catch (IOException unreadable) {
            throw DiskException.of(from, unreadable);
        }
    }

    private static void check(UndoStep.Moved file) {
        Path to = Path.of(file.to());
        if (!Files.exists(to, LinkOption.NOFOLLOW_LINKS)) {
            throw new UserException("undo.file-gone", to.toString());
        }
        try {
            if (Files.size(to) != file.bytes()) {
                throw new UserException("undo.file-changed", to.toString());
            }
        } catch (IOException unreadable) {
            throw DiskException.of(to, unreadable);
        }
        if (Files.exists(Path.of(file.from()), LinkOption.NOFOLLOW_LINKS)) {
            throw new UserException("undo.file-in-place", file.from());
        }
    }

    private static void move(Path from, Path to) {
        try {
            Path folder = to.getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.move(from, to);
        } catch (IOException failure) {
            throw DiskException.of(to, failure);
        }
    }
}
