package org.magpie.base.disk;

import java.nio.file.Path;
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
     * A path under this root.
     *
     * @throws DiskException with {@code OUTSIDE_ROOT} when the relative path leads out of it
     */
    public Path resolve(String relative) {
        Path inside = path.resolve(relative).normalize();
        if (!inside.startsWith(path)) {
            throw new DiskException(DiskException.Reason.OUTSIDE_ROOT, inside);
        }
        return inside;
    }
}
