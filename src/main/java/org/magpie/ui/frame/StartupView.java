package org.magpie.ui.frame;

import javafx.scene.Parent;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.VBox;
import org.magpie.base.text.Texts;
import org.magpie.ui.kit.Buttons;
import org.magpie.ui.kit.FailedState;
import org.magpie.ui.kit.Problem;

/** What is shown while the library is being opened, and when it cannot be. */
public final class StartupView {
    private final Texts texts;
    private final VBox root = new VBox();

    public StartupView(Texts texts) {
        this.texts = texts;
        root.getStyleClass().add("start-view");
        root.getStylesheets()
                .add(java.util.Objects.requireNonNull(StartupView.class.getResource("FrameView.css"))
                        .toExternalForm());
        loading();
    }

    public Parent root() {
        return root;
    }

    public void loading() {
        ProgressBar bar = new ProgressBar();
        bar.setAccessibleText(texts.get("start.loading"));
        root.getChildren()
                .setAll(
                        new Logo(72),
                        Buttons.label(texts.get("app.name"), "start-name"),
                        bar,
                        Buttons.label(texts.get("start.loading"), "muted"));
    }

    public void failed(Problem problem, Runnable retry) {
        root.getChildren().setAll(new FailedState(texts, problem, retry));
    }
}
