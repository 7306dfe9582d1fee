package org.magpie.ui.settings.naming;

import atlantafx.base.controls.ToggleSwitch;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.magpie.media.MediaKind;
import org.magpie.ui.kit.Buttons;
import org.magpie.ui.kit.place.Context;
import org.magpie.ui.kit.style.Icon;
import org.magpie.ui.kit.style.Kinds;
import org.magpie.ui.kit.style.Tone;
import org.magpie.ui.settings.naming.NamePatterns.Example;
import org.magpie.ui.settings.naming.NamePatterns.Preset;
import org.magpie.ui.settings.page.Rows;
import org.magpie.ui.settings.page.SettingsPage;
import org.magpie.ui.settings.page.SettingsSection;

/** The patterns by which files and folders are named, each with an example that follows every key. */
public final class NamingPage implements SettingsPage {
    private final Context context;
    private final NamingViewModel model;
    private final VBox node;

    public NamingPage(Context context, NamePatterns patterns) {
        this.context = context;
        this.model =
                new NamingViewModel(patterns, context.services().preferences(), context.background(), context.texts());
        node = Rows.page(
                context,
                SettingsSection.NAMING,
                Rows.problem(model.preferences().problemProperty()));
        model.kinds().forEach(this::addKind);
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public void attach() {
        model.refresh();
    }

    private void addKind(MediaKind kind) {
        Label name = new Label(context.text(Kinds.key(kind)), Kinds.icon(kind).node());
        HBox head = new HBox(name, Rows.spring());
        head.getStyleClass().add("kind-title");
        if (!model.presets(kind).isEmpty()) {
            head.getChildren().add(presets(kind));
        }
        ToggleSwitch rename = new ToggleSwitch();
        rename.setSelected(Boolean.parseBoolean(model.renames(kind).get()));
        rename.selectedProperty()
                .addListener((property, before, now) -> model.renames(kind).set(now.toString()));
        model.renames(kind).addListener((property, before, now) -> rename.setSelected(Boolean.parseBoolean(now)));
        VBox card = Rows.card(Rows.setting(context, "settings.naming.rename", rename));
        model.lines(kind).forEach(line -> card.getChildren().add(pattern(line)));
        node.getChildren().addAll(head, card);
    }

    private MenuButton presets(MediaKind kind) {
        MenuButton button = new MenuButton(context.text("settings.naming.presets"));
        button.getStyleClass().addAll("flat", "small");
        button.setAccessibleText(context.text("settings.naming.presets"));
        for (Preset preset : model.presets(kind)) {
            button.getItems()
                    .add(Buttons.menu(Icon.NAMING, context.texts().say(preset.name()), () -> model.take(kind, preset)));
        }
        return button;
    }

    private Node pattern(NamingViewModel.Line line) {
        String label = context.text("settings.naming.what." + line.pattern().what());
        TextField text = new TextField();
        text.textProperty().bindBidirectional(line.textProperty());
        text.setAccessibleText(label);
        HBox.setHgrow(text, Priority.ALWAYS);
        Button reset = Buttons.icon(Icon.UNDO, context.text("settings.naming.reset", label), line::reset);
        line.textProperty().addListener((property, before, now) -> reset.setDisable(line.isStandard()));
        reset.setDisable(line.isStandard());
        HBox example = new HBox();
        example.getStyleClass().add("pattern-example");
        line.exampleProperty().addListener((property, before, now) -> show(example, now));
        show(example, line.exampleProperty().get());
        HBox field = new HBox(4, text, reset);
        VBox pattern = new VBox(Buttons.label(label, "card-title"), field, example);
        pattern.getStyleClass().add("pattern");
        return pattern;
    }

    private void show(HBox place, Example example) {
        boolean fine = example.problem().isEmpty();
        (fine ? Tone.QUIET : Tone.FAILED).paint(place);
        String sentence = example.problem().map(context.texts()::say).orElse(example.text());
        Label text = Buttons.label(sentence, fine ? "example" : "caption");
        text.setWrapText(true);
        place.getChildren()
                .setAll(
                        fine ? Buttons.label(context.text("settings.naming.example"), "caption") : Icon.FAILED.node(),
                        text);
        place.setAccessibleText(sentence);
    }
}
