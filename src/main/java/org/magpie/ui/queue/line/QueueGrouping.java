package org.magpie.ui.queue.line;

import java.util.Locale;
import org.magpie.base.text.Texts;
import org.magpie.insight.QueueRow;
import org.magpie.ui.kit.style.Kinds;

/** By what the downloads are gathered under headings. */
public enum QueueGrouping {
    NONE,
    STATE,
    CLIENT,
    TITLE,
    KIND;

    /** Key of the preference that remembers the choice. */
    public static final String PREFERENCE = "queue.group-by";

    /** Key of its name in the bundle. */
    public String key() {
        return "queue.grouping." + name().toLowerCase(Locale.ROOT);
    }

    /** The heading that a download stands under; empty where there are no headings. */
    String heading(QueueRow row, Texts texts) {
        return switch (this) {
            case NONE -> "";
            case STATE -> texts.get("download.state." + row.state().name().toLowerCase(Locale.ROOT));
            case CLIENT -> row.client().isEmpty() ? texts.get("queue.grouping.no-client") : row.client();
            case TITLE -> row.title().isEmpty() ? texts.get("queue.grouping.no-title") : row.title();
            case KIND -> row.kind() == null ? texts.get("queue.grouping.no-title") : texts.get(Kinds.key(row.kind()));
        };
    }

    /** Where the heading stands among the others: states in their course, all else by name. */
    int rank(QueueRow row) {
        return switch (this) {
            case STATE -> row.state().ordinal();
            case KIND -> row.kind() == null ? Integer.MAX_VALUE : row.kind().ordinal();
            case NONE, CLIENT, TITLE -> 0;
        };
    }

    /** An unknown word, such as one of a later version, is the default. */
    public static QueueGrouping of(String word) {
        for (QueueGrouping each : values()) {
            if (each.name().equalsIgnoreCase(word)) {
                return each;
            }
        }
        return NONE;
    }
}
