package org.magpie.ui;

import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;
import javafx.scene.layout.StackPane;
import org.magpie.ui.kit.Context;
import org.magpie.ui.kit.EmptyState;
import org.magpie.ui.kit.Place;
import org.magpie.ui.kit.Screen;

/** Stands where a later version has a screen, and says so. */
final class NothingHereYet implements Screen {
    private final ReadOnlyStringWrapper title;
    private final StackPane root;

    NothingHereYet(Context context, Place.Section section) {
        title = new ReadOnlyStringWrapper(context.text(section.key()));
        root = new StackPane(new EmptyState(section.icon(), context.text("screen.later"), ""));
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public ObservableValue<String> title() {
        return title.getReadOnlyProperty();
    }
}
