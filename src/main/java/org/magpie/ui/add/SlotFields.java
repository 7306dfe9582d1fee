package org.magpie.ui.add;

import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.magpie.catalog.NewTitle;
import org.magpie.media.file.RootFolder;
import org.magpie.media.quality.Profile;
import org.magpie.ui.kit.Buttons;
import org.magpie.ui.kit.Choice;
import org.magpie.ui.kit.CopyName;
import org.magpie.ui.kit.place.Context;
import org.magpie.ui.kit.style.Icon;

/** The fields of one wanted copy: its name where there are several, how good, where. */
final class SlotFields extends VBox {
    private final Context context;
    private final TextField name = new TextField();
    private final ComboBox<Profile> profile = new ComboBox<>();
    private final ComboBox<RootFolder> folder = new ComboBox<>();
    private final HBox head;

    /**
     * @param removal null where the slot must stay
     */
    SlotFields(
            Context context,
            ObservableList<Profile> profiles,
            ObservableList<RootFolder> folders,
            @Nullable Runnable removal) {
        this.context = context;
        name.setAccessibleText(context.text("add.slot.name"));
        HBox.setHgrow(name, Priority.ALWAYS);
        head = new HBox(name);
        head.getStyleClass().add("slot-head");
        head.setAlignment(Pos.CENTER_LEFT);
        if (removal != null) {
            Button remove = Buttons.icon(Icon.CLOSE, context.text("add.slot.remove"), removal);
            head.getChildren().add(remove);
        }
        Choice.dress(profile, context.text("add.profile"), Profile::name);
        CopyName.follow(name, profile);
        Choice.dress(folder, context.text("add.folder"), root -> root.path().toString());
        Label room = Buttons.label("", "caption");
        room.setWrapText(true);
        folder.valueProperty().addListener((value, before, now) -> {
            room.setText(now == null ? "" : describe(now));
            folder.setTooltip(now == null ? null : new Tooltip(now.path().toString()));
        });
        follow(profile, profiles);
        follow(folder, folders);
        getStyleClass().add("slot");
        getChildren()
                .addAll(
                        head,
                        field(context.text("add.profile"), profile),
                        field(context.text("add.folder"), folder),
                        room);
    }

    /** Shows the slot's name only where there are several. */
    void showName(boolean several) {
        Buttons.show(head, several);
    }

    /** What is chosen; empty where something is missing. */
    Optional<NewTitle.NewSlot> slot() {
        Profile chosenProfile = profile.getValue();
        RootFolder chosenFolder = folder.getValue();
        if (chosenProfile == null || chosenFolder == null || name.getText().isBlank()) {
            return Optional.empty();
        }
        return Optional.of(new NewTitle.NewSlot(name.getText().strip(), chosenProfile.id(), chosenFolder.id()));
    }

    static VBox field(String label, Node control) {
        Label said = Buttons.label(label, "field-label");
        said.setLabelFor(control);
        VBox field = new VBox(said, control);
        field.getStyleClass().add("field");
        return field;
    }

    private String describe(RootFolder root) {
        return root.reachable()
                ? context.text("add.folder.free", context.formats().size(root.free()))
                : context.text("add.folder.gone");
    }

    private static <T> void follow(ComboBox<T> box, ObservableList<T> items) {
        box.getItems().setAll(items);
        box.getSelectionModel().selectFirst();
        items.addListener((ListChangeListener<T>) change -> {
            box.getItems().setAll(items);
            box.getSelectionModel().selectFirst();
        });
    }
}
