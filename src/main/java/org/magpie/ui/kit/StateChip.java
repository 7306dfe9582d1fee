package org.magpie.ui.kit;

import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;
import org.magpie.ui.kit.style.Icon;
import org.magpie.ui.kit.style.StatusColor;

/** A state in a coloured pill: icon and word. */
public final class StateChip extends Label {
    public StateChip() {
        getStyleClass().add("state-chip");
        setMinWidth(USE_PREF_SIZE);
    }

    public StateChip(StatusColor tone, Icon icon, String text) {
        this();
        show(tone, icon, text);
    }

    /** Shows another state. */
    public void show(StatusColor tone, Icon icon, String text) {
        tone.paint(this);
        setGraphic(icon.node("icon-small"));
        setText(text);
        setAccessibleText(text);
    }

    /** Gives the reason in the tooltip; null takes it away. */
    public void explain(@Nullable String reason) {
        setTooltip(reason == null ? null : new Tooltip(reason));
        setAccessibleHelp(reason);
    }
}
