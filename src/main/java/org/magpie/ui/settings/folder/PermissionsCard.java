package org.magpie.ui.settings.folder;

import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import javafx.beans.property.StringProperty;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.magpie.pipeline.importing.FiledPermissions;
import org.magpie.ui.kit.Buttons;
import org.magpie.ui.kit.place.Context;
import org.magpie.ui.settings.page.FormRows;
import org.magpie.ui.settings.page.PreferencesViewModel;

/** Mode and group that filed files and their folders are given. What is half typed is not stored. */
final class PermissionsCard {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("danger");
    /** As useradd and groupadd allow it; some systems allow more, but no blanks and no slashes. */
    private static final Pattern GROUP = Pattern.compile("[^\\s/:,]{1,64}");

    private final Context context;
    private final PreferencesViewModel model;
    private final VBox node;

    PermissionsCard(Context context) {
        this.context = context;
        this.model = new PreferencesViewModel(
                context.services().preferences(),
                context.background(),
                context.texts(),
                Map.of(FiledPermissions.FILE, "", FiledPermissions.FOLDER, "", FiledPermissions.GROUP, ""));
        Label head = Buttons.label(context.text("settings.permissions"), "kind-title");
        node = new VBox(
                head,
                FormRows.problem(model.problemProperty()),
                FormRows.card(
                        field("settings.permissions.file", FiledPermissions.FILE, "664", FiledPermissions::isMode),
                        field("settings.permissions.folder", FiledPermissions.FOLDER, "775", FiledPermissions::isMode),
                        field(
                                "settings.permissions.group",
                                FiledPermissions.GROUP,
                                "media",
                                PermissionsCard::isGroup)));
        node.getStyleClass().add("settings-cards");
    }

    Node node() {
        return node;
    }

    void attach() {
        model.refresh();
    }

    static boolean isGroup(String text) {
        return GROUP.matcher(text).matches();
    }

    /** Kept when the person leaves the field or presses Enter, if it is right or empty. */
    private Node field(String label, String key, String example, Predicate<String> right) {
        StringProperty stored = model.value(key);
        TextField field = new TextField(stored.get());
        field.setId(key);
        field.setPromptText(context.text("settings.permissions.example", example));
        field.setPrefColumnCount(10);
        // Long help beside it would squeeze it.
        field.setMinWidth(Control.USE_PREF_SIZE);
        stored.addListener((property, before, now) -> field.setText(now));
        Runnable keep = () -> {
            String text = field.getText().strip();
            if (text.isEmpty() || right.test(text)) {
                stored.set(text);
            }
        };
        field.setOnAction(pressed -> keep.run());
        field.focusedProperty().addListener((property, before, now) -> {
            if (!now) {
                keep.run();
            }
        });
        field.textProperty()
                .addListener((property, before, now) ->
                        field.pseudoClassStateChanged(WRONG, !now.strip().isEmpty() && !right.test(now.strip())));
        return FormRows.setting(context, label, field);
    }
}
