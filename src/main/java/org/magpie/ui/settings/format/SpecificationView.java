package org.magpie.ui.settings.format;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import javafx.beans.property.BooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.magpie.media.format.CustomFormat.Subject;
import org.magpie.pipeline.decide.format.FormatTester.Tried;
import org.magpie.ui.kit.Buttons;
import org.magpie.ui.kit.place.Context;
import org.magpie.ui.kit.style.Icon;
import org.magpie.ui.kit.style.StatusColor;

/** One specification in the editor: what it looks at, what it compares with, and how it stands to the name that is tried. */
final class SpecificationView extends VBox {
    private static final double WIDTH = 360;
    /** After each separator. */
    private static final Pattern PARTS = Pattern.compile("(?<=[._ -])");

    private final Context context;
    private final SpecificationDraft draft;
    private final StackPane place = new StackPane();
    private final Label problem = Buttons.label("", "field-problem");
    private final CheckBox except;
    private final StackPane mark = new StackPane();
    private final Label said = Buttons.label("", "caption");
    private final FlowPane words = new FlowPane();
    private final VBox outcome;

    SpecificationView(Context context, SpecificationDraft draft, Runnable removing) {
        this.context = context;
        this.draft = draft;
        getStyleClass().addAll("card-box", "specification");
        TextField name = new TextField();
        name.setPromptText(context.text("settings.format.specification.name"));
        name.setAccessibleText(context.text("settings.format.specification.name"));
        name.textProperty().bindBidirectional(draft.nameProperty());
        HBox.setHgrow(name, Priority.ALWAYS);
        HBox head = new HBox(
                8,
                subjects(),
                name,
                Buttons.icon(Icon.DELETE, context.text("settings.format.specification.delete"), removing));
        head.getStyleClass().add("settings-bar");
        CheckBox negate = box("settings.format.negate", draft.negateProperty());
        CheckBox required = box("settings.format.required", draft.requiredProperty());
        except = box("settings.format.except", draft.exceptProperty());
        FlowPane boxes = new FlowPane(16, 8, required, negate, except);
        problem.setWrapText(true);
        said.setWrapText(true);
        words.getStyleClass().add("pieces");
        words.setPrefWrapLength(WIDTH);
        boxes.setPrefWrapLength(WIDTH);
        setMinWidth(0);
        mark.getStyleClass().add("format-mark");
        HBox verdict = new HBox(8, mark, said);
        verdict.getStyleClass().add("settings-bar");
        outcome = new VBox(6, verdict, words);
        getChildren().addAll(head, place, problem, boxes, outcome);
        draft.subjectProperty().addListener((property, before, now) -> showValue());
        showValue();
        show(Optional.empty());
        tell("", Optional.empty());
    }

    private CheckBox box(String key, BooleanProperty value) {
        CheckBox box = new CheckBox(context.text(key));
        box.setTooltip(new Tooltip(context.text(key + ".help")));
        box.selectedProperty().bindBidirectional(value);
        return box;
    }

    private ComboBox<Subject> subjects() {
        ComboBox<Subject> subjects = new ComboBox<>();
        subjects.getItems().setAll(Subject.values());
        subjects.setConverter(words(subject -> context.text("settings.format.subject."
                + subject.name().toLowerCase(Locale.ROOT).replace('_', '-'))));
        subjects.setAccessibleText(context.text("settings.format.subject"));
        subjects.valueProperty().bindBidirectional(draft.subjectProperty());
        subjects.setMinWidth(150);
        return subjects;
    }

    private static <T> StringConverter<T> words(Function<T, String> word) {
        return new StringConverter<>() {
            @Override
            public String toString(@Nullable T value) {
                return value == null ? "" : word.apply(value);
            }

            @Override
            public @Nullable T fromString(String text) {
                return null;
            }
        };
    }

    private void showValue() {
        Subject subject = draft.subjectProperty().get();
        Buttons.show(except, subject == Subject.LANGUAGE);
        place.getChildren()
                .setAll(
                        switch (subject) {
                            case TITLE, GROUP, EDITION -> pattern();
                            case SIZE, YEAR -> range(subject);
                            case SOURCE, RESOLUTION, MODIFIER, LANGUAGE, FLAG, RELEASE_TYPE -> choice(subject);
                        });
    }

    /** Long patterns wrap; a line break in one would change it. */
    private Node pattern() {
        TextArea area = new TextArea(draft.valueProperty().get());
        area.getStyleClass().add("pattern-field");
        area.setWrapText(true);
        area.setPrefRowCount(draft.valueProperty().get().length() > 50 ? 3 : 1);
        area.setPromptText(context.text("settings.format.pattern"));
        area.textProperty()
                .addListener((property, before, now) -> draft.valueProperty().set(now.replaceAll("\\R", "")));
        return named(area);
    }

    private Node choice(Subject subject) {
        ComboBox<String> choice = new ComboBox<>();
        choice.getItems().setAll(FormatValues.of(subject));
        if (!choice.getItems().contains(draft.valueProperty().get())) {
            choice.getItems().addFirst(draft.valueProperty().get());
        }
        choice.setConverter(words(value -> FormatValues.word(context.texts(), subject, value)));
        choice.setValue(draft.valueProperty().get());
        choice.valueProperty()
                .addListener((property, before, now) -> draft.valueProperty().set(now));
        choice.setMaxWidth(Double.MAX_VALUE);
        return named(choice);
    }

    private Node range(Subject subject) {
        List<String> bounds = bounds(draft.valueProperty().get());
        TextField from = new TextField(bounds.getFirst());
        TextField to = new TextField(bounds.getLast());
        Runnable changed = () -> draft.valueProperty()
                .set(from.getText().strip() + "-" + to.getText().strip());
        for (TextField field : List.of(from, to)) {
            field.setPrefWidth(100);
            field.textProperty().addListener((property, before, now) -> changed.run());
        }
        from.setAccessibleText(context.text("settings.format.above"));
        to.setAccessibleText(context.text("settings.format.up-to"));
        HBox line = new HBox(
                8,
                Buttons.label(context.text("settings.format.above"), "muted"),
                from,
                Buttons.label(context.text("settings.format.up-to"), "muted"),
                to,
                Buttons.label(subject == Subject.SIZE ? context.text("settings.format.gigabytes") : "", "muted"));
        line.getStyleClass().add("settings-bar");
        return line;
    }

    private static List<String> bounds(String value) {
        int dash = value.indexOf('-', 1);
        return dash < 0 ? List.of(value, "") : List.of(value.substring(0, dash), value.substring(dash + 1));
    }

    private Control named(Control control) {
        control.setAccessibleText(context.text("settings.format.value"));
        return control;
    }

    /**
     * @param sentence what is wrong with it; empty where nothing is
     */
    void show(Optional<String> sentence) {
        problem.setText(sentence.orElse(""));
        Buttons.show(problem, sentence.isPresent());
    }

    /** Shows how it stands to a name, with the words that it found marked. */
    void tell(String name, Optional<Tried> tried) {
        Buttons.show(outcome, tried.isPresent());
        tried.ifPresent(each -> {
            boolean holds = each.holds();
            mark.getChildren().setAll((holds ? Icon.HERE : Icon.CLOSE).node());
            (holds ? StatusColor.HERE : StatusColor.FAILED).paint(mark);
            boolean found = each.to() > each.from();
            String sentence = context.text(holds ? "settings.format.holds" : "settings.format.holds-not");
            String read =
                    each.read().isEmpty() ? "" : " " + context.text("settings.format.read", readable(each.read()));
            said.setText(sentence
                    + read
                    + each.problem()
                            .filter(why -> !problem.isVisible())
                            .map(why -> " " + context.texts().say(why))
                            .orElse(""));
            words.getChildren().clear();
            Buttons.show(words, found);
            if (found) {
                piece(name.substring(0, each.from()), false);
                piece(name.substring(each.from(), each.to()), true);
                piece(name.substring(each.to()), false);
            }
        });
    }

    private String readable(String read) {
        Subject subject = draft.subjectProperty().get();
        return switch (subject) {
            case SOURCE, MODIFIER, RELEASE_TYPE, RESOLUTION -> FormatValues.word(context.texts(), subject, read);
            case TITLE, GROUP, EDITION, LANGUAGE, FLAG, SIZE, YEAR -> read;
        };
    }

    /** In pieces that can stand on different lines, as names have no blanks to break at. */
    private void piece(String text, boolean found) {
        for (String part : found ? new String[] {text} : PARTS.split(text)) {
            if (part.isEmpty()) {
                continue;
            }
            Label piece = Buttons.label(part, "piece");
            if (found) {
                piece.getStyleClass().addAll("known", draft.negateProperty().get() ? "sense-4" : "sense-2");
            }
            words.getChildren().add(piece);
        }
    }
}
