package org.magpie.provider.stored;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.hibernate.StatelessSession;
import org.magpie.base.store.Rows;
import org.magpie.base.text.StoredMessage;
import org.magpie.provider.ProviderKind;
import org.magpie.provider.ProviderState;

/** Reads what is stored of plugs by plain SQL: every start does, and need not wait for Hibernate for it. */
final class ProviderRows {
    private final Rows rows;

    ProviderRows(StatelessSession session) {
        this.rows = new Rows(session);
    }

    /**
     * A stored plug.
     *
     * @param tags a list in JSON
     * @param settings an object in JSON, its secrets locked
     */
    record Stored(
            long id,
            String plug,
            ProviderKind kind,
            String name,
            boolean enabled,
            int priority,
            String tags,
            String settings) {}

    List<Stored> definitions() {
        return rows.list(
                "select id, plug, kind, name, enabled, priority, tags, settings from provider order by id",
                row -> new Stored(
                        row.getLong(1),
                        row.getString(2),
                        ProviderKind.valueOf(row.getString(3)),
                        row.getString(4),
                        row.getBoolean(5),
                        row.getInt(6),
                        row.getString(7),
                        row.getString(8)));
    }

    List<ProviderState> states() {
        return rows.list(
                "select provider, failures, paused_until, failed_first, said, answered from provider_state",
                row -> new ProviderState(
                        row.getLong(1),
                        row.getInt(2),
                        row.getObject(3, Instant.class),
                        row.getObject(4, Instant.class),
                        StoredMessage.readNullable(row.getString(5)),
                        row.getObject(6, Instant.class)));
    }

    /** The built-in plugs that have been stored once. */
    Set<String> seeds() {
        return Set.copyOf(rows.list("select plug from provider_seed", row -> row.getString(1)));
    }
}
