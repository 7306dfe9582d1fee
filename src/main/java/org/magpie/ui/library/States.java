package org.magpie.ui.library;

import java.util.Locale;
import org.magpie.insight.LibraryRow;
import org.magpie.ui.kit.style.Icon;
import org.magpie.ui.kit.style.Tone;

/** How the state of a title looks. */
final class States {
    private States() {}

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

    static Tone tone(LibraryRow.State state) {
        return switch (state) {
            case COMPLETE -> Tone.HERE;
            case DOWNLOADING -> Tone.WORKING;
            case MISSING, ATTENTION -> Tone.ATTENTION;
            case UPCOMING, UNMONITORED -> Tone.QUIET;
        };
    }

    static String key(LibraryRow.State state) {
        return "library.state." + state.name().toLowerCase(Locale.ROOT);
    }
}
