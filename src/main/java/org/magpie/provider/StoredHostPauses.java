package org.magpie.provider;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.magpie.base.http.HostPauses;
import org.magpie.base.store.Rows;
import org.magpie.base.store.Store;

/** Keeps the pauses that services ask for in the database; those that are over are forgotten. Safe for any number of threads. */
public final class StoredHostPauses implements HostPauses {
    private final Store store;
    private final Clock clock;

    public StoredHostPauses(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public Optional<Instant> until(String service) {
        return store.read(session -> new Rows(session)
                .first("select paused_until from host_pause where service = ?", StoredHostPauses::time, service));
    }

    private static Instant time(ResultSet row) throws SQLException {
        return row.getObject(1, Instant.class);
    }

    @Override
    public void keep(String service, Instant until) {
        store.change(unit -> {
            Rows rows = new Rows(unit.session());
            rows.change("delete from host_pause where paused_until < ?", clock.instant());
            rows.change(
                    "merge into host_pause (service, paused_until) key (service) values (?, ?)",
                    service,
                    until.truncatedTo(ChronoUnit.MICROS));
        });
    }
}
