package org.magpie.ui.settings.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.control.Button;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.magpie.provider.Providers.FormField;
import org.magpie.provider.Providers.Type;
import org.magpie.ui.kit.Buttons;
import org.magpie.ui.kit.place.Context;
import org.magpie.ui.kit.style.Icon;

/** The entries of a field that is a list of records, a line each: such as name and value of a header. */
final class RecordRows extends VBox {
    private final Context context;
    private final PlugForm form;
    private final FormField field;
    private final List<Map<String, String>> rows = new ArrayList<>();
    private final VBox lines = new VBox(6);
    private final Button add;

    RecordRows(Context context, PlugForm form, FormField field) {
        super(6);
        this.context = context;
        this.form = form;
        this.field = field;
        if (form.value(field) instanceof List<?> entries) {
            entries.forEach(entry -> rows.add(texts(entry)));
        }
        add = Buttons.plain(Icon.ADD, context.text("settings.plug.add-entry"), this::append);
        add.getStyleClass().add("flat");
        rows.forEach(row -> lines.getChildren().add(line(row)));
        getChildren().addAll(lines, add);
    }

    /** The button that adds an entry. */
    Button add() {
        return add;
    }

    private static Map<String, String> texts(Object entry) {
        Map<String, String> row = new LinkedHashMap<>();
        if (entry instanceof Map<?, ?> map) {
            map.forEach((name, value) -> row.put(name.toString(), value.toString()));
        }
        return row;
    }

    private void append() {
        Map<String, String> row = new LinkedHashMap<>();
        rows.add(row);
        HBox line = line(row);
        lines.getChildren().add(line);
        line.getChildren().getFirst().requestFocus();
    }

    private HBox line(Map<String, String> row) {
        HBox line = new HBox(6);
        line.getStyleClass().add("record-row");
        for (FormField column : field.columns()) {
            TextField text = column.type() == Type.SECRET ? new PasswordField() : new TextField();
            text.setText(row.getOrDefault(column.name(), ""));
            String label = context.text(column.label());
            text.setPromptText(column.type() == Type.SECRET && !row.isEmpty() ? "•".repeat(8) : label);
            text.setAccessibleText(label);
            text.textProperty().addListener((property, before, now) -> {
                row.put(column.name(), now);
                tell();
            });
            HBox.setHgrow(text, Priority.ALWAYS);
            line.getChildren().add(text);
        }
        line.getChildren().add(Buttons.icon(Icon.DELETE, context.text("settings.plug.remove-entry"), () -> {
            rows.remove(lines.getChildren().indexOf(line)); // by its place, as two may be alike
            lines.getChildren().remove(line);
            tell();
        }));
        return line;
    }

    private void tell() {
        form.fill(field, rows.stream().map(LinkedHashMap::new).toList());
    }
}
