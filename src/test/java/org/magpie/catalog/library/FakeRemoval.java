package org.magpie.catalog.library;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.magpie.base.error.DiskException;
import org.magpie.base.store.UnitOfWork;
import org.magpie.catalog.FileRemoval;
import org.magpie.media.file.LibraryFile;

/** A disk that only remembers what was moved away from it. */
final class FakeRemoval implements FileRemoval {
    final List<Path> removed = new ArrayList<>();
    boolean refuses;

    @Override
    public List<Move> plan(LibraryFile file) {
        return List.of(new Move(
                file.root(), file.place(), file.root().resolve("recycled").resolve("" + file.id()), 1, false));
    }

    @Override
    public void move(Move move) {
        if (refuses) {
            throw new DiskException(DiskException.Reason.READ_ONLY, move.from());
        }
        removed.add(move.from());
    }

    @Override
    public void putBack(Move move) {
        removed.remove(move.from());
    }

    @Override
    public void moved(UnitOfWork unit, List<Move> moves) {}
}
