package org.magpie.ui.title;

import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.magpie.catalog.NewTitle;
import org.magpie.insight.TitlePage;
import org.magpie.media.MediaKind;
import org.magpie.media.file.RootFolder;
import org.magpie.media.quality.Profile;
import org.magpie.ui.kit.Buttons;
import org.magpie.ui.kit.Choice;
import org.magpie.ui.kit.place.Context;

/** The form of one wanted copy, in the drawer: its name, how good, where. */
final class SlotSheet {
    private final Context context;
    private final TitleViewModel model;

    SlotSheet(Context context, TitleViewModel model) {
        this.context = context;
        this.model = model;
    }

    /**
     * @param slot null for a new one
     * @param removable whether the title keeps another one without it
     */
    void open(MediaKind kind, TitlePage.@Nullable SlotRow slot, boolean removable) {
        context.background()
                .run(
                        () -> new Offer(
                                context.services().profiles().of(kind),
                                context.services().rootFolders().all().stream()
                                        .filter(folder -> folder.kind() == kind)
                                        .toList()),
                        offer -> show(offer, slot, removable),
                        failure -> context.tell("add.options.failed", failure));
    }

    private void show(Offer offer, TitlePage.@Nullable SlotRow slot, boolean removable) {
        TextField name = new TextField(slot == null ? "4K" : slot.name());
        name.setAccessibleText(context.text("add.slot.name"));
        ComboBox<Profile> profile = new ComboBox<>();
        Choice.dress(profile, context.text("add.profile"), Profile::name);
        profile.getItems().setAll(offer.profiles());
        ComboBox<RootFolder> folder = new ComboBox<>();
        Choice.dress(folder, context.text("add.folder"), root -> root.path().toString());
        folder.getItems().setAll(offer.folders());
        profile.getSelectionModel().selectFirst();
        folder.getSelectionModel().selectFirst();
        if (slot != null) {
            offer.profiles().stream()
                    .filter(each -> each.id() == slot.profileId())
                    .findFirst()
                    .ifPresent(profile::setValue);
            offer.folders().stream()
                    .filter(each -> each.id() == slot.rootId())
                    .findFirst()
                    .ifPresent(folder::setValue);
        }
        CheckBox move = new CheckBox(context.text("title.slot.move"));
        move.setAccessibleText(move.getText());
        move.setWrapText(true);
        Runnable check = () -> move.setDisable(
                slot == null || folder.getValue() == null || folder.getValue().id() == slot.rootId());
        folder.valueProperty().addListener((value, before, now) -> check.run());
        check.run();
        Buttons.show(move, slot != null);
        VBox content = new VBox(
                16,
                field("add.slot.name", name),
                field("add.profile", profile),
                field("add.folder", folder),
                move,
                note());
        Button save = Buttons.plain(context.text("title.slot.save"), () -> {
            if (profile.getValue() != null
                    && folder.getValue() != null
                    && !name.getText().isBlank()) {
                context.drawer().close();
                model.saveSlot(
                        slot == null ? 0 : slot.id(),
                        new NewTitle.NewSlot(
                                name.getText().strip(),
                                profile.getValue().id(),
                                folder.getValue().id()),
                        move.isSelected() && !move.isDisabled());
            }
        });
        save.getStyleClass().add("accent");
        save.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(save, Priority.ALWAYS);
        HBox foot = new HBox(8, save);
        if (slot != null && removable) {
            foot.getChildren().add(Buttons.plain(context.text("add.slot.remove"), () -> {
                context.drawer().close();
                model.removeSlot(slot.id());
            }));
        }
        context.drawer()
                .open(context.text(slot == null ? "add.slot.another" : "title.slot.heading"), content, foot, () -> {});
    }

    private Label note() {
        Label note = Buttons.label(context.text("title.slot.note"), "caption");
        note.setWrapText(true);
        return note;
    }

    private VBox field(String key, javafx.scene.Node control) {
        Label label = Buttons.label(context.text(key), "caption");
        label.setLabelFor(control);
        return new VBox(4, label, control);
    }

    private record Offer(List<Profile> profiles, List<RootFolder> folders) {}
}
