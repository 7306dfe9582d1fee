package org.magpie.ui.title;

import org.magpie.insight.TitlePage;
import org.magpie.ui.kit.style.Icon;
import org.magpie.ui.kit.style.StatusColor;

/** How a wanted copy stands, the same wherever the page of a title tells of it. */
enum SlotState {
    /** All of it is here, as good as its profile asks for. */
    ENOUGH(StatusColor.HERE, Icon.HERE),
    /** All of it is here, and better is looked for. */
    UPGRADABLE(StatusColor.WORKING, Icon.UPGRADABLE),
    /** Some of it is here, and the rest is looked for. */
    PARTIAL(StatusColor.ATTENTION, Icon.MISSING),
    WANTED(StatusColor.ATTENTION, Icon.MISSING),
    /** Nothing of it is here, as nothing has come out yet. */
    UNRELEASED(StatusColor.QUIET, Icon.WAITING),
    /** Nothing is looked for, whatever is here. */
    UNMONITORED(StatusColor.QUIET, Icon.QUIET);

    private final StatusColor color;
    private final Icon icon;

    SlotState(StatusColor color, Icon icon) {
        this.color = color;
        this.icon = icon;
    }

    static SlotState of(TitlePage page, TitlePage.SlotRow slot) {
        boolean monitored = page.row().monitored()
                && (page.items().isEmpty() || page.items().stream().anyMatch(TitlePage.ItemRow::monitored));
        if (!monitored) {
            return UNMONITORED;
        }
        if (slot.have().isEmpty()) {
            return slot.satisfied() ? UNRELEASED : WANTED;
        }
        if (slot.satisfied()) {
            return ENOUGH;
        }
        return page.items().stream().anyMatch(item -> lacks(item, slot.id())) ? PARTIAL : UPGRADABLE;
    }

    private static boolean lacks(TitlePage.ItemRow item, long slotId) {
        return item.monitored()
                && item.state() != TitlePage.ItemState.UNRELEASED
                && item.files().stream().noneMatch(file -> file.slotId() == slotId);
    }

    StatusColor color() {
        return color;
    }

    Icon icon() {
        return icon;
    }
}
