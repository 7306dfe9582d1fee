package org.magpie.base.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.DiskException;

/**
 * A folder that nothing may leave.
 *
 * @param path absolute and normalised
 */
public record Root(Path path) {
    public Root {
        path = path.toAbsolutePath().normalize();
    }

    /**
     * A path under this root, whether it is there or not. Links on the way are followed and must stay within as well; the root
     * itself may be a link.
     *
     * @throws DiskException with {@code OUTSIDE_ROOT} when the relative path leads out of it or is no path at all
     */
    public Path resolve(String relative) {
        Path inside;
        try {
            inside = path.resolve(relative).normalize();
        } catch (InvalidPathException failure) {
            throw new DiskException(DiskException.Reason.OUTSIDE_ROOT, path, failure);
        }
        check(inside);
        return inside;
    }

    /** Whether a path lies within, links followed. */
    public boolean contains(Path other) {
        try {
            check(other.toAbsolutePath().normalize());
            return true;
        } catch (DiskException outside) {
            return false;
        }
    }

    private void check(Path inside) {
        if (!inside.startsWith(path)) {
            throw new DiskException(DiskException.Reason.OUTSIDE_ROOT, inside);
        }
        try {
            Path real = realPathOfWhatIsThere(inside);
            Path realRoot = realPathOfWhatIsThere(path);
            if (!real.startsWith(realRoot)) {
                throw new DiskException(DiskException.Reason.OUTSIDE_ROOT, inside);
            }
        } catch (IOException failure) {
            throw DiskException.of(inside, failure);
        }
    }

    /** The path with its links followed as far as it exists; a link that leads nowhere counts as leading away. */
    private static Path realPathOfWhatIsThere(Path wanted) throws IOException {
        @Nullable Path there = wanted;
        while (there != null && !Files.exists(there, LinkOption.NOFOLLOW_LINKS)) {
            there = there.getParent();
        }
        if (there == null) {
            return wanted;
        }
        if (!Files.exists(there)) {
            throw new DiskException(DiskException.Reason.OUTSIDE_ROOT, there);
        }
        return there.toRealPath().resolve(there.relativize(wanted)).normalize();
    }
}
