package org.magpie.architecture.planted.ui;

import javafx.scene.control.Label;

/** A planted violation: a view model that holds a control. */
public final class LabelledViewModel {
    public Label label(String text) {
        return new Label(text);
    }
}
