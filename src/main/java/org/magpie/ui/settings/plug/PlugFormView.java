package org.magpie.ui.settings.plug;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.collections.MapChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.magpie.base.error.Message;
import org.magpie.provider.Providers.FormField;
import org.magpie.ui.kit.Buttons;
import org.magpie.ui.kit.place.Context;
import org.magpie.ui.kit.style.Icon;
import org.magpie.ui.kit.style.StatusColor;
import org.magpie.ui.settings.page.FieldView;
import org.magpie.ui.settings.page.FormFoot;
import org.magpie.ui.settings.page.FormRows;
import org.magpie.ui.settings.page.PlugForm;

/** The generic form: every plug's settings are drawn from its fields, whatever the plug. */
final class PlugFormView extends VBox {
    private static final int LAST_PRIORITY = 50;
    private static final int EXAMPLE_ROWS = 8;

    private final Context context;
    private final PlugForm form;
    private final List<FieldView> fields = new ArrayList<>();
    private final Map<FormField, FieldView> conditional = new LinkedHashMap<>();
    private final HBox answer = new HBox();
    private final FormFoot footer;

    /**
     * @param delete what happens when the person presses Delete
     */
    PlugFormView(Context context, PlugForm form, Consumer<PlugForm> delete) {
        this.context = context;
        this.form = form;
        getStyleClass().add("form");
        getStylesheets().add(FormRows.stylesheet());
        TextField name = new TextField();
        name.textProperty().bindBidirectional(form.nameProperty());
        FieldView nameField = FieldView.of(
                PlugForm.NAME,
                context.text("settings.plug.name"),
                context.text("settings.plug.name.help"),
                true,
                name,
                name);
        add(this, nameField);
        for (FormField field : form.fields()) {
            if (!field.advanced()) {
                add(this, field);
            }
        }
        getChildren().add(advanced());
        getChildren().add(example());
        form.onChange(this::showWhatCounts);
        showWhatCounts();
        sceneProperty().addListener((property, before, now) -> {
            if (now == null) {
                form.stop();
            }
        });
        form.problems().addListener((MapChangeListener<String, Message>) change -> showProblems());
        answer.getStyleClass().add("form-answer");
        footer = foot(delete);
        for (String action : form.actions()) {
            Button act = Buttons.plain(
                    Icon.LINK, context.text("plug." + form.plug() + ".action." + action), () -> form.act(action));
            getChildren().add(getChildren().size() - 1, act);
        }
        form.answerProperty().addListener((property, before, now) -> show(now));
        show(form.answerProperty().get());
    }

    /** What stays in sight below the form. */
    Node footer() {
        return footer;
    }

    private void add(VBox place, FormField field) {
        FieldView view = FieldView.of(context, form, field);
        if (field.when().isPresent()) {
            conditional.put(field, view);
        }
        add(place, view);
    }

    private void showWhatCounts() {
        conditional.forEach((field, view) -> Buttons.show(view, form.isShown(field)));
    }

    private void add(VBox place, FieldView field) {
        fields.add(field);
        place.getChildren().add(field);
    }

    /** Folded away at first; always holds the order in which plugs are asked. */
    private Node advanced() {
        VBox folded = new VBox();
        folded.getStyleClass().add("form");
        for (FormField field : form.fields()) {
            if (field.advanced()) {
                add(folded, field);
            }
        }
        Spinner<Integer> priority =
                new Spinner<>(1, LAST_PRIORITY, form.priorityProperty().get());
        priority.setEditable(true);
        priority.valueProperty()
                .addListener((property, before, now) -> form.priorityProperty().set(now));
        add(
                folded,
                FieldView.of(
                        "priority",
                        context.text("settings.plug.priority"),
                        context.text("settings.plug.priority.help"),
                        false,
                        priority,
                        priority));
        priority.setMaxWidth(160);
        TextField tags = new TextField();
        tags.textProperty().bindBidirectional(form.tagsProperty());
        add(
                folded,
                FieldView.of(
                        "tags",
                        context.text("settings.plug.tags"),
                        context.text("settings.plug.tags.help"),
                        false,
                        tags,
                        tags));
        Button toggle = Buttons.plain(Icon.OPEN_DOWN, context.text("settings.plug.advanced"), () -> {});
        toggle.getStyleClass().addAll("flat", "form-fold");
        toggle.setOnAction(event -> {
            boolean open = !folded.isVisible();
            Buttons.show(folded, open);
            toggle.setGraphic((open ? Icon.OPEN_UP : Icon.OPEN_DOWN).node());
        });
        Buttons.show(folded, false);
        VBox block = new VBox(toggle, folded);
        block.getStyleClass().add("form");
        return block;
    }

    /** What would be sent, of an example; goes along with what is typed, and is not there where the plug has none. */
    private Node example() {
        TextArea text = new TextArea();
        text.setEditable(false);
        text.setWrapText(true);
        text.setPrefRowCount(EXAMPLE_ROWS);
        Label title = new Label(context.text("settings.plug.preview"));
        title.setLabelFor(text);
        VBox block = new VBox(title, text);
        block.getStyleClass().addAll("form", "form-preview");
        Buttons.show(block, false);
        Consumer<String> show = shown -> {
            // What is wrong is said here only where there was something to see.
            if (form.isPreviewed()) {
                text.setText(shown);
                Buttons.show(block, !shown.isBlank());
            }
        };
        PauseTransition pause = new PauseTransition(Duration.millis(300));
        pause.setOnFinished(event -> form.preview(show));
        form.onChange(pause::playFromStart);
        form.preview(show);
        return block;
    }

    private FormFoot foot(Consumer<PlugForm> delete) {
        return new FormFoot(
                        context,
                        () -> form.save(saved -> {
                            context.drawer().close();
                            context.toasts().show(StatusColor.HERE, context.text("settings.plug.saved", saved.name()));
                        }),
                        form.isNew() ? null : () -> delete.accept(form))
                .saveByEnter()
                .with(Buttons.plain(Icon.CHECK, context.text("settings.plug.test"), form::test))
                .below(answer);
    }

    private void show(PlugForm.Answer now) {
        switch (now) {
            case PlugForm.Answer.None none -> Buttons.show(answer, false);
            case PlugForm.Answer.Asking asking -> {
                ProgressIndicator turning = new ProgressIndicator();
                turning.setPrefSize(18, 18);
                say(StatusColor.QUIET, turning, context.text("settings.plug.testing"));
            }
            case PlugForm.Answer.Works works -> say(StatusColor.HERE, Icon.HERE.node(), works.sentence());
            case PlugForm.Answer.Elsewhere elsewhere -> {
                String code = elsewhere.code().isEmpty() ? "" : " " + elsewhere.code();
                say(StatusColor.WORKING, Icon.WORKING.node(), elsewhere.sentence() + code);
                answer.getChildren()
                        .add(Buttons.plain(
                                Icon.LINK,
                                context.text("settings.plug.open-page"),
                                () -> context.desktop().browse(elsewhere.address())));
            }
            case PlugForm.Answer.Fails fails ->
                say(StatusColor.FAILED, Icon.FAILED.node(), fails.problem().line());
        }
    }

    private void say(StatusColor tone, Node icon, String sentence) {
        Label label = new Label(sentence);
        label.setWrapText(true);
        answer.getChildren().setAll(icon, label);
        answer.setAccessibleText(sentence);
        tone.paint(answer);
        Buttons.show(answer, true);
    }

    private void showProblems() {
        fields.forEach(field -> {
            Message problem = form.problems().get(field.name());
            field.show(problem == null ? "" : context.texts().say(problem));
        });
    }
}
