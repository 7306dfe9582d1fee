package org.magpie.base.undo;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Puts back what was taken away. Something is put back as a whole or not at all; it is refused with a sentence when what it would
 * restore was changed since, when something else stands in its place, or when what was done to the same thing later is not undone
 * yet. Safe for any number of threads.
 */
public interface Undo {
    /** What can be undone and what was, newest first. */
    List<UndoEntry> recent(int most);

    /** The newest thing that has moved a file so and is not undone; empty where there is none. */
    Optional<UndoEntry> ofMove(Path from, Path to);

    /**
     * Undoes one thing.
     *
     * @return the entry as it is afterwards
     * @throws org.magpie.base.error.UserException {@code undo.*}: why it cannot be undone; nothing was changed then
     */
    UndoEntry undo(long id);

    /**
     * Undoes all that was done in one go, the last thing first. What was undone before counts as done.
     *
     * @return how many things are put back by this
     * @throws org.magpie.base.error.UserException why one cannot be undone; those that were done after it are undone
     */
    int undoAll(String correlation);
}
