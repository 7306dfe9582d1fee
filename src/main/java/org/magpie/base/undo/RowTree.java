package org.magpie.base.undo;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
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
    // Joined here and not by the database: it has no index for what it tells of itself, and joins by trying every pair.
    private static final String COLUMNS = "select constraint_name, table_name, column_name, ordinal_position,"
            + " position_in_unique_constraint from information_schema.key_column_usage";
    private static final String RULES = "select constraint_name, unique_constraint_name, delete_rule from"
            + " information_schema.referential_constraints";

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,18}");
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");

    private final Rows rows;
    /** Null until something is read: what is only put back needs none. */
    private @Nullable List<Key> keys;

    private record Key(String child, String column, String parent, String parentColumn, boolean cascades) {}

    RowTree(StatelessSession session) {
        this.rows = new Rows(session);
    }

    /** One column of a constraint; the place among those of the key that it refers to is 0 where it refers to none. */
    private record KeyColumn(String constraint, String table, String column, int place, int placeThere) {}

    private record Rule(String constraint, String referred, boolean cascades) {}

    private List<Key> keys() {
        List<Key> known = keys;
        if (known == null) {
            known = readKeys();
            keys = known;
        }
        return known;
    }

    private List<Key> readKeys() {
        Map<String, List<KeyColumn>> columns = rows
                .list(
                        COLUMNS,
                        row -> new KeyColumn(
                                row.getString(1),
                                low(row.getString(2)),
                                low(row.getString(3)),
                                row.getInt(4),
                                row.getInt(5)))
                .stream()
                .collect(Collectors.groupingBy(KeyColumn::constraint));
        List<Key> found = new ArrayList<>();
        for (Rule rule : rows.list(
                RULES,
                row -> new Rule(
                        row.getString(1), row.getString(2), row.getString(3).equals("CASCADE")))) {
            for (KeyColumn child : columns.getOrDefault(rule.constraint(), List.of())) {
                columns.getOrDefault(rule.referred(), List.of()).stream()
                        .filter(parent -> parent.place() == child.placeThere())
                        .map(parent -> new Key(
                                child.table(), child.column(), parent.table(), parent.column(), rule.cascades()))
                        .forEach(found::add);
            }
        }
        return found;
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
        List<Owned> meant =
                rows.list("select * from " + table + " where " + where, row -> new Owned(0, row(table, row)), values);
        return ordered(trees(table, meant)).getOrDefault(0L, List.of());
    }

    /** The same of many at once, by id; one that is not there is left out. */
    Map<Long, List<Row>> readEach(String table, Collection<Long> ids) {
        List<Owned> meant = rows.list(
                "select * from " + table + " where id = any(?)",
                row -> new Owned(row.getLong("id"), row(table, row)),
                (Object) ids.toArray());
        return ordered(trees(table, meant));
    }

    /**
     * A row that goes with another.
     *
     * @param with id of that other one
     */
    private record Owned(long with, Row row) {}

    private Map<Long, Map<String, Set<Row>>> trees(String table, List<Owned> meant) {
        Map<Long, Map<String, Set<Row>>> found = new LinkedHashMap<>();
        collect(table, meant, found, Set.of());
        return found;
    }

    private Map<Long, List<Row>> ordered(Map<Long, Map<String, Set<Row>>> trees) {
        Set<String> tables =
                trees.values().stream().flatMap(tree -> tree.keySet().stream()).collect(Collectors.toSet());
        Map<String, Integer> depths = new HashMap<>();
        tables.forEach(each -> depth(each, tables, depths, new HashSet<>()));
        Map<Long, List<Row>> ordered = new LinkedHashMap<>();
        trees.forEach((with, tree) -> ordered.put(
                with,
                tree.entrySet().stream()
                        .sorted(Comparator.comparingInt(each -> depths.getOrDefault(each.getKey(), 0)))
                        .flatMap(each -> each.getValue().stream())
                        .toList()));
        return ordered;
    }

    private void collect(String table, List<Owned> read, Map<Long, Map<String, Set<Row>>> found, Set<String> above) {
        if (read.isEmpty()) {
            return;
        }
        read.forEach(each -> found.computeIfAbsent(each.with(), with -> new LinkedHashMap<>())
                .computeIfAbsent(table, name -> new LinkedHashSet<>())
                .add(each.row()));
        Set<String> path = new HashSet<>(above);
        path.add(table);
        keys().stream()
                .filter(key -> key.cascades() && key.parent().equals(table) && !path.contains(key.child()))
                .forEach(key -> collect(key.child(), children(key, read), found, path));
    }

    /** What the database deletes with these rows by one of its keys. */
    private List<Owned> children(Key key, List<Owned> parents) {
        Map<String, Set<Long>> with = new HashMap<>();
        for (Owned each : parents) {
            String value = each.row().values().get(key.parentColumn());
            if (value != null) {
                with.computeIfAbsent(value, own -> new LinkedHashSet<>(1)).add(each.with());
            }
        }
        List<Owned> children = new ArrayList<>();
        rows.each(
                "select * from " + key.child() + " where " + key.column() + " = any(?)",
                line -> {
                    Row row = row(key.child(), line);
                    with.getOrDefault(row.values().get(key.column()), Set.of())
                            .forEach(owner -> children.add(new Owned(owner, row)));
                },
                (Object) keyValues(with.keySet()));
        return children;
    }

    /** As numbers where they are, so that the database finds them by its index. */
    private static Object[] keyValues(Set<String> values) {
        boolean numbers = values.stream().allMatch(each -> NUMBER.matcher(each).matches());
        return numbers ? values.stream().map(Long::valueOf).toArray() : values.toArray();
    }

    /** How many tables have to be filled before this one. */
    private int depth(String table, Set<String> among, Map<String, Integer> depths, Set<String> path) {
        Integer known = depths.get(table);
        if (known != null || !path.add(table)) {
            return known == null ? 0 : known;
        }
        int depth = keys().stream()
                .filter(key -> key.child().equals(table)
                        && among.contains(key.parent())
                        && !key.parent().equals(table))
                .mapToInt(key -> depth(key.parent(), among, depths, path) + 1)
                .max()
                .orElse(0);
        depths.put(table, depth);
        return depth;
    }

    /** The columns of rows as they are now, by id; a row that is not there is left out. */
    Map<Long, Map<String, @Nullable String>> columns(String table, Collection<Long> ids, Set<String> columns) {
        checkNames(table, columns);
        String list = columns.stream().sorted().collect(Collectors.joining(", "));
        Map<Long, Map<String, @Nullable String>> found = new HashMap<>();
        rows.each(
                "select " + list + ", id from " + table + " where id = any(?)",
                row -> {
                    Map<String, @Nullable String> values = row(table, row).values();
                    if (!columns.contains("id")) {
                        values.remove("id");
                    }
                    found.put(row.getLong("id"), values);
                },
                (Object) ids.toArray());
        return found;
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

    /** Sets columns of rows, all to the same. */
    void set(String table, Collection<Long> ids, Map<String, @Nullable String> values) {
        checkNames(table, values.keySet());
        List<String> columns = new ArrayList<>(values.keySet());
        List<@Nullable Object> arguments = new ArrayList<>();
        columns.forEach(each -> arguments.add(values.get(each)));
        arguments.add(ids.toArray());
        rows.change(
                "update " + table + " set "
                        + columns.stream().map(each -> each + " = ?").collect(Collectors.joining(", "))
                        + " where id = any(?)",
                arguments.toArray());
    }

    void delete(String table, long id) {
        checkNames(table, Set.of());
        rows.change("delete from " + table + " where id = ?", id);
    }

    boolean isThere(String table, long id) {
        checkNames(table, Set.of());
        return rows.number("select count(*) from " + table + " where id = ?", id) > 0;
    }
}
