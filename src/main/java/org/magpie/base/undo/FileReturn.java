package org.magpie.base.undo;

import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How one file is moved when something is undone.
 *
 * @param from where it lies
 * @param to where it goes
 * @param bytes its size
 * @param modified when it was last written to; null where that is unknown
 */
record FileReturn(Path from, Path to, long bytes, @Nullable Instant modified) {
    static FileReturn of(UndoStep.Moved moved) {
        return new FileReturn(Path.of(moved.to()), Path.of(moved.from()), moved.bytes(), moved.modified());
    }
}
