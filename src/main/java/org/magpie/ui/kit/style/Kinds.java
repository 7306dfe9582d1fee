package org.magpie.ui.kit.style;

import java.util.Locale;
import org.magpie.media.MediaKind;

/** How the kinds of media are shown. */
public final class Kinds {
    private Kinds() {}

    public static Icon icon(MediaKind kind) {
        return switch (kind) {
            case MOVIE -> Icon.MOVIE;
            case SERIES -> Icon.SERIES;
            case MUSIC -> Icon.MUSIC;
            case BOOK -> Icon.BOOK;
        };
    }

    /** Key of the kind's name for many titles, such as "Movies". */
    public static String key(MediaKind kind) {
        return "kind." + kind.name().toLowerCase(Locale.ROOT);
    }
}
