package org.magpie.base.undo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.UserException;

/**
 * Sets columns of rows back: gathers steps that follow each other and touch different rows of one table, and does them together, since
 * thousands of single statements take seconds.
 */
final class ChangedRows {
    private final RowTree tree;
    private final UndoEntry entry;
    private final Map<Long, UndoStep.Changed> gathered = new LinkedHashMap<>();
    private String table = "";
    private Set<String> columns = Set.of();

    ChangedRows(RowTree tree, UndoEntry entry) {
        this.tree = tree;
        this.entry = entry;
    }

    /** How columns were. */
    private record Before(Map<String, @Nullable String> values) {}

    void add(UndoStep.Changed step) {
        boolean together =
                step.table().equals(table) && step.after().keySet().equals(columns) && !gathered.containsKey(step.id());
        if (!together) {
            setBack();
            table = step.table();
            columns = Set.copyOf(step.after().keySet());
        }
        gathered.put(step.id(), step);
    }

    /**
     * Does what is gathered.
     *
     * @throws UserException when a row is not as it was left
     */
    void setBack() {
        if (gathered.isEmpty()) {
            return;
        }
        Map<Long, Map<String, @Nullable String>> now = tree.columns(table, gathered.keySet(), columns);
        // In the order of the steps: one row may make room for what the next one was.
        Map<Before, List<Long>> alike = new LinkedHashMap<>();
        gathered.forEach((id, step) -> {
            if (!Objects.equals(step.after(), now.get(id))) {
                throw new UserException("undo.changed", entry.said());
            }
            alike.computeIfAbsent(new Before(step.before()), values -> new ArrayList<>())
                    .add(id);
        });
        alike.forEach((before, ids) -> tree.set(table, ids, before.values()));
        gathered.clear();
    }
}
