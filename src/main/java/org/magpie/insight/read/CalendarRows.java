package org.magpie.insight.read;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.hibernate.StatelessSession;
import org.magpie.base.store.Rows;
import org.magpie.insight.CalendarRow;
import org.magpie.media.MediaKind;

/** Reads what comes out when. */
final class CalendarRows {
    private final Rows rows;
    private final PendingDownloads pending;
    private final Instant now;

    CalendarRows(StatelessSession session, PendingDownloads pending, Instant now) {
        this.rows = new Rows(session);
        this.pending = pending;
        this.now = now;
    }

    List<CalendarRow> between(LocalDate from, LocalDate to) {
        return rows.list(
                "select item.id, title.id, title.kind, title.name, item.name, item.season, item.number, item.release_date,"
                        + " item.available, item.standing, item.files, item.monitored and title.monitored"
                        + " from item join title on title.id = item.title_id where item.release_date between ? and ?"
                        + " order by item.release_date, title.sort_name, item.season, item.number",
                this::row,
                from,
                to);
    }

    private CalendarRow row(ResultSet row) throws SQLException {
        boolean monitored = row.getBoolean(12);
        long item = row.getLong(1);
        String title = row.getString(4);
        ItemStatus standing = new ItemStatus(
                row.getObject(9, Instant.class),
                monitored,
                row.getInt(10),
                row.getInt(11),
                pending.items().contains(item));
        return new CalendarRow(
                item,
                row.getLong(2),
                MediaKind.valueOf(row.getString(3)),
                title,
                ItemLabels.item(title, row.getString(5), row.getInt(6), row.getInt(7)),
                row.getObject(8, LocalDate.class),
                standing.state(now),
                monitored,
                row.getObject(9, Instant.class));
    }
}
