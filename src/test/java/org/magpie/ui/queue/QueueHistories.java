package org.magpie.ui.queue;

import java.util.List;
import org.magpie.insight.QueueRow;
import org.magpie.ui.kit.SpeedReadings;
import org.magpie.ui.kit.rows.SpeedHistory;

/** Minutes of made-up speeds. */
final class QueueHistories {
    private QueueHistories() {}

    static void fill(SpeedHistory history, List<QueueRow> rows) {
        for (int second = 0; second < 240; second++) {
            double share = 0.55 + 0.3 * Math.sin(second / 17.0) + 0.12 * Math.sin(second / 3.1);
            double now = second > 150 && second < 170 ? 0 : share;
            SpeedReadings.note(history, rows.stream().map(row -> at(row, now)).toList());
        }
    }

    /** Another moment of it. */
    static QueueRow at(QueueRow row, double share) {
        return new QueueRow(
                row.id(),
                row.correlation(),
                row.titleId(),
                row.kind(),
                row.title(),
                row.item(),
                row.releaseName(),
                row.quality(),
                row.slot(),
                row.state(),
                row.size(),
                row.done(),
                (long) (row.speed() * share),
                row.timeLeft(),
                row.client(),
                row.clientPlug(),
                row.clientId(),
                row.priority(),
                row.said(),
                row.added());
    }
}
