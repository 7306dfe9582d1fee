package org.magpie.ui.settings.page;

import atlantafx.base.controls.ToggleSwitch;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javafx.css.PseudoClass;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.magpie.base.secret.Secret;
import org.magpie.base.text.Sentences;
import org.magpie.provider.Field.Meaning;
import org.magpie.provider.Providers;
import org.magpie.provider.Providers.FormField;
import org.magpie.ui.kit.Buttons;
import org.magpie.ui.kit.place.Context;
import org.magpie.ui.kit.style.Icon;

/** One field of a form: its name, what it is for, the control, and what is wrong with what stands in it. */
public final class FieldView extends VBox {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    private final String name;
    private final Label problem = Buttons.label("", "field-problem");

    private FieldView(String name, Node head, String help, Node control) {
        this.name = name;
        getStyleClass().add("form-field");
        problem.setWrapText(true);
        getChildren().addAll(head, control);
        if (!help.isBlank()) {
            Label text = Buttons.label(help, "caption");
            text.setWrapText(true);
            getChildren().add(text);
        }
        getChildren().add(problem);
        Buttons.show(problem, false);
    }

    /** A field around a given control. */
    public static FieldView of(String name, String label, String help, boolean required, Node control, Control named) {
        Label title = Buttons.label(label, "card-title");
        title.setLabelFor(named);
        named.setAccessibleText(label);
        named.setAccessibleHelp(help);
        if (control instanceof Control whole) {
            whole.setMaxWidth(Double.MAX_VALUE);
        }
        HBox head = new HBox(4, title);
        if (required) {
            head.getChildren().add(Buttons.label("*", "required-mark"));
        }
        return new FieldView(name, head, help, control);
    }

    /** The field of a plug's form, drawn as its type asks for. */
    public static FieldView of(Context context, PlugForm form, FormField field) {
        String label = context.text(field.label());
        String help = context.text(field.help());
        String shownHelp = help.equals(field.help()) ? "" : help;
        return switch (field.type()) {
            case TEXT -> text(context, form, field, label, shownHelp);
            case NUMBER, DECIMAL -> {
                TextField number = new TextField(form.value(field).toString());
                number.textProperty().addListener((property, before, now) -> form.fill(field, now.strip()));
                number.setMaxWidth(160);
                FieldView view = of(field.name(), label, shownHelp, field.required(), number, number);
                number.setMaxWidth(160);
                yield view;
            }
            case SWITCH -> toggle(form, field, label, shownHelp);
            case SECRET -> secret(context, form, field, label, shownHelp);
            case CHOICE -> choice(context, form, field, label, shownHelp);
            case LIST ->
                field.choices().isEmpty()
                        ? list(form, field, label, shownHelp)
                        : several(context, form, field, label, shownHelp);
            case RECORDS -> {
                RecordRows rows = new RecordRows(context, form, field);
                yield of(field.name(), label, shownHelp, field.required(), rows, rows.add());
            }
        };
    }

    /** The field of the form that it stands for. */
    public String name() {
        return name;
    }

    /**
     * @param sentence what is wrong; empty when nothing is
     */
    public void show(String sentence) {
        problem.setText(sentence);
        Buttons.show(problem, !sentence.isEmpty());
        pseudoClassStateChanged(WRONG, !sentence.isEmpty());
    }

    private static FieldView text(Context context, PlugForm form, FormField field, String label, String help) {
        TextField text = new TextField(form.value(field).toString());
        text.textProperty().addListener((property, before, now) -> form.fill(field, now));
        follow(form, field, text);
        if (field.meaning() == Meaning.ADDRESS) {
            text.setPromptText("http://");
        }
        if (field.asked()) {
            return of(field.name(), label, help, field.required(), asking(context, form, field, label, text), text);
        }
        if (field.meaning() != Meaning.FOLDER && field.meaning() != Meaning.FILE) {
            return of(field.name(), label, help, field.required(), text, text);
        }
        HBox.setHgrow(text, Priority.ALWAYS);
        HBox line = new HBox(text, Buttons.icon(Icon.FOLDER, context.text("settings.plug.choose", label), () -> {
            Optional<java.nio.file.Path> chosen = field.meaning() == Meaning.FOLDER
                    ? context.desktop().chooseFolder(label, Optional.empty())
                    : context.desktop().chooseFile(label);
            chosen.ifPresent(path -> text.setText(path.toString()));
        }));
        line.getStyleClass().add("secret");
        return of(field.name(), label, help, field.required(), line, text);
    }

    /** Shows what is filled in elsewhere, such as by an action of the form. */
    private static void follow(PlugForm form, FormField field, TextField text) {
        form.onChange(() -> {
            Object value = form.value(field);
            String now = value instanceof Secret secret ? secret.reveal() : value.toString();
            if (!now.equals(text.getText()) && !form.isEmptied(field)) {
                text.setText(now);
            }
        });
    }

    /** A text with a button that asks the other side what may stand in it. */
    private static HBox asking(Context context, PlugForm form, FormField field, String label, TextField text) {
        ContextMenu menu = new ContextMenu();
        Button ask = Buttons.icon(Icon.OPEN_DOWN, context.text("settings.plug.ask", label), () -> {});
        ask.setOnAction(event -> form.ask(field, choices -> {
            menu.getItems().clear();
            for (Providers.Choice choice : choices) {
                MenuItem item = new MenuItem(choice.label());
                item.setOnAction(chosen -> text.setText(choice.value()));
                menu.getItems().add(item);
            }
            if (choices.isEmpty()) {
                MenuItem none = new MenuItem(context.text("settings.plug.asked-none"));
                none.setDisable(true);
                menu.getItems().add(none);
            }
            menu.show(text, Side.BOTTOM, 0, 0);
        }));
        HBox.setHgrow(text, Priority.ALWAYS);
        HBox line = new HBox(text, ask);
        line.getStyleClass().add("secret");
        return line;
    }

    private static FieldView toggle(PlugForm form, FormField field, String label, String help) {
        ToggleSwitch toggle = new ToggleSwitch();
        toggle.setSelected(Boolean.parseBoolean(form.value(field).toString()));
        toggle.selectedProperty().addListener((property, before, now) -> form.fill(field, now));
        toggle.setAccessibleText(label);
        toggle.setAccessibleHelp(help);
        Label title = Buttons.label(label, "card-title");
        title.setLabelFor(toggle);
        HBox head = new HBox(title, FormRows.spring(), toggle);
        head.getStyleClass().add("form-switch");
        return new FieldView(field.name(), head, help, new HBox());
    }

    /** Dots, and on demand what was typed; what is stored is never brought here. */
    private static FieldView secret(Context context, PlugForm form, FormField field, String label, String help) {
        PasswordField dots = new PasswordField();
        TextField plain = new TextField();
        plain.textProperty().bindBidirectional(dots.textProperty());
        dots.setText(form.value(field).toString());
        dots.textProperty().addListener((property, before, now) -> form.fill(field, now));
        if (!form.isNew()) {
            dots.setPromptText("•".repeat(12));
            plain.setPromptText(context.text("settings.plug.secret-kept"));
        }
        plain.setAccessibleText(label);
        ToggleButton reveal = Buttons.toggle(Icon.SHOWN, context.text("settings.plug.reveal", label));
        reveal.selectedProperty().addListener((property, before, now) -> {
            Buttons.show(plain, now);
            Buttons.show(dots, !now);
            reveal.setGraphic((now ? Icon.QUIET : Icon.SHOWN).node());
        });
        Buttons.show(plain, false);
        HBox.setHgrow(dots, Priority.ALWAYS);
        HBox.setHgrow(plain, Priority.ALWAYS);
        follow(form, field, dots);
        HBox line = new HBox(dots, plain, reveal);
        line.getStyleClass().add("secret");
        if (!form.isNew() && !field.required()) {
            line.getChildren().add(Buttons.icon(Icon.DELETE, context.text("settings.plug.empty-secret", label), () -> {
                dots.clear();
                form.empty(field);
                dots.setPromptText(context.text("settings.plug.secret-emptied"));
                plain.setPromptText(context.text("settings.plug.secret-emptied"));
            }));
        }
        String shownHelp = form.isNew() ? help : Sentences.joined(help, context.text("settings.plug.secret-kept"));
        return of(field.name(), label, shownHelp, field.required() && form.isNew(), line, dots);
    }

    private static FieldView choice(Context context, PlugForm form, FormField field, String label, String help) {
        ComboBox<String> choice = new ComboBox<>();
        choice.getItems().setAll(field.choices());
        choice.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable String constant) {
                return constant == null ? "" : word(context, field, constant);
            }

            @Override
            public String fromString(String text) {
                return text;
            }
        });
        choice.setValue(form.value(field).toString());
        choice.valueProperty().addListener((property, before, now) -> form.fill(field, now));
        return of(field.name(), label, help, field.required(), choice, choice);
    }

    /** A constant's own word where the bundle has one, else the constant made readable. */
    private static String word(Context context, FormField field, String constant) {
        String key = field.label() + "." + constant.toLowerCase(Locale.ROOT).replace('_', '-');
        String word = context.text(key);
        if (!word.equals(key)) {
            return word;
        }
        String readable = constant.toLowerCase(Locale.ROOT).replace('_', ' ');
        return readable.substring(0, 1).toUpperCase(Locale.ROOT) + readable.substring(1);
    }

    private static FieldView list(PlugForm form, FormField field, String label, String help) {
        Object value = form.value(field);
        String text = value instanceof List<?> lines
                ? String.join("\n", lines.stream().map(Object::toString).toList())
                : value.toString();
        TextArea area = new TextArea(text);
        area.setPrefRowCount(3);
        area.textProperty().addListener((property, before, now) -> form.fill(field, lines(now)));
        return of(field.name(), label, help, field.required(), area, area);
    }

    /** Several of those that there are, each a chip that is on or off. */
    private static FieldView several(Context context, PlugForm form, FormField field, String label, String help) {
        Set<String> chosen = new LinkedHashSet<>();
        if (form.value(field) instanceof List<?> before) {
            before.forEach(each -> chosen.add(each.toString()));
        }
        FlowPane chips = new FlowPane();
        chips.getStyleClass().add("form-chips");
        for (String each : field.choices()) {
            ToggleButton chip = new ToggleButton(word(context, field, each));
            chip.getStyleClass().add("chip");
            chip.setSelected(chosen.contains(each));
            chip.setAccessibleText(label + ": " + chip.getText());
            chip.selectedProperty().addListener((property, before, now) -> {
                if (now) {
                    chosen.add(each);
                } else {
                    chosen.remove(each);
                }
                form.fill(field, List.copyOf(chosen));
            });
            chips.getChildren().add(chip);
        }
        chips.setAccessibleText(label);
        chips.setAccessibleHelp(help);
        return new FieldView(field.name(), new HBox(Buttons.label(label, "card-title")), help, chips);
    }

    private static List<String> lines(String text) {
        return Arrays.stream(text.split("\\R", -1))
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }
}
