package org.magpie.pipeline.notify;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.magpie.base.context.Actor;
import org.magpie.base.store.Rows;
import org.magpie.base.text.StoredMessage;
import org.magpie.media.history.Notice;
import org.magpie.media.history.NoticeFacts;
import org.magpie.media.history.NoticeKind;

/** The rows of the outbox. Belongs to the session's transaction and thread. */
final class OutboxRows {
    private static final String WAITING =
            "select id, public_id, provider, opened, due, closed, urgent, notices from announcement where state = 'WAITING'";

    private static final String NOTICE = "id, happened, kind, correlation, actor, said, facts";

    private final Rows rows;

    OutboxRows(Rows rows) {
        this.rows = rows;
    }

    /** What has become of an announcement. */
    enum State {
        WAITING,
        DELIVERED,
        REFUSED,
        GIVEN_UP,
        /** Its channel was switched off meanwhile. */
        DROPPED,
        /** Given up, and a person has seen it. */
        DISMISSED
    }

    /** An announcement that waits. */
    record Waiting(
            long id,
            String publicId,
            long provider,
            Instant opened,
            Instant due,
            boolean isClosed,
            boolean isUrgent,
            int notices) {}

    /**
     * How soon a channel has something to send.
     *
     * @param urgent the same among what passes quiet hours; null for nothing
     */
    record Due(long provider, Instant first, @Nullable Instant urgent) {}

    /** How a channel fares whose messages do not arrive. */
    record Failing(int failures, Instant since, Instant next) {}

    /** A notice with the channels that may want it. */
    record Wanted(Notice notice, List<Long> channels) {}

    /** Writes notices down. */
    void add(List<Wanted> notices, Instant now) {
        rows.batch(
                "insert into notice (happened, kind, title_id, correlation, actor, said, facts, channels, sorted)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, false)",
                notices.stream()
                        .map(each -> row(
                                each.notice(),
                                each.channels().stream().map(String::valueOf).collect(Collectors.joining(",")),
                                now)));
    }

    private static @Nullable Object[] row(Notice notice, String channels, Instant now) {
        return Rows.row(
                now,
                notice.kind().name(),
                notice.titleId(),
                notice.correlation(),
                notice.actor().stored(),
                StoredMessage.write(notice.said()),
                StoredFacts.write(notice.facts()),
                channels);
    }

    /** The oldest that stand in no announcement yet, each with the channels that there were then. */
    Map<StoredNotice, Set<Long>> unsorted(int most) {
        Map<StoredNotice, Set<Long>> unsorted = new LinkedHashMap<>();
        rows.each(
                "select " + NOTICE + ", channels from notice where sorted = false order by id limit ?",
                row -> unsorted.put(
                        notice(row),
                        Stream.of(row.getString(8).split(","))
                                .map(Long::valueOf)
                                .collect(Collectors.toSet())),
                most);
        return unsorted;
    }

    /** It stands in all announcements that it belongs in. */
    void sorted(long notice, NoticeFacts complete) {
        rows.change("update notice set sorted = true, facts = ? where id = ?", StoredFacts.write(complete), notice);
    }

    /** No channel wants it. */
    void forget(long notice) {
        rows.change("delete from notice where id = ?", notice);
    }

    /** The newest that more can be added to. */
    Optional<Waiting> open(long provider, String batch, int most) {
        return rows.first(
                WAITING + " and provider = ? and batch = ? and not closed and notices < ? order by id desc limit 1",
                OutboxRows::waiting,
                provider,
                batch,
                most);
    }

    long open(long provider, String batch, NoticeKind kind, boolean urgent, Instant now, Instant due) {
        return rows.number(
                "select id from final table (insert into announcement"
                        + " (public_id, provider, batch, kind, opened, due, closed, urgent, notices, state)"
                        + " values (?, ?, ?, ?, ?, ?, false, ?, 0, 'WAITING'))",
                UUID.randomUUID().toString(),
                provider,
                batch,
                kind.name(),
                now,
                due,
                urgent);
    }

    void add(long announcement, long notice, Instant due) {
        rows.change("insert into announcement_notice (announcement, notice) values (?, ?)", announcement, notice);
        rows.change("update announcement set notices = notices + 1, due = ? where id = ?", due, announcement);
    }

    /** How many were opened since, without those whose batch is one of these. */
    long openedSince(long provider, Instant since, String one, String other) {
        return rows.number(
                "select count(*) from announcement where provider = ? and opened > ? and batch <> ? and batch <> ?",
                provider,
                since,
                one,
                other);
    }

    long openedSince(long provider, String batch, Instant since) {
        return rows.number(
                "select count(*) from announcement where provider = ? and batch = ? and opened > ?",
                provider,
                batch,
                since);
    }

    List<Due> due() {
        return rows.list(
                "select provider, min(due), min(case when urgent then due end) from announcement where state = 'WAITING'"
                        + " group by provider",
                row -> new Due(row.getLong(1), row.getObject(2, Instant.class), row.getObject(3, Instant.class)));
    }

    /**
     * The next one to be sent, in the order in which they fall due.
     *
     * @param latest what is due after that was stored while the clock was wrong
     */
    Optional<Waiting> next(long provider, boolean onlyUrgent, Instant now, Instant latest) {
        return rows.first(
                WAITING + " and provider = ? and (due <= ? or due > ?)" + (onlyUrgent ? " and urgent" : "")
                        + " order by due, id limit 1",
                OutboxRows::waiting,
                provider,
                now,
                latest);
    }

    Optional<Waiting> waiting(long id) {
        return rows.first(WAITING + " and id = ?", OutboxRows::waiting, id);
    }

    private static Waiting waiting(ResultSet row) throws SQLException {
        return new Waiting(
                row.getLong(1),
                row.getString(2),
                row.getLong(3),
                row.getObject(4, Instant.class),
                row.getObject(5, Instant.class),
                row.getBoolean(6),
                row.getBoolean(7),
                row.getInt(8));
    }

    void close(long announcement) {
        rows.change("update announcement set closed = true where id = ?", announcement);
    }

    /** What waits only for more to come need not any longer. */
    void hurry(String except, Instant now) {
        rows.change(
                "update announcement set due = ? where state = 'WAITING' and not closed and batch <> ? and due > ?",
                now,
                except,
                now);
    }

    List<StoredNotice> notices(long announcement) {
        return rows.list(
                "select " + NOTICE + " from notice where id in"
                        + " (select notice from announcement_notice where announcement = ?) order by id",
                OutboxRows::notice,
                announcement);
    }

    private static StoredNotice notice(ResultSet row) throws SQLException {
        return new StoredNotice(
                row.getLong(1),
                row.getObject(2, Instant.class),
                NoticeKind.valueOf(row.getString(3)),
                row.getString(4),
                Actor.read(row.getString(5)),
                StoredMessage.read(row.getString(6)),
                StoredFacts.read(row.getString(7)));
    }

    void settle(long announcement, State state, Instant now) {
        rows.change("update announcement set state = ?, settled = ? where id = ?", state.name(), now, announcement);
    }

    /** All of a channel that have waited since before then. */
    int settleOlder(long provider, State state, Instant than, Instant now) {
        return rows.change(
                "update announcement set state = ?, settled = ? where provider = ? and state = 'WAITING' and due < ?",
                state.name(),
                now,
                provider,
                than);
    }

    int settleAll(long provider, State from, State to, @Nullable Instant settled) {
        return rows.change(
                "update announcement set state = ?, settled = ? where provider = ? and state = ?",
                to.name(),
                settled,
                provider,
                from.name());
    }

    /** What was given up waits again, in its order. */
    void revive(long provider, Instant now) {
        rows.change(
                "update announcement set state = 'WAITING', settled = null, due = ? where provider = ? and state = 'GIVEN_UP'",
                now,
                provider);
    }

    Optional<Failing> failing(long provider) {
        return rows.first(
                "select failures, failing_since, next_attempt from channel_queue where provider = ?",
                row -> new Failing(row.getInt(1), row.getObject(2, Instant.class), row.getObject(3, Instant.class)),
                provider);
    }

    void fails(long provider, Failing failing) {
        rows.change(
                "merge into channel_queue (provider, failures, failing_since, next_attempt) key (provider)"
                        + " values (?, ?, ?, ?)",
                provider,
                failing.failures(),
                failing.since(),
                failing.next());
    }

    /** It works, or has been changed. */
    void forgetFailures(long provider) {
        rows.change("delete from channel_queue where provider = ?", provider);
    }

    /** Everything about channels that there are no more. */
    void forgetOthers(List<Long> providers) {
        Long[] known = providers.toArray(Long[]::new);
        Stream.of("announcement", "channel_queue", "notice_attempt")
                .forEach(table ->
                        rows.change("delete from " + table + " where not (provider = any(?))", (Object) known));
        forgetUntold();
    }

    /** Notices that belong to no announcement. */
    void forgetUntold() {
        rows.change(
                "delete from notice where sorted and not exists (select 1 from announcement_notice where announcement_notice.notice = notice.id)");
    }

    /** Removes announcements of which nothing more is shown. */
    void prune(Instant before) {
        rows.change(
                "delete from announcement where state <> 'WAITING' and settled < ? and not exists"
                        + " (select 1 from notice_attempt where notice_attempt.announcement = announcement.id)",
                before);
        forgetUntold();
    }
}
