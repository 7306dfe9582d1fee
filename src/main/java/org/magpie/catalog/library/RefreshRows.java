package org.magpie.catalog.library;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.hibernate.StatelessSession;
import org.magpie.base.error.Message;
import org.magpie.base.store.Rows;
import org.magpie.base.text.StoredMessage;

/** Says which titles are to be refreshed, and keeps which could not be. */
final class RefreshRows {
    private static final Duration AIRING = Duration.ofHours(3);
    private static final Duration USUAL = Duration.ofHours(12);
    private static final Duration JUST_ENDED = Duration.ofDays(1);
    private static final Duration ENDED = Duration.ofDays(7);
    private static final Duration FIRST_RETRY = Duration.ofMinutes(30);
    private static final Duration LAST_RETRY = Duration.ofDays(7);

    private final Rows rows;

    RefreshRows(StatelessSession session) {
        this.rows = new Rows(session);
    }

    /** A title that is to be refreshed. */
    record Due(long id, String source, String name) {}

    /**
     * The titles whose last refresh is too long ago, longest ago first: 3 hours for a series with an episode within these days, 12
     * hours usually, a day and at last a week for what has ended. One whose refresh failed waits longer each time. A refresh in the
     * future, before the clock was set back, does not count.
     *
     * @param sources only titles of these
     */
    List<Due> due(Instant now, Collection<String> sources, int most) {
        return rows.list(
                "select title.id, title.source, title.name from title"
                        + " left join title_refresh tried on tried.title_id = title.id"
                        + " where title.source = any(?) and title.source_id is not null"
                        + " and (title.refreshed is null or title.refreshed > ? or title.refreshed < case"
                        + " when title.kind = 'SERIES' and exists (select 1 from item where item.title_id = title.id"
                        + " and item.season > 0 and item.available between ? and ?) then cast(? as timestamp with time zone)"
                        + " when title.status in ('ended', 'released') and exists (select 1 from item where"
                        + " item.title_id = title.id and item.available > ?) then cast(? as timestamp with time zone)"
                        + " when title.status in ('ended', 'released') then cast(? as timestamp with time zone)"
                        + " else cast(? as timestamp with time zone) end)"
                        + " and (tried.title_id is null or tried.failures = 0 or tried.tried > ? or tried.tried <"
                        + " dateadd(second, -cast(least(?, ? * power(2, least(tried.failures, 20) - 1)) as bigint),"
                        + " cast(? as timestamp with time zone)))"
                        + " order by title.refreshed nulls first, title.id limit ?",
                row -> new Due(row.getLong(1), row.getString(2), row.getString(3)),
                sources.toArray(),
                now.plus(Duration.ofHours(1)),
                now.minus(Duration.ofDays(2)),
                now.plus(Duration.ofDays(1)),
                now.minus(AIRING),
                now.minus(Duration.ofDays(60)),
                now.minus(JUST_ENDED),
                now.minus(ENDED),
                now.minus(USUAL),
                now,
                LAST_RETRY.toSeconds(),
                FIRST_RETRY.toSeconds(),
                now,
                most);
    }

    void succeeded(long titleId, Instant now) {
        rows.change(
                "merge into title_refresh (title_id, tried, failures, says) key (title_id) values (?, ?, 0, null)",
                titleId,
                now);
    }

    /**
     * @param why for a person, until a refresh succeeds
     */
    void failed(long titleId, Instant now, Message why) {
        long failures = rows.first(
                        "select failures from title_refresh where title_id = ?", row -> row.getLong(1), titleId)
                .orElse(0L);
        rows.change(
                "merge into title_refresh (title_id, tried, failures, says) key (title_id)"
                        + " select id, cast(? as timestamp with time zone), cast(? as integer), cast(? as varchar)"
                        + " from title where id = ?",
                now,
                failures + 1,
                StoredMessage.write(why),
                titleId);
    }
}
