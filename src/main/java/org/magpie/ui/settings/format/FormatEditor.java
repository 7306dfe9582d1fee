package org.magpie.ui.settings.format;

import atlantafx.base.controls.ToggleSwitch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.magpie.base.error.Message;
import org.magpie.media.format.CustomFormat;
import org.magpie.media.format.StoredFormat;
import org.magpie.pipeline.decide.format.FormatTester;
import org.magpie.pipeline.decide.format.FormatTester.Trial;
import org.magpie.pipeline.decide.format.FormatTester.Tried;
import org.magpie.ui.kit.Buttons;
import org.magpie.ui.kit.Problem;
import org.magpie.ui.kit.background.Background;
import org.magpie.ui.kit.place.Context;
import org.magpie.ui.kit.style.Icon;
import org.magpie.ui.kit.style.StatusColor;
import org.magpie.ui.settings.page.FieldView;
import org.magpie.ui.settings.page.FormFoot;
import org.magpie.ui.settings.page.FormRows;

/** Works on one custom format: its name, its specifications, and a name on which it is tried with each key. */
final class FormatEditor extends VBox {
    private static final Duration QUIET = Duration.ofMillis(250);

    private final Context context;
    private final FormatTester tester;
    private final FormatDraft draft;
    private final Background.Lane trying;
    private final TextField tried = new TextField();
    private final Label verdict = Buttons.label("", "state-chip");
    private final VBox specifications = new VBox();
    private final List<SpecificationView> views = new ArrayList<>();
    private final FormFoot footer;

    /**
     * @param name that it is tried on at first; empty for none
     */
    FormatEditor(
            Context context,
            FormatTester tester,
            FormatDraft draft,
            String name,
            BiConsumer<FormatEditor, StoredFormat> saving,
            Consumer<StoredFormat> deleting) {
        this.context = context;
        this.tester = tester;
        this.draft = draft;
        this.trying = context.background().lane();
        getStyleClass().add("form");
        getStylesheets().add(FormRows.stylesheet());
        TextField title = new TextField();
        title.textProperty().bindBidirectional(draft.nameProperty());
        ToggleSwitch inName = new ToggleSwitch();
        inName.selectedProperty().bindBidirectional(draft.inNameProperty());
        specifications.getStyleClass().add("settings-cards");
        getChildren()
                .addAll(
                        FieldView.of("name", context.text("settings.profile.name"), origin(), true, title, title),
                        FormRows.setting(context, "settings.format.in-name", inName),
                        tester(name),
                        Buttons.label(context.text("settings.format.specifications"), "card-title"),
                        help(),
                        specifications,
                        Buttons.plain(Icon.ADD, context.text("settings.format.specification.add"), this::add));
        footer = new FormFoot(
                context,
                () -> saving.accept(this, draft.build()),
                draft.before().id() == 0 ? null : () -> deleting.accept(draft.before()));
        draft.specifications().addListener((ListChangeListener<SpecificationDraft>) change -> showAll());
        draft.nameProperty().addListener((property, before, now) -> check());
        tried.textProperty().addListener((property, before, now) -> tryLater());
        showAll();
    }

    Node footer() {
        return footer;
    }

    /** Nobody waits for an answer any more. */
    void close() {
        trying.drop();
    }

    private String origin() {
        StoredFormat format = draft.before();
        return format.origin() == null
                ? ""
                : context.text(format.isChanged() ? "settings.format.origin.changed" : "settings.format.origin");
    }

    private Node help() {
        Label help = Buttons.label(context.text("settings.format.specifications.help"), "caption");
        help.setWrapText(true);
        return help;
    }

    private Node tester(String name) {
        tried.getStyleClass().add("tester-field");
        tried.setText(name);
        tried.setPromptText(context.text("settings.format.try.prompt"));
        verdict.setMinWidth(Label.USE_PREF_SIZE);
        Buttons.show(verdict, false);
        return FieldView.of(
                "try",
                context.text("settings.format.try"),
                context.text("settings.format.try.help"),
                false,
                new VBox(8, tried, verdict),
                tried);
    }

    private void add() {
        draft.add();
    }

    private void showAll() {
        views.clear();
        draft.specifications().forEach(each -> {
            each.whenChanged(this::check);
            views.add(new SpecificationView(context, each, () -> draft.remove(each)));
        });
        specifications.getChildren().setAll(views);
        check();
    }

    /** A pattern is judged at each key; trying it waits until the person pauses. */
    private void check() {
        boolean usable = true;
        for (int at = 0; at < views.size(); at++) {
            SpecificationDraft each = draft.specifications().get(at);
            Optional<Message> wrong =
                    each.valueProperty().get().isEmpty() ? Optional.empty() : tester.problem(each.build());
            views.get(at).show(wrong.map(context.texts()::say));
            usable &= wrong.isEmpty();
        }
        Optional<String> wrong = draft.problem().map(context.texts()::say);
        footer.say(wrong.orElse(""));
        footer.save().setDisable(wrong.isPresent() || !usable);
        tryLater();
    }

    /** Why it could not be saved. */
    void tell(Problem why) {
        footer.say(why.line());
    }

    private void tryLater() {
        String name = tried.getText().strip();
        if (name.isEmpty()) {
            trying.drop();
            views.forEach(view -> view.tell("", Optional.empty()));
            Buttons.show(verdict, false);
            return;
        }
        CustomFormat format = draft.format();
        trying.askAfter(
                QUIET,
                () -> tester.test(name, draft.kind(), format),
                trial -> show(name, trial),
                failure -> context.tell("settings.formats.try.failed", failure));
    }

    private void show(String name, Optional<Trial> trial) {
        Buttons.show(verdict, true);
        if (trial.isEmpty()) {
            verdict.setText(context.text("settings.tester.refused"));
            verdict.setGraphic(Icon.ATTENTION.node("icon-small"));
            StatusColor.ATTENTION.paint(verdict);
            views.forEach(view -> view.tell("", Optional.empty()));
            return;
        }
        boolean fits = trial.get().fits();
        verdict.setText(context.text(fits ? "settings.format.fits" : "settings.format.fits-not"));
        verdict.setGraphic((fits ? Icon.HERE : Icon.CLOSE).node("icon-small"));
        (fits ? StatusColor.HERE : StatusColor.QUIET).paint(verdict);
        List<Tried> outcomes = trial.get().specifications();
        for (int at = 0; at < views.size() && at < outcomes.size(); at++) {
            views.get(at).tell(name, Optional.of(outcomes.get(at)));
        }
    }
}
