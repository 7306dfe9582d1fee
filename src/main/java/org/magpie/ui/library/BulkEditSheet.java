package org.magpie.ui.library;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.magpie.catalog.TitleChange;
import org.magpie.insight.LibraryRow;
import org.magpie.media.MediaKind;
import org.magpie.media.file.RootFolder;
import org.magpie.media.quality.Profile;
import org.magpie.ui.kit.Buttons;
import org.magpie.ui.kit.Choice;
import org.magpie.ui.kit.place.Context;
import org.magpie.ui.kit.style.Icon;

/** The drawer that changes what many titles have in common; what is left as it is there stays as it is in each. */
final class BulkEditSheet {
    private final Context context;
    private final BulkActions bulk;

    BulkEditSheet(Context context, BulkActions bulk) {
        this.context = context;
        this.bulk = bulk;
    }

    void open(List<LibraryRow> rows) {
        Set<MediaKind> kinds = rows.stream().map(LibraryRow::kind).collect(Collectors.toSet());
        context.background()
                .run(
                        () -> new Known(
                                kinds.size() > 1
                                        ? List.of()
                                        : context.services()
                                                .profiles()
                                                .of(kinds.iterator().next()),
                                kinds.size() > 1
                                        ? List.of()
                                        : context.services().rootFolders().all().stream()
                                                .filter(root -> kinds.contains(root.kind()))
                                                .toList()),
                        known -> show(rows, kinds.size() == 1, known),
                        failure -> context.tell("bulk.failed", failure));
    }

    private record Known(List<Profile> profiles, List<RootFolder> roots) {}

    private void show(List<LibraryRow> rows, boolean ofOneKind, Known known) {
        ComboBox<Profile> profile = box("bulk.profile", known.profiles(), Profile::name);
        ComboBox<RootFolder> root =
                box("bulk.root", known.roots(), each -> each.path().toString());
        CheckBox move = new CheckBox(context.text("bulk.root.move"));
        move.setAccessibleText(move.getText());
        move.setWrapText(true);
        move.setDisable(true);
        root.valueProperty().addListener((value, before, now) -> move.setDisable(now == null));
        TextField add = tags("bulk.tags.add");
        TextField remove = tags("bulk.tags.remove");
        VBox content = new VBox(8);
        if (ofOneKind) {
            content.getChildren()
                    .addAll(
                            Buttons.label(context.text("bulk.profile"), "card-title"),
                            profile,
                            Buttons.label(context.text("bulk.root"), "card-title"),
                            root,
                            move,
                            hint("bulk.root.hint"));
        } else {
            content.getChildren().add(hint("bulk.several-kinds"));
        }
        content.getChildren()
                .addAll(
                        Buttons.label(context.text("bulk.tags.add"), "card-title"),
                        add,
                        Buttons.label(context.text("bulk.tags.remove"), "card-title"),
                        remove,
                        hint("bulk.tags.hint"));
        Button save = Buttons.main(Icon.CHECK, context.text("bulk.save", rows.size()), () -> {
            context.drawer().close();
            changes(profile, root, add, remove).forEach(change -> {
                if (change instanceof TitleChange.RootFolder && move.isSelected()) {
                    bulk.changeAndMove(rows, change, count -> context.text("bulk.changed", count));
                } else {
                    bulk.change(rows, change, count -> context.text("bulk.changed", count));
                }
            });
        });
        save.setMaxWidth(Double.MAX_VALUE);
        Runnable check =
                () -> save.setDisable(changes(profile, root, add, remove).isEmpty());
        List.of(profile, root).forEach(box -> box.valueProperty().addListener((value, before, now) -> check.run()));
        List.of(add, remove).forEach(field -> field.textProperty().addListener((value, before, now) -> check.run()));
        check.run();
        context.drawer().open(context.text("bulk.heading", rows.size()), content, save, () -> {});
    }

    private static List<TitleChange> changes(
            ComboBox<Profile> profile, ComboBox<RootFolder> root, TextField add, TextField remove) {
        List<TitleChange> changes = new ArrayList<>();
        if (profile.getValue() != null) {
            changes.add(new TitleChange.Profile(profile.getValue().id()));
        }
        if (root.getValue() != null) {
            changes.add(new TitleChange.RootFolder(root.getValue().id()));
        }
        if (!read(add).isEmpty()) {
            changes.add(new TitleChange.AddTags(read(add)));
        }
        if (!read(remove).isEmpty()) {
            changes.add(new TitleChange.RemoveTags(read(remove)));
        }
        return changes;
    }

    private static Set<String> read(TextField field) {
        return Arrays.stream(Objects.requireNonNullElse(field.getText(), "").split(","))
                .map(String::strip)
                .filter(tag -> !tag.isEmpty() && tag.length() <= 100)
                .collect(Collectors.toUnmodifiableSet());
    }

    private <T> ComboBox<T> box(String key, List<T> values, Function<T, String> name) {
        ComboBox<T> box = new ComboBox<>();
        Choice.dress(box, context.text(key), name);
        box.setPromptText(context.text("bulk.no-change"));
        box.getItems().setAll(values);
        return box;
    }

    private TextField tags(String key) {
        TextField field = new TextField();
        field.setAccessibleText(context.text(key));
        field.setPromptText(context.text("bulk.no-change"));
        return field;
    }

    private Label hint(String key) {
        Label hint = Buttons.label(context.text(key), "caption");
        hint.setWrapText(true);
        return hint;
    }
}
