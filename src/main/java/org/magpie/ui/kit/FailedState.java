package org.magpie.ui.kit;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.magpie.base.text.Texts;
import org.magpie.ui.kit.style.Icon;

/** Says what has not worked and why, and offers to try again. */
public final class FailedState extends VBox {
    public FailedState(Texts texts, Problem problem, Runnable retry) {
        getStyleClass().addAll("message-state", "failed-state");
        setAlignment(Pos.CENTER);
        Label what = Buttons.label(problem.what(), "message-what");
        Label why = Buttons.label(problem.why(), "message-why");
        what.setWrapText(true);
        why.setWrapText(true);
        Button again = Buttons.plain(Icon.RETRY, texts.get("kit.retry"), retry);
        getChildren().addAll(Icon.FAILED.node("icon-huge"), what, why, again);
    }

    /** Adds another way on, for when trying again does not help. */
    public FailedState with(Button button) {
        getChildren().add(button);
        return this;
    }
}
