package org.magpie.base.job;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.Message;
import org.magpie.base.store.Rows;
import org.magpie.base.text.StoredMessage;

/**
 * The stored row of a task.
 *
 * @param usual interval as the task has it
 * @param chosen interval as a person has it, null: as usual
 * @param round when the first of the turns began that are tries of one, null where there was none
 * @param ended null while the turn is under way, and where Magpie ended before it did
 * @param failures turns in a row that did not succeed
 */
record ScheduleRow(
        String name,
        Duration usual,
        @Nullable Duration chosen,
        boolean paused,
        @Nullable Instant begun,
        @Nullable Instant round,
        @Nullable Instant ended,
        Duration took,
        Job.@Nullable State outcome,
        @Nullable Message says,
        int failures,
        @Nullable Instant due) {
    private static final String ALL =
            "select name, usual_seconds, chosen_seconds, paused, begun, round_begun, ended, took_millis,"
                    + " outcome, says, failures, due from schedule";

    static List<ScheduleRow> all(StatelessSession session) {
        return new Rows(session).list(ALL + " order by due nulls last, name", ScheduleRow::read);
    }

    Duration interval() {
        return chosen == null ? usual : chosen;
    }

    /** A task that was never done. */
    static ScheduleRow fresh(String name, Duration usual) {
        return new ScheduleRow(name, usual, null, false, null, null, null, Duration.ZERO, null, null, 0, null);
    }

    ScheduleRow withDue(@Nullable Instant next) {
        return new ScheduleRow(name, usual, chosen, paused, begun, round, ended, took, outcome, says, failures, next);
    }

    ScheduleRow withUsual(Duration interval) {
        return new ScheduleRow(name, interval, chosen, paused, begun, round, ended, took, outcome, says, failures, due);
    }

    ScheduleRow withChosen(@Nullable Duration interval) {
        return new ScheduleRow(name, usual, interval, paused, begun, round, ended, took, outcome, says, failures, due);
    }

    ScheduleRow withPaused(boolean isPaused) {
        return new ScheduleRow(name, usual, chosen, isPaused, begun, round, ended, took, outcome, says, failures, due);
    }

    /** A turn has begun. */
    ScheduleRow begin(Instant when) {
        return new ScheduleRow(
                name,
                usual,
                chosen,
                paused,
                when,
                isRoundOpen(when) ? round : when,
                null,
                Duration.ZERO,
                Job.State.RUNNING,
                null,
                failures,
                due);
    }

    /** Whether the next turn is one more try of the last one. */
    private boolean isRoundOpen(Instant now) {
        Instant since = round;
        return failures > 0 && since != null && !since.isAfter(now) && now.isBefore(since.plus(interval()));
    }

    /** The turn has ended; one that failed or was cut short is to be tried again. */
    ScheduleRow end(Job.State how, @Nullable Message said, Instant when, Duration lasted) {
        boolean again = how == Job.State.FAILED || how == Job.State.INTERRUPTED;
        return new ScheduleRow(
                name, usual, chosen, paused, begun, round, when, lasted, how, said, again ? failures + 1 : 0, due);
    }

    Schedule toSchedule() {
        return new Schedule(name, interval(), chosen != null, paused, begun, took, outcome, says, due);
    }

    void write(Rows rows) {
        rows.change(
                "merge into schedule (name, usual_seconds, chosen_seconds, paused, begun, round_begun, ended, took_millis, outcome,"
                        + " says, failures, due) key (name) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                name,
                usual.toSeconds(),
                chosen == null ? null : chosen.toSeconds(),
                paused,
                begun,
                round,
                ended,
                took.toMillis(),
                outcome == null ? null : outcome.name(),
                StoredMessage.writeNullable(says),
                failures,
                due);
    }

    private static ScheduleRow read(ResultSet row) throws SQLException {
        long chosen = row.getLong(3);
        boolean isUsual = row.wasNull();
        String outcome = row.getString(9);
        return new ScheduleRow(
                row.getString(1),
                Duration.ofSeconds(row.getLong(2)),
                isUsual ? null : Duration.ofSeconds(chosen),
                row.getBoolean(4),
                row.getObject(5, Instant.class),
                row.getObject(6, Instant.class),
                row.getObject(7, Instant.class),
                Duration.ofMillis(row.getLong(8)),
                outcome == null ? null : Job.State.valueOf(outcome),
                StoredMessage.readNullable(row.getString(10)),
                row.getInt(11),
                row.getObject(12, Instant.class));
    }
}
