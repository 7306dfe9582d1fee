package org.magpie.pipeline.importing.recycle;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.magpie.base.error.Message;
import org.magpie.base.error.UserException;
import org.magpie.base.job.Progress;
import org.magpie.base.store.Store;
import org.magpie.base.undo.MoveSequence;
import org.magpie.base.undo.MoveSequence.Purpose;
import org.magpie.base.undo.MoveSequence.Told;
import org.magpie.base.undo.Undo;
import org.magpie.base.undo.UndoEntry;
import org.magpie.base.undo.UndoRecord;
import org.magpie.pipeline.importing.recycle.RecycledFiles.Recycled;

/** {@link Recycle} over the rows of what was put there. */
public final class StoredRecycle implements Recycle {
    private final Store store;
    private final RecycledFiles files;
    private final RecycleCleanup cleanup;
    private final Undo undo;
    private final MoveSequence sequence;

    public StoredRecycle(Store store, RecycledFiles files, RecycleCleanup cleanup, Undo undo, MoveSequence sequence) {
        this.store = store;
        this.files = files;
        this.cleanup = cleanup;
        this.undo = undo;
        this.sequence = sequence;
    }

    @Override
    public List<Item> list() {
        return files.all().stream()
                .filter(each -> Files.exists(each.place(), LinkOption.NOFOLLOW_LINKS))
                .sorted(Comparator.comparing(Recycled::put).reversed().thenComparing(Recycled::id))
                .map(each -> new Item(
                        each.id(), each.root(), each.place(), each.from(), each.title(), each.bytes(), each.put()))
                .toList();
    }

    @Override
    public List<Amount> amounts() {
        Map<Path, List<Recycled>> byRoot =
                files.all().stream().collect(Collectors.groupingBy(Recycled::root, TreeMap::new, Collectors.toList()));
        return byRoot.entrySet().stream()
                .map(each -> new Amount(
                        each.getKey(),
                        each.getValue().size(),
                        each.getValue().stream().mapToLong(Recycled::bytes).sum()))
                .toList();
    }

    @Override
    public Message restore(long id) {
        Recycled file = files.all().stream()
                .filter(each -> each.id() == id)
                .findFirst()
                .orElseThrow(() -> new UserException("recycle.gone"));
        Path from = file.from();
        if (from == null) {
            throw new UserException("recycle.nowhere", file.path());
        }
        Optional<UndoEntry> removal = undo.ofMove(from, file.place());
        if (removal.isPresent()) {
            return Message.of("undo.undone", undo.undo(removal.get().id()).said());
        }
        restore(file, from);
        return Message.of("recycle.restored", from.toString());
    }

    /** Nothing else is known of it: the file alone comes back, which can be undone. */
    private void restore(Recycled file, Path from) {
        if (!Files.exists(file.place(), LinkOption.NOFOLLOW_LINKS)) {
            throw new UserException("undo.file-gone", file.place().toString());
        }
        if (Files.exists(from, LinkOption.NOFOLLOW_LINKS)) {
            throw new UserException("undo.file-in-place", from.toString());
        }
        MoveSequence.Move move = MoveSequence.move(file.place(), from, "");
        if (move.bytes() != file.bytes()) {
            throw new UserException("undo.file-changed", file.place().toString());
        }
        long entry = store.write(unit -> {
            long begun = UndoRecord.begin(unit, Message.of("undo.recycle", from.toString()))
                    .entry();
            MoveSequence.note(unit, begun, Purpose.UNDO, 0, List.of(move));
            return begun;
        });
        boolean done = false;
        try {
            sequence.forward(entry, 0, Progress.NONE, Told.NOBODY);
            sequence.reached("restored");
            store.change(unit -> {
                UndoRecord.within(unit, entry).moved(move);
                files.moved(unit, file.place(), from);
                MoveSequence.end(unit, entry);
            });
            done = true;
        } finally {
            if (!done) {
                sequence.takeBack(entry);
            }
        }
    }

    @Override
    public int empty(Progress progress) {
        return cleanup.empty(progress);
    }
}
