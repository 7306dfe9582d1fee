package org.magpie.ui.kit;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.magpie.ui.kit.style.Icon;

/** Nothing here: one sentence and at most one button that changes it. */
public final class EmptyState extends VBox {
    public EmptyState(Icon icon, String sentence, String hint) {
        getStyleClass().addAll("message-state", "empty-state");
        setAlignment(Pos.CENTER);
        Label what = Buttons.label(sentence, "message-what");
        what.setWrapText(true);
        getChildren().addAll(icon.node("icon-huge"), what);
        if (!hint.isEmpty()) {
            Label why = Buttons.label(hint, "message-why");
            why.setWrapText(true);
            getChildren().add(why);
        }
    }

    /** Adds the button that leads out of the emptiness. */
    public EmptyState with(Button button) {
        getChildren().add(button);
        return this;
    }
}
