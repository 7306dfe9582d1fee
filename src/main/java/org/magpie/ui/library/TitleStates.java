package org.magpie.ui.library;

import java.util.Locale;
import org.magpie.insight.LibraryRow;
import org.magpie.ui.kit.style.Icon;
import org.magpie.ui.kit.style.StatusColor;

/** How the state of a title looks. */
final class TitleStates {
    private TitleStates() {}

    static Icon icon(LibraryRow.State state) {
        return switch (state) {
            case COMPLETE -> Icon.HERE;
            case DOWNLOADING -> Icon.DOWNLOADING;
            case MISSING -> Icon.MISSING;
            case UPCOMING -> Icon.WAITING;
            case UNMONITORED -> Icon.QUIET;
            case ATTENTION -> Icon.ATTENTION;
        };
    }

    static StatusColor tone(LibraryRow.State state) {
        return switch (state) {
            case COMPLETE -> StatusColor.HERE;
            case DOWNLOADING -> StatusColor.WORKING;
            case MISSING, ATTENTION -> StatusColor.ATTENTION;
            case UPCOMING, UNMONITORED -> StatusColor.QUIET;
        };
    }

    static String key(LibraryRow.State state) {
        return "library.state." + state.name().toLowerCase(Locale.ROOT);
    }
}
