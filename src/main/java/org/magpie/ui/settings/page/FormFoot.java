package org.magpie.ui.settings.page;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.magpie.ui.kit.Buttons;
import org.magpie.ui.kit.place.Context;
import org.magpie.ui.kit.style.Icon;

/** What stays in sight below a form: what is wrong with it, and the buttons to delete and to save. */
public final class FormFoot extends VBox {
    private final Label problem = Buttons.label("", "settings-problem");
    private final HBox buttons = new HBox();
    private final Button save;

    /**
     * @param deleting null where there is nothing to delete yet
     */
    public FormFoot(Context context, Runnable saving, @Nullable Runnable deleting) {
        save = Buttons.main(Icon.HERE, context.text("settings.plug.save"), saving);
        problem.setWrapText(true);
        problem.setGraphic(Icon.ATTENTION.node());
        Buttons.show(problem, false);
        buttons.getStyleClass().add("form-buttons");
        if (deleting != null) {
            Button delete = Buttons.plain(Icon.DELETE, context.text("settings.plug.delete"), deleting);
            delete.getStyleClass().addAll("flat", "danger");
            buttons.getChildren().add(delete);
        }
        buttons.getChildren().addAll(FormRows.spring(), save);
        getChildren().addAll(problem, buttons);
        getStyleClass().add("form-foot");
        getStylesheets().add(FormRows.stylesheet());
    }

    /** Puts something above the sentence and the buttons. */
    public FormFoot below(Node above) {
        getChildren().addFirst(above);
        return this;
    }

    /** Puts a button before the one that saves. */
    public FormFoot with(Button before) {
        buttons.getChildren().add(buttons.getChildren().size() - 1, before);
        return this;
    }

    /** Lets Enter save, wherever in the form the cursor is. */
    public FormFoot saveByEnter() {
        save.setDefaultButton(true);
        return this;
    }

    /** Says what is wrong with the form; nothing where the sentence is empty. */
    public void say(String sentence) {
        problem.setText(sentence);
        Buttons.show(problem, !sentence.isEmpty());
    }

    public Button save() {
        return save;
    }
}
