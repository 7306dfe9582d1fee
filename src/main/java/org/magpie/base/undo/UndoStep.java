package org.magpie.base.undo;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One part of an entry: what is to be put back. Stored as JSON; values of columns are texts as the database itself writes them. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "step")
@JsonSubTypes({
    @JsonSubTypes.Type(value = UndoStep.Deleted.class, name = "deleted"),
    @JsonSubTypes.Type(value = UndoStep.Changed.class, name = "changed"),
    @JsonSubTypes.Type(value = UndoStep.Moved.class, name = "moved"),
    @JsonSubTypes.Type(value = UndoStep.Inserted.class, name = "inserted"),
    @JsonSubTypes.Type(value = UndoStep.Placed.class, name = "placed"),
    @JsonSubTypes.Type(value = UndoStep.Made.class, name = "made"),
    @JsonSubTypes.Type(value = UndoStep.Other.class, name = "other")
})
sealed interface UndoStep {
    /** What it puts back: two steps of one key stand in each other's way. */
    @JsonIgnore
    String key();

    /**
     * A row of a table.
     *
     * @param values by column
     */
    record Row(String table, Map<String, @Nullable String> values) {}

    /**
     * Rows that were deleted.
     *
     * @param table of the one that was meant
     * @param id of that one, or of what it belongs to where it has none
     * @param rows in the order in which they can be put back
     */
    record Deleted(String table, long id, List<Row> rows) implements UndoStep {
        @Override
        public String key() {
            return table + ":" + id;
        }
    }

    /**
     * Columns of one row that were changed.
     *
     * @param before by column
     * @param after by column; what no longer is so was changed since
     */
    record Changed(String table, long id, Map<String, @Nullable String> before, Map<String, @Nullable String> after)
            implements UndoStep {
        @Override
        public String key() {
            return table + ":" + id;
        }
    }

    /**
     * A file that was moved, such as into a recycle folder.
     *
     * @param from where it was
     * @param to where it is now
     * @param bytes its size
     * @param modified when it was last written to; null where that was not kept
     * @param companion whether it only goes with another file, such as an NFO file that a player renews: it goes back as it is by then,
     *     and where it is gone nothing waits for it
     */
    record Moved(
            String from, String to, long bytes, @Nullable Instant modified, boolean companion) implements UndoStep {
        /** This step with the file as a later one has it. */
        Moved as(Moved later) {
            return new Moved(from, to, later.bytes(), later.modified(), companion);
        }

        @Override
        public String key() {
            return "file:" + from;
        }
    }

    /**
     * A row that was inserted, and that is deleted again.
     *
     * @param values by column; what no longer is so was changed since
     */
    record Inserted(String table, long id, Map<String, @Nullable String> values) implements UndoStep {
        @Override
        public String key() {
            return table + ":" + id;
        }
    }

    /**
     * A file that was put somewhere, and that is taken away again.
     *
     * @param path where it is
     * @param bytes its size
     * @param modified when it was last written to; null where that was not kept
     * @param places where it may go, the best first: the first whose folder is there and where nothing lies
     * @param optional whether nobody minds if it is gone or was changed: it stays then
     */
    record Placed(String path, long bytes, @Nullable Instant modified, List<String> places, boolean optional)
            implements UndoStep {
        @Override
        public String key() {
            return "file:" + path;
        }
    }

    /**
     * A folder that was made; it goes again where it is empty.
     *
     * @param path where it is
     */
    record Made(String path) implements UndoStep {
        @Override
        public String key() {
            return "folder:" + path;
        }
    }

    /** What only a room itself can undo. */
    record Other(String kind, String content) implements UndoStep {
        @Override
        public String key() {
            return kind + ":" + content;
        }
    }
}
