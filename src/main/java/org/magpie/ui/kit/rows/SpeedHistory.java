package org.magpie.ui.kit.rows;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import org.magpie.insight.QueueRow;

/**
 * How fast the downloads were, reading by reading, about one a second: all together and each that has ever moved. Holds the last
 * minutes only, so that its size is bounded. Lives on the window's thread.
 */
public final class SpeedHistory {
    /** So many readings are kept: five minutes. */
    public static final int KEPT = 300;

    private final Trace whole = new Trace();
    private final Map<Long, Trace> each = new HashMap<>();
    private final ReadOnlyLongWrapper readings = new ReadOnlyLongWrapper();

    /** How many readings there have been; changes with each, after it has been noted. */
    public ReadOnlyLongProperty readings() {
        return readings.getReadOnlyProperty();
    }

    /** All downloads together. */
    public Trace whole() {
        return whole;
    }

    /** One download; empty where it has not moved yet. */
    public Optional<Trace> of(long downloadId) {
        return Optional.ofNullable(each.get(downloadId));
    }

    public void note(List<QueueRow> rows) {
        long sum = 0;
        Set<Long> there = new HashSet<>();
        for (QueueRow row : rows) {
            there.add(row.id());
            long speed = Math.max(0, row.speed());
            sum += speed;
            Trace trace = each.get(row.id());
            if (trace == null && speed > 0) {
                trace = new Trace();
                each.put(row.id(), trace);
            }
            if (trace != null) {
                trace.add(speed);
            }
        }
        each.keySet().retainAll(there);
        whole.add(sum);
        readings.set(readings.get() + 1);
    }

    /** The readings of one line, bytes a second. */
    public static final class Trace {
        private final long[] kept = new long[KEPT];
        private long count;

        private void add(long speed) {
            kept[(int) (count++ % KEPT)] = speed;
        }

        public int size() {
            return (int) Math.min(count, KEPT);
        }

        /**
         * @param age 0 for the newest, less than {@link #size}
         */
        public long at(int age) {
            return kept[(int) ((count - 1 - age) % KEPT)];
        }

        /** 0 while there is nothing. */
        public long highest() {
            long highest = 0;
            for (int age = 0; age < size(); age++) {
                highest = Math.max(highest, at(age));
            }
            return highest;
        }
    }
}
