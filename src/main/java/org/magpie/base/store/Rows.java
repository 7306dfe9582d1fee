package org.magpie.base.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/**
 * Plain SQL on the connection of a session, for reading many rows straight into records and for writing many at once. Belongs to
 * the session's transaction and thread. A statement that fails is thrown as Hibernate's own unchecked exception.
 */
public final class Rows {
    private static final int BATCH = 1_000;
    private static final int FETCH = 1_000;

    private final StatelessSession session;

    public Rows(StatelessSession session) {
        this.session = session;
    }

    /** Makes something of the row that the cursor stands on. */
    @FunctionalInterface
    public interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Does something with the row that the cursor stands on. */
    @FunctionalInterface
    public interface Visitor {
        void visit(ResultSet row) throws SQLException;
    }

    /** All rows, in order. */
    public <T> List<T> list(String sql, Reader<T> reader, @Nullable Object... values) {
        List<T> read = new ArrayList<>();
        each(sql, row -> read.add(reader.read(row)), values);
        return read;
    }

    public <T> Optional<T> first(String sql, Reader<T> reader, @Nullable Object... values) {
        return list(sql, reader, values).stream().findFirst();
    }

    /** The first column of the only row as a number. */
    public long number(String sql, @Nullable Object... values) {
        return list(sql, row -> row.getLong(1), values).getFirst();
    }

    /** Reads row by row without keeping them. */
    public void each(String sql, Visitor visitor, @Nullable Object... values) {
        session.doWork(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setFetchSize(FETCH);
                fill(statement, values);
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        visitor.visit(row);
                    }
                }
            }
        });
    }

    /**
     * Runs a statement that changes rows.
     *
     * @return how many
     */
    public int change(String sql, @Nullable Object... values) {
        return session.doReturningWork(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                fill(statement, values);
                return statement.executeUpdate();
            }
        });
    }

    /** The values of one row for {@link #batch}. */
    public static @Nullable Object[] row(@Nullable Object... values) {
        return values;
    }

    /** Runs a statement once for each array of values, a thousand at a time. */
    public void batch(String sql, Stream<@Nullable Object[]> rows) {
        session.doWork(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                int waiting = 0;
                for (Iterator<@Nullable Object[]> each = rows.iterator(); each.hasNext(); ) {
                    fill(statement, each.next());
                    statement.addBatch();
                    waiting++;
                    if (waiting == BATCH) {
                        statement.executeBatch();
                        waiting = 0;
                    }
                }
                if (waiting > 0) {
                    statement.executeBatch();
                }
            }
        });
    }

    private static void fill(PreparedStatement statement, @Nullable Object[] values) throws SQLException {
        for (int at = 0; at < values.length; at++) {
            statement.setObject(at + 1, values[at]);
        }
    }
}
