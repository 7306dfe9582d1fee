package org.magpie.pipeline.notify;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.Message;
import org.magpie.base.store.Rows;
import org.magpie.base.text.StoredMessage;
import org.magpie.media.history.NoticeKind;
import org.magpie.pipeline.notify.NoticeAttempt.Outcome;

/** The rows of what was sent. Belongs to the session's transaction and thread. */
final class AttemptRows {
    private static final String ALL =
            "select id, coalesce(announcement, 0), provider, channel, happened, kind, notices,"
                    + " outcome, status, heading, text, request, answer, said from notice_attempt";

    private final Rows rows;

    AttemptRows(Rows rows) {
        this.rows = rows;
    }

    /** What is known of an attempt beside what was sent. */
    record Result(
            Outcome outcome, ChannelAnswer answer, @Nullable Message said) {}

    /** @param announcement 0 for none */
    long add(long announcement, long provider, String channel, Announcement sent, Result result, Instant now) {
        return rows.number(
                "select id from final table (insert into notice_attempt (announcement, provider, channel, happened, kind,"
                        + " notices, outcome, status, heading, text, request, answer, said)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?))",
                announcement == 0 ? null : announcement,
                provider,
                channel,
                now,
                sent.kind().name(),
                sent.facts().size(),
                result.outcome().name(),
                result.answer().status(),
                cut(sent.heading()),
                cut(sent.text()),
                result.answer().request(),
                result.answer().answer(),
                StoredMessage.writeNullable(result.said()));
    }

    private static String cut(String text) {
        return new ChannelAnswer(0, text, "").request();
    }

    List<NoticeAttempt> newest(NoticeHistory.Filter filter, int most) {
        StringBuilder sql = new StringBuilder(ALL).append(" where 1 = 1");
        List<@Nullable Object> values = new ArrayList<>();
        if (filter.provider() != 0) {
            sql.append(" and provider = ?");
            values.add(filter.provider());
        }
        if (filter.onlyFailed()) {
            sql.append(" and outcome <> 'DELIVERED'");
        }
        values.add(most);
        return list(sql.append(" order by id desc limit ?").toString(), values.toArray());
    }

    Optional<NoticeAttempt> find(long id) {
        return list(ALL + " where id = ?", id).stream().findFirst();
    }

    private List<NoticeAttempt> list(String sql, @Nullable Object... values) {
        return rows.list(
                sql,
                row -> new NoticeAttempt(
                        row.getLong(1),
                        row.getLong(2),
                        row.getLong(3),
                        row.getString(4),
                        row.getObject(5, Instant.class),
                        NoticeKind.valueOf(row.getString(6)),
                        row.getInt(7),
                        Outcome.valueOf(row.getString(8)),
                        row.getInt(9),
                        row.getString(10),
                        row.getString(11),
                        row.getString(12),
                        row.getString(13),
                        StoredMessage.readNullable(row.getString(14))),
                values);
    }

    /** Keeps the newest, and none from before then. */
    void prune(Instant before, int most) {
        rows.change(
                "delete from notice_attempt where happened < ? or id <= (select coalesce(max(id), 0) - ? from notice_attempt)",
                before,
                most);
    }
}
