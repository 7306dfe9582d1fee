package org.magpie.guide;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.magpie.base.event.Events;
import org.magpie.insight.LibraryRow;
import org.magpie.media.LibraryChanged;
import org.magpie.ui.kit.EmptyState;
import org.magpie.ui.kit.Skeleton;
import org.magpie.ui.kit.ViewStates;
import org.magpie.ui.kit.place.Context;
import org.magpie.ui.kit.place.Place;
import org.magpie.ui.kit.place.Screen;
import org.magpie.ui.kit.style.Icon;

// guide: view
/** The titles that take up most room, largest first; Enter opens one. */
public final class ExampleView implements Screen {
    private final Context context;
    private final ExampleViewModel model;
    private final VBox root;
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper();
    private final List<Events.Subscription> changes = new ArrayList<>();

    public ExampleView(Context context, ExampleViewModel model) {
        this.context = context;
        this.model = model;
        title.set(context.text("section.library"));
        ListView<LibraryRow> list = new ListView<>(model.rows());
        list.setAccessibleText(context.text("section.library"));
        list.setCellFactory(view -> new Cell());
        list.setOnKeyPressed(event -> {
            LibraryRow chosen = list.getSelectionModel().getSelectedItem();
            if (event.getCode() == javafx.scene.input.KeyCode.ENTER && chosen != null) {
                context.navigator().open(new Place.Title(chosen.id()));
            }
        });
        ViewStates faces = new ViewStates(
                context.texts(),
                list,
                () -> new EmptyState(Icon.LIBRARY, context.text("library.empty"), context.text("library.empty.hint")),
                () -> Skeleton.rows(8, 40),
                model::refresh);
        faces.follow(model.loader().stateProperty());
        VBox.setVgrow(faces, Priority.ALWAYS);
        root = new VBox(faces);
        root.getStyleClass().addAll("example-view", "page");
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public ObservableValue<String> title() {
        return title.getReadOnlyProperty();
    }

    @Override
    public void attach() {
        changes.add(context.services()
                .events()
                .listen(LibraryChanged.class, change -> context.background().onWindow(model::refresh)));
        model.refresh();
    }

    @Override
    public void detach() {
        changes.forEach(Events.Subscription::close);
        changes.clear();
    }

    @Override
    public void refresh() {
        model.refresh();
    }

    private final class Cell extends ListCell<LibraryRow> {
        @Override
        protected void updateItem(LibraryRow row, boolean empty) {
            super.updateItem(row, empty);
            setText(
                    empty || row == null
                            ? null
                            : row.name() + "  " + context.formats().size(row.size()));
        }
    }
}
// guide: end
