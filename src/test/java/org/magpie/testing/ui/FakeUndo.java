package org.magpie.testing.ui;

import java.util.ArrayList;
import java.util.List;
import org.magpie.base.error.UserException;
import org.magpie.base.undo.Undo;
import org.magpie.base.undo.UndoEntry;

/** What can be undone, made up; what is undone is only noted. */
public final class FakeUndo implements Undo {
    public final List<UndoEntry> entries = new ArrayList<>();
    /** Of all that was asked to be undone together. */
    public final List<String> undone = new ArrayList<>();

    @Override
    public List<UndoEntry> recent(int most) {
        return entries.stream().limit(most).toList();
    }

    @Override
    public java.util.Optional<UndoEntry> ofMove(java.nio.file.Path from, java.nio.file.Path to) {
        return java.util.Optional.empty();
    }

    @Override
    public UndoEntry undo(long id) {
        UndoEntry entry =
                entries.stream().filter(each -> each.id() == id).findFirst().orElseThrow();
        if (!entry.isOpen()) {
            throw new UserException("undo.done", entry.said());
        }
        UndoEntry after = new UndoEntry(
                id, entry.happened(), entry.actor(), entry.correlation(), entry.said(), WindowFixture.NOW);
        entries.set(entries.indexOf(entry), after);
        return after;
    }

    @Override
    public int undoAll(String correlation) {
        undone.add(correlation);
        return 1;
    }
}
