package org.magpie.ui.settings.format;

import atlantafx.base.controls.ToggleSwitch;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.magpie.media.MediaKind;
import org.magpie.ui.kit.Buttons;
import org.magpie.ui.kit.ChipBar;
import org.magpie.ui.kit.place.Context;
import org.magpie.ui.kit.style.Icon;
import org.magpie.ui.kit.style.Kinds;
import org.magpie.ui.settings.format.GuideViewModel.State;
import org.magpie.ui.settings.format.GuideViewModel.Way;
import org.magpie.ui.settings.page.Choices;
import org.magpie.ui.settings.page.FieldView;
import org.magpie.ui.settings.page.FormRows;

/** The import of custom formats, profiles and sizes, in the drawer; tells in place what has become of it. */
final class GuideSheet extends VBox {
    private final Context context;
    private final GuideViewModel model;
    private final Runnable done;
    private final VBox kinds = new VBox();
    private final VBox way = new VBox();
    private final VBox answer = new VBox();
    private final ProgressBar progress = new ProgressBar();
    private final Label count = Buttons.label("", "caption");
    private final Button start;
    private final VBox footer;

    /**
     * @param done told when something has been taken in
     */
    GuideSheet(Context context, GuideViewModel model, Runnable done) {
        this.context = context;
        this.model = model;
        this.done = done;
        getStyleClass().add("form");
        getStylesheets().add(FormRows.stylesheet());
        way.getStyleClass().add("form");
        answer.getStyleClass().add("guide-answer");
        progress.setMaxWidth(Double.MAX_VALUE);
        Label intro = Buttons.label(context.text("settings.guide.intro"), "muted");
        intro.setWrapText(true);
        ChipBar<Way> ways = new ChipBar<>(
                Arrays.asList(Way.values()),
                each -> context.text("settings.guide.way." + each.name().toLowerCase(Locale.ROOT)),
                model.wayProperty());
        VBox of = new VBox(6, Buttons.label(context.text("settings.guide.kind"), "card-title"), kinds);
        getChildren().addAll(intro, ways, of, way, answer);
        start = Buttons.main(Icon.DOWNLOAD, context.text("settings.guide.start"), this::begin);
        HBox buttons = new HBox(FormRows.spring(), start);
        buttons.getStyleClass().add("form-buttons");
        footer = new VBox(new VBox(4, progress, count), buttons);
        footer.getStyleClass().add("form-foot");
        footer.getStylesheets().setAll(getStylesheets());
        model.wayProperty().addListener((property, before, now) -> showWay());
        model.kindProperty().addListener((property, before, now) -> showWay());
        model.stateProperty().addListener((property, before, now) -> show(now));
        model.addressProperty().addListener((property, before, now) -> follow());
        model.pastedProperty().addListener((property, before, now) -> follow());
        model.formatsProperty().addListener((property, before, now) -> follow());
        model.profilesProperty().addListener((property, before, now) -> follow());
        model.sizesProperty().addListener((property, before, now) -> follow());
        showWay();
        show(model.stateProperty().get());
    }

    Node footer() {
        return footer;
    }

    private void showWay() {
        boolean guide = model.wayProperty().get() == Way.GUIDE;
        kinds.getChildren()
                .setAll(new ChipBar<>(
                        guide ? List.of(MediaKind.MOVIE, MediaKind.SERIES) : List.of(MediaKind.values()),
                        kind -> context.text(Kinds.key(kind)),
                        model.kindProperty()));
        switch (model.wayProperty().get()) {
            case GUIDE -> way.getChildren().setAll(guide());
            case FILE -> way.getChildren().setAll(Buttons.label(context.text("settings.guide.file.help"), "caption"));
            case PASTE -> way.getChildren().setAll(paste());
        }
        start.setText(
                context.text(model.wayProperty().get() == Way.FILE ? "settings.guide.choose" : "settings.guide.start"));
        follow();
    }

    private List<Node> guide() {
        TextField address = new TextField();
        address.textProperty().bindBidirectional(model.addressProperty());
        CheckBox formats = new CheckBox(context.text("settings.section.formats"));
        formats.selectedProperty().bindBidirectional(model.formatsProperty());
        CheckBox profiles = new CheckBox(context.text("settings.section.profiles"));
        profiles.selectedProperty().bindBidirectional(model.profilesProperty());
        ComboBox<String> sizes = Choices.box(
                model.sizeTypes(),
                type -> type.isEmpty()
                        ? context.text("settings.guide.sizes.none")
                        : context.text("settings.guide.sizes." + type),
                model.sizesProperty());
        ToggleSwitch weekly = new ToggleSwitch();
        weekly.selectedProperty().bindBidirectional(model.weeklyProperty());
        return List.of(
                FieldView.of(
                        "address",
                        context.text("settings.guide.address"),
                        context.text("settings.guide.address.help"),
                        true,
                        address,
                        address),
                new HBox(24, formats, profiles),
                FieldView.of("sizes", context.text("settings.section.sizes"), "", false, sizes, sizes),
                FormRows.setting(context, "settings.guide.weekly", weekly));
    }

    private Node paste() {
        TextArea text = new TextArea();
        text.getStyleClass().add("pattern-field");
        text.setPrefRowCount(12);
        text.textProperty().bindBidirectional(model.pastedProperty());
        text.setPromptText("{ \"name\": …, \"specifications\": [ … ] }");
        return FieldView.of(
                "text",
                context.text("settings.guide.paste"),
                context.text("settings.guide.paste.help"),
                true,
                text,
                text);
    }

    private void begin() {
        switch (model.wayProperty().get()) {
            case GUIDE -> model.fetch(done);
            case PASTE -> model.paste(done);
            case FILE ->
                context.desktop()
                        .chooseFile(context.text("settings.formats.import"))
                        .ifPresent(file -> model.file(file, done));
        }
    }

    private void follow() {
        start.setDisable(!model.isReady());
    }

    private void show(State state) {
        boolean working = state instanceof State.Working;
        Buttons.show(progress.getParent(), working);
        answer.getChildren().clear();
        switch (state) {
            case State.Waiting waiting -> progress.setProgress(0);
            case State.Working at -> {
                progress.setProgress(
                        at.total() == 0 ? ProgressBar.INDETERMINATE_PROGRESS : at.done() / (double) at.total());
                count.setText(at.total() == 0 ? "" : context.text("settings.guide.progress", at.done(), at.total()));
            }
            case State.Failed failed -> line(Icon.FAILED, failed.problem().line(), "settings-problem");
            case State.Done all -> {
                all.lines().forEach(line -> line(Icon.HERE, line, "guide-line"));
                all.problems().forEach(line -> line(Icon.ATTENTION, line, "guide-problem"));
            }
        }
        follow();
    }

    private void line(Icon icon, String text, String style) {
        Label line = Buttons.label(text, style);
        line.setGraphic(icon.node());
        line.setWrapText(true);
        answer.getChildren().add(line);
    }
}
