package org.magpie.insight.read;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.hibernate.StatelessSession;
import org.magpie.base.store.Rows;
import org.magpie.base.text.StoredMessage;
import org.magpie.insight.TimelineRow;

/** Reads the history. */
final class HistoryRows {
    private static final Pattern PREFIX = Pattern.compile("^(?:DOWNLOAD|IMPORT|FILE)_");
    private static final String ROWS =
            "select id, happened, what, correlation, title_id, title_name, said from history";

    private final Rows rows;

    HistoryRows(StatelessSession session) {
        this.rows = new Rows(session);
    }

    List<TimelineRow> before(Instant time, int most) {
        return rows.list(
                ROWS + " where happened < ? order by happened desc, id desc limit ?", HistoryRows::row, time, most);
    }

    List<TimelineRow> ofTitle(long titleId, int most) {
        return rows.list(ROWS + " where title_id = ? order by id desc limit ?", HistoryRows::row, titleId, most);
    }

    List<TimelineRow> timeline(String correlation) {
        return rows.list(ROWS + " where correlation = ? order by id", HistoryRows::row, correlation);
    }

    private static TimelineRow row(ResultSet row) throws SQLException {
        return new TimelineRow(
                row.getLong(1),
                row.getObject(2, Instant.class),
                PREFIX.matcher(row.getString(3)).replaceFirst("").toLowerCase(Locale.ROOT),
                row.getString(4),
                row.getLong(5),
                row.getString(6),
                StoredMessage.read(row.getString(7)));
    }
}
