package org.magpie.base.undo;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.UserException;
import org.magpie.base.store.Rows;
import org.magpie.base.undo.UndoStep.Row;

/**
 * Reads a row with everything that the database deletes together with it, as its own foreign keys say: so a table that a later
 * migration adds is put back like the others without anybody's thinking of it.
 */
final class RowTree {
    private static final String KEYS =
            "select child.table_name, child.column_name, parent.table_name, parent.column_name, rule.delete_rule from"
                    + " information_schema.referential_constraints rule join information_schema.key_column_usage child on"
                    + " child.constraint_name = rule.constraint_name join information_schema.key_column_usage parent on"
                    + " parent.constraint_name = rule.unique_constraint_name and parent.ordinal_position ="
                    + " child.position_in_unique_constraint";

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");

    private final Rows rows;
    private final List<Key> keys;

    private record Key(String child, String column, String parent, String parentColumn, boolean cascades) {}

    RowTree(StatelessSession session) {
        this.rows = new Rows(session);
        this.keys = rows.list(
                KEYS,
                row -> new Key(
                        low(row.getString(1)),
                        low(row.getString(2)),
                        low(row.getString(3)),
                        low(row.getString(4)),
                        row.getString(5).equals("CASCADE")));
    }

    private static String low(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /**
     * In the order in which they can be put back; empty where there is no such row.
     *
     * @param where which rows of the table, such as {@code id = ?}
     */
    List<Row> read(String table, String where, Object... values) {
        Map<String, Set<Row>> found = new LinkedHashMap<>();
        collect(table, where, values, found, Set.of());
        Map<String, Integer> depths = new HashMap<>();
        found.keySet().forEach(each -> depth(each, found.keySet(), depths, new HashSet<>()));
        return found.entrySet().stream()
                .sorted(Comparator.comparingInt(each -> depths.getOrDefault(each.getKey(), 0)))
                .flatMap(each -> each.getValue().stream())
                .toList();
    }

    private void collect(String table, String where, Object[] values, Map<String, Set<Row>> found, Set<String> above) {
        List<Row> read = rows.list("select * from " + table + " where " + where, row -> row(table, row), values);
        if (read.isEmpty() || above.contains(table)) {
            return;
        }
        found.computeIfAbsent(table, each -> new LinkedHashSet<>()).addAll(read);
        Set<String> path = new HashSet<>(above);
        path.add(table);
        keys.stream()
                .filter(key -> key.cascades() && key.parent().equals(table))
                .forEach(key -> collect(
                        key.child(),
                        key.column() + " in (select " + key.parentColumn() + " from " + table + " where " + where + ")",
                        values,
                        found,
                        path));
    }

    /** How many tables have to be filled before this one. */
    private int depth(String table, Set<String> among, Map<String, Integer> depths, Set<String> path) {
        Integer known = depths.get(table);
        if (known != null || !path.add(table)) {
            return known == null ? 0 : known;
        }
        int depth = keys.stream()
                .filter(key -> key.child().equals(table)
                        && among.contains(key.parent())
                        && !key.parent().equals(table))
                .mapToInt(key -> depth(key.parent(), among, depths, path) + 1)
                .max()
                .orElse(0);
        depths.put(table, depth);
        return depth;
    }

    /** The columns of one row as they are now; empty where there is no such row. */
    Map<String, @Nullable String> columns(String table, long id, Set<String> columns) {
        checkNames(table, columns);
        String list = columns.stream().sorted().collect(Collectors.joining(", "));
        return rows.list("select " + list + " from " + table + " where id = ?", row -> row(table, row), id).stream()
                .findFirst()
                .map(Row::values)
                .orElse(Map.of());
    }

    private static Row row(String table, ResultSet row) throws SQLException {
        ResultSetMetaData meta = row.getMetaData();
        Map<String, @Nullable String> values = new LinkedHashMap<>();
        for (int at = 1; at <= meta.getColumnCount(); at++) {
            values.put(low(meta.getColumnName(at)), row.getString(at));
        }
        return new Row(table, values);
    }

    /** What stands in a statement must be a name and nothing else, whatever is stored. */
    private static void checkNames(String table, Set<String> columns) {
        if (!NAME.matcher(table).matches()
                || !columns.stream().allMatch(each -> NAME.matcher(each).matches())) {
            throw new UserException("undo.unreadable");
        }
    }

    /** Puts rows back as they were. */
    void put(List<Row> gone) {
        for (Row row : gone) {
            checkNames(row.table(), row.values().keySet());
            List<String> columns = new ArrayList<>(row.values().keySet());
            rows.change(
                    "insert into " + row.table() + " (" + String.join(", ", columns) + ") values ("
                            + columns.stream().map(each -> "?").collect(Collectors.joining(", ")) + ")",
                    columns.stream().map(row.values()::get).toArray());
        }
    }

    /** Sets columns of one row. */
    void set(String table, long id, Map<String, @Nullable String> values) {
        checkNames(table, values.keySet());
        List<String> columns = new ArrayList<>(values.keySet());
        List<@Nullable Object> arguments = new ArrayList<>();
        columns.forEach(each -> arguments.add(values.get(each)));
        arguments.add(id);
        rows.change(
                "update " + table + " set "
                        + columns.stream().map(each -> each + " = ?").collect(Collectors.joining(", "))
                        + " where id = ?",
                arguments.toArray());
    }

    boolean isThere(String table, long id) {
        checkNames(table, Set.of());
        return rows.number("select count(*) from " + table + " where id = ?", id) > 0;
    }
}
