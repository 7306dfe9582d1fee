package org.magpie.ui;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.magpie.base.text.Texts;
import org.magpie.ui.kit.Buttons;

/** Asks once what closing the window means. */
final class CloseQuestion {
    private final StackPane layer = new StackPane();

    /**
     * @param stay run when Magpie is to go on in the tray
     * @param quit run when it is to end
     */
    CloseQuestion(Texts texts, Runnable stay, Runnable quit, Runnable cancel) {
        Region shade = new Region();
        shade.getStyleClass().add("palette-shade");
        shade.setOnMouseClicked(event -> cancel.run());
        Label heading = Buttons.label(texts.get("closing.heading"), "section-title");
        Label said = Buttons.label(texts.get("closing.said"), "muted");
        heading.setWrapText(true);
        said.setWrapText(true);
        Button staying = Buttons.plain(texts.get("closing.stay"), stay);
        staying.getStyleClass().add("accent");
        staying.setDefaultButton(true);
        Button quitting = Buttons.plain(texts.get("closing.quit"), quit);
        Button cancelling = Buttons.plain(texts.get("closing.cancel"), cancel);
        cancelling.setCancelButton(true);
        cancelling.getStyleClass().add("flat");
        HBox buttons = new HBox(8, cancelling, quitting, staying);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        VBox box = new VBox(16, heading, said, buttons);
        box.getStyleClass().addAll("card-box", "question");
        box.setMaxSize(460, Region.USE_PREF_SIZE);
        layer.getChildren().addAll(shade, box);
    }

    StackPane layer() {
        return layer;
    }
}
