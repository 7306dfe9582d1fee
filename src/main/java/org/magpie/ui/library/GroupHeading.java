package org.magpie.ui.library;

import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import org.magpie.ui.kit.Buttons;
import org.magpie.ui.kit.place.Context;

/** The heading of a group of posters: its name, how many there are, and a button that selects them. */
final class GroupHeading extends HBox {
    private final Context context;
    private final Label name = Buttons.label("", "group-name");
    private final Label count = Buttons.label("", "caption");
    private @Nullable LibraryGroup group;

    GroupHeading(Context context, Consumer<LibraryGroup> selectAll) {
        this.context = context;
        getStyleClass().add("group-heading");
        Button all = Buttons.plain(context.text("library.group.select"), () -> {
            if (group != null) {
                selectAll.accept(group);
            }
        });
        all.getStyleClass().addAll("flat", "small");
        all.setFocusTraversable(false);
        count.setMinWidth(USE_PREF_SIZE);
        all.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(name, count, all);
    }

    void show(LibraryGroup next) {
        group = next;
        name.setText(next.name());
        count.setText(context.formats().number(next.count()));
        setAccessibleText(next.name() + ", " + count.getText());
    }
}
