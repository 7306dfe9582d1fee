package org.magpie.base.undo;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.magpie.base.context.Actor;
import org.magpie.base.error.Message;

/**
 * Something that was taken away or changed, and that can be undone until it is forgotten.
 *
 * @param correlation of all that was done in one go; {@link Undo#undoAll} undoes it together
 * @param said what was done, in a sentence
 * @param undone when it was undone; null while it is not
 */
public record UndoEntry(
        long id,
        Instant happened,
        Actor actor,
        String correlation,
        Message said,
        @Nullable Instant undone) {
    public boolean isOpen() {
        return undone == null;
    }
}
