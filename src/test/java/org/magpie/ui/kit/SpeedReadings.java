package org.magpie.ui.kit;

import java.util.List;
import org.magpie.insight.QueueRow;
import org.magpie.ui.kit.rows.SpeedHistory;

/** Lets a test of another package note readings as if time had passed. */
public final class SpeedReadings {
    private SpeedReadings() {}

    public static void note(SpeedHistory history, List<QueueRow> rows) {
        history.note(rows);
    }
}
