package org.magpie.ui.title;

import java.util.Locale;
import org.magpie.insight.TitlePage;
import org.magpie.ui.kit.style.Icon;
import org.magpie.ui.kit.style.StatusColor;

/** How the state of an item looks. */
final class ItemStates {
    private ItemStates() {}

    static Icon icon(TitlePage.ItemState state) {
        return switch (state) {
            case HERE -> Icon.HERE;
            case UPGRADABLE -> Icon.UPGRADABLE;
            case DOWNLOADING -> Icon.DOWNLOADING;
            case MISSING -> Icon.MISSING;
            case GONE -> Icon.ATTENTION;
            case UNRELEASED -> Icon.WAITING;
            case UNMONITORED -> Icon.QUIET;
        };
    }

    static StatusColor tone(TitlePage.ItemState state) {
        return switch (state) {
            case HERE -> StatusColor.HERE;
            case UPGRADABLE, DOWNLOADING -> StatusColor.WORKING;
            case MISSING, GONE -> StatusColor.ATTENTION;
            case UNRELEASED, UNMONITORED -> StatusColor.QUIET;
        };
    }

    static String key(TitlePage.ItemState state) {
        return "item.state." + state.name().toLowerCase(Locale.ROOT);
    }
}
