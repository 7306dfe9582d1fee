package org.magpie.testing.ui;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.magpie.base.error.Message;
import org.magpie.base.error.UserException;
import org.magpie.base.job.Progress;
import org.magpie.pipeline.importing.recycle.Recycle;

/** Holds what a test puts there; empty at first. */
public final class FakeRecycle implements Recycle {
    private static final Path ROOT = Path.of("/media/films");

    public final List<Item> items = new ArrayList<>();
    /** Those that cannot be put back. */
    public final Set<Long> stuck = new TreeSet<>();

    /** Puts a file there. */
    public void put(String title, String name, long bytes, Instant put) {
        items.add(new Item(
                items.size() + 1L,
                ROOT,
                ROOT.resolve(".recycle").resolve(name),
                ROOT.resolve(title).resolve(name),
                title,
                bytes,
                put));
    }

    @Override
    public List<Item> list() {
        return List.copyOf(items);
    }

    @Override
    public List<Amount> amounts() {
        return items.isEmpty()
                ? List.of()
                : List.of(new Amount(
                        ROOT,
                        items.size(),
                        items.stream().mapToLong(Item::bytes).sum()));
    }

    @Override
    public Message restore(long id) {
        Item item = items.stream()
                .filter(each -> each.id() == id)
                .findFirst()
                .orElseThrow(() -> new UserException("recycle.gone"));
        if (stuck.contains(id)) {
            throw new UserException("undo.file-in-place", String.valueOf(item.from()));
        }
        items.remove(item);
        return Message.of("recycle.restored", String.valueOf(item.from()));
    }

    @Override
    public int empty(Progress progress) {
        int all = items.size();
        items.clear();
        return all;
    }
}
