package org.magpie.ui.kit;

import javafx.scene.control.ToggleGroup;

/** Toggles of which one stays chosen: pressing the chosen one again changes nothing, where a plain group would leave none. */
public final class RequiredToggleGroup extends ToggleGroup {
    public RequiredToggleGroup() {
        selectedToggleProperty().addListener((value, before, now) -> {
            if (now == null && before != null && getToggles().contains(before)) {
                before.setSelected(true);
            }
        });
    }
}
