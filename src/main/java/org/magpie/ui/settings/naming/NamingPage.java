package org.magpie.ui.settings.naming;

import atlantafx.base.controls.ToggleSwitch;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.magpie.base.disk.ColonStyle;
import org.magpie.media.MediaKind;
import org.magpie.pipeline.importing.naming.MultiEpisodeStyle;
import org.magpie.pipeline.importing.naming.NamingRules;
import org.magpie.ui.kit.Buttons;
import org.magpie.ui.kit.place.Context;
import org.magpie.ui.kit.style.Icon;
import org.magpie.ui.kit.style.Kinds;
import org.magpie.ui.kit.style.StatusColor;
import org.magpie.ui.settings.naming.NamePatterns.Example;
import org.magpie.ui.settings.naming.NamePatterns.Preset;
import org.magpie.ui.settings.page.Choices;
import org.magpie.ui.settings.page.FormRows;
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
        node = FormRows.page(
                context,
                SettingsSection.NAMING,
                FormRows.problem(model.preferences().problemProperty()));
        node.getChildren().add(characters());
        model.kinds().forEach(this::addKind);
    }

    /** What holds for the names of every kind. */
    private Node characters() {
        ToggleSwitch replace = toggle(model.rule(NamingRules.REPLACE_KEY));
        StringProperty style = model.rule(NamingRules.COLON_KEY);
        ComboBox<String> colon = choice(ColonStyle.values(), "settings.naming.colon.", style);
        colon.disableProperty().bind(replace.selectedProperty().not());
        TextField text = new TextField();
        text.textProperty().bindBidirectional(model.rule(NamingRules.CUSTOM_COLON_KEY));
        text.setPrefColumnCount(6);
        HBox custom = FormRows.setting(context, "settings.naming.colon-text", text);
        VBox card = FormRows.card(
                FormRows.setting(context, "settings.naming.illegal", replace),
                FormRows.setting(context, "settings.naming.colon", colon));
        Runnable turn = () -> {
            boolean isCustom = replace.isSelected() && lower(ColonStyle.CUSTOM).equals(style.get());
            card.getChildren().remove(custom);
            if (isCustom) {
                card.getChildren().add(custom);
            }
        };
        style.addListener((property, before, now) -> turn.run());
        replace.selectedProperty().addListener((property, before, now) -> turn.run());
        turn.run();
        return card;
    }

    private static <E extends Enum<E>> String lower(E constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private <E extends Enum<E>> ComboBox<String> choice(E[] choices, String prefix, StringProperty chosen) {
        List<String> known = Arrays.stream(choices).map(NamingPage::lower).toList();
        ComboBox<String> box =
                Choices.box(known, choice -> known.contains(choice) ? context.text(prefix + choice) : choice, chosen);
        box.setPrefWidth(290);
        return box;
    }

    private static ToggleSwitch toggle(StringProperty value) {
        ToggleSwitch toggle = new ToggleSwitch();
        toggle.setSelected(Boolean.parseBoolean(value.get()));
        toggle.selectedProperty().addListener((property, before, now) -> value.set(now.toString()));
        value.addListener((property, before, now) -> toggle.setSelected(Boolean.parseBoolean(now)));
        return toggle;
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
        HBox head = new HBox(name, FormRows.spring());
        head.getStyleClass().add("kind-title");
        if (!model.presets(kind).isEmpty()) {
            head.getChildren().add(presets(kind));
        }
        VBox card = FormRows.card(FormRows.setting(context, "settings.naming.rename", toggle(model.renames(kind))));
        if (kind == MediaKind.SERIES) {
            StringProperty style = model.rule(NamingRules.MULTI_EPISODE_KEY);
            card.getChildren()
                    .add(FormRows.setting(
                            context,
                            "settings.naming.multi-episode",
                            choice(MultiEpisodeStyle.values(), "settings.naming.multi-episode.", style)));
        }
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
        VBox example = new VBox();
        example.getStyleClass().add("pattern-example");
        line.exampleProperty().addListener((property, before, now) -> show(example, now));
        show(example, line.exampleProperty().get());
        HBox field = new HBox(4, text, reset);
        VBox pattern = new VBox(Buttons.label(label, "card-title"), field, example);
        pattern.getStyleClass().add("pattern");
        return pattern;
    }

    private void show(VBox place, Example example) {
        boolean fine = example.problem().isEmpty();
        (fine ? StatusColor.QUIET : StatusColor.FAILED).paint(place);
        List<String> sentences = example.problem()
                .map(problem -> List.of(context.texts().say(problem)))
                .orElse(example.names());
        place.getChildren().clear();
        for (String sentence : sentences) {
            Label text = Buttons.label(sentence, fine ? "example" : "caption");
            text.setWrapText(true);
            text.setMinHeight(Label.USE_PREF_SIZE);
            if (!fine) {
                text.setGraphic(Icon.FAILED.node());
            }
            place.getChildren().add(text);
        }
        if (fine) {
            String caption =
                    context.text(sentences.size() > 1 ? "settings.naming.examples" : "settings.naming.example");
            place.getChildren().addFirst(Buttons.label(caption, "caption"));
        }
        place.setAccessibleText(String.join("\n", sentences));
    }
}
