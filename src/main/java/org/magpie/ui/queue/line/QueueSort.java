package org.magpie.ui.queue.line;

import java.time.Duration;
import java.util.Comparator;
import java.util.Locale;
import java.util.Objects;
import org.magpie.insight.QueueRow;

/** In which order the downloads stand. */
public enum QueueSort {
    /** What is over stands behind what is not. */
    ADDED(Comparator.comparing((QueueRow row) -> QueueGroup.DONE.holds(row.state()))
            .thenComparing(QueueRow::added)),
    /** The order in which a client that knows one fetches them. */
    PRIORITY(Comparator.comparing(QueueRow::priority).reversed()),
    NAME(Comparator.comparing(QueueSort::name)),
    PROGRESS(Comparator.comparingDouble(QueueLine::progress).reversed()),
    /** What is done first stands first; what does not move, last. */
    LEFT(Comparator.comparing(row -> Objects.requireNonNullElse(row.timeLeft(), Duration.ofDays(36_500)))),
    SPEED(Comparator.comparingLong(QueueRow::speed).reversed()),
    SIZE(Comparator.comparingLong(QueueRow::size).reversed());

    /** Key of the preference that remembers the choice. */
    public static final String PREFERENCE = "queue.sort-by";

    @SuppressWarnings("ImmutableEnumChecker") // a comparator of records, without state
    private final Comparator<QueueRow> order;

    QueueSort(Comparator<QueueRow> order) {
        this.order = order;
    }

    /** Equal ones as they came. */
    Comparator<QueueRow> order() {
        return order.thenComparingLong(QueueRow::id);
    }

    /** Key of its name in the bundle. */
    public String key() {
        return "queue.sort." + name().toLowerCase(Locale.ROOT);
    }

    /** An unknown word, such as one of a later version, is the default. */
    public static QueueSort of(String word) {
        for (QueueSort each : values()) {
            if (each.name().equalsIgnoreCase(word)) {
                return each;
            }
        }
        return ADDED;
    }

    private static String name(QueueRow row) {
        return QueueText.name(row).toLowerCase(Locale.ROOT);
    }
}
