package org.magpie.ui.settings.download;

import atlantafx.base.controls.ToggleSwitch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.beans.property.StringProperty;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.magpie.pipeline.decide.profile.DelayProfile;
import org.magpie.pipeline.decide.profile.ReleaseProfile;
import org.magpie.pipeline.search.Protocol;
import org.magpie.provider.ProviderKind;
import org.magpie.ui.kit.Buttons;
import org.magpie.ui.kit.EmptyState;
import org.magpie.ui.kit.Skeleton;
import org.magpie.ui.kit.ViewStates;
import org.magpie.ui.kit.place.Context;
import org.magpie.ui.kit.style.Icon;
import org.magpie.ui.kit.style.StatusColor;
import org.magpie.ui.settings.page.FormRows;
import org.magpie.ui.settings.page.PreferencesViewModel;
import org.magpie.ui.settings.page.SettingsPage;
import org.magpie.ui.settings.page.SettingsSection;

/** How Magpie chooses beside quality: words, waits, and what holds for all releases. */
public final class ReleasePreferencesPage implements SettingsPage {
    private static final String RETENTION = "decide.retention-days";
    private static final String AGE = "decide.minimum-age-minutes";
    private static final String SPACE = "decide.reserved-megabytes";
    private static final String SUBTITLES = "decide.hardcoded-subtitles";
    private static final String PACK = "decide.pack-percent";

    private final Context context;
    private final ReleasePreferencesViewModel model;
    private final PreferencesViewModel tastes;
    private final VBox cards = new VBox();
    private final VBox node;

    public ReleasePreferencesPage(Context context) {
        this.context = context;
        this.model =
                new ReleasePreferencesViewModel(context.services().choosing(), context.background(), context.texts());
        this.tastes = new PreferencesViewModel(
                context.services().preferences(),
                context.background(),
                context.texts(),
                Map.of(RETENTION, "0", AGE, "0", SPACE, "500", SUBTITLES, "false", PACK, "50"));
        cards.getStyleClass().add("settings-cards");
        model.releases().addListener((ListChangeListener<ReleaseProfile>) change -> show());
        model.delays().addListener((ListChangeListener<DelayProfile>) change -> show());
        ViewStates states = new ViewStates(
                context.texts(),
                cards,
                () -> new EmptyState(Icon.FILTER, context.text("settings.words.none"), ""),
                () -> Skeleton.rows(3, 72),
                model::refresh);
        states.follow(model.loader().stateProperty());
        HBox bar = new HBox(adder());
        bar.getStyleClass().add("settings-bar");
        node = FormRows.page(
                context,
                SettingsSection.CHOOSING,
                bar,
                FormRows.problem(model.problemProperty()),
                states,
                FormRows.problem(tastes.problemProperty()),
                FormRows.card(
                        FormRows.setting(context, "settings.choosing.subtitles", subtitles()),
                        FormRows.setting(context, "settings.choosing.pack", number(PACK)),
                        FormRows.setting(context, "settings.choosing.space", number(SPACE)),
                        FormRows.setting(context, "settings.choosing.age", number(AGE)),
                        FormRows.setting(context, "settings.choosing.retention", number(RETENTION))));
        show();
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public void attach() {
        model.refresh();
        tastes.refresh();
    }

    private MenuButton adder() {
        MenuButton add = new MenuButton(context.text("settings.choosing.add"), Icon.ADD.node());
        add.getStyleClass().add("accent");
        add.setAccessibleText(context.text("settings.choosing.add"));
        add.getItems()
                .addAll(
                        Buttons.menu(Icon.FILTER, context.text("settings.words.add"), () -> open(model.newRelease())),
                        Buttons.menu(Icon.WAITING, context.text("settings.delay.add"), () -> open(model.newDelay())));
        return add;
    }

    private ToggleSwitch subtitles() {
        ToggleSwitch taken = new ToggleSwitch();
        StringProperty value = tastes.value(SUBTITLES);
        taken.setSelected(Boolean.parseBoolean(value.get()));
        value.addListener((property, before, now) -> taken.setSelected(Boolean.parseBoolean(now)));
        taken.selectedProperty().addListener((property, before, now) -> value.set(Boolean.toString(now)));
        return taken;
    }

    /** A whole number; what is none is not stored. */
    private TextField number(String key) {
        StringProperty value = tastes.value(key);
        TextField field = new TextField(value.get());
        field.setPrefWidth(96);
        field.setMinWidth(96);
        value.addListener((property, before, now) -> {
            if (!field.getText().equals(now)) {
                field.setText(now);
            }
        });
        field.textProperty().addListener((property, before, now) -> {
            if (now.strip().matches("\\d{1,9}")) {
                value.set(now.strip());
            }
        });
        return field;
    }

    private void show() {
        cards.getChildren().clear();
        cards.getChildren().add(head(Icon.FILTER, "settings.words.head"));
        if (model.releases().isEmpty()) {
            cards.getChildren().add(none("settings.words.none"));
        }
        model.releases()
                .forEach(profile -> cards.getChildren()
                        .add(card(
                                Icon.FILTER,
                                profile.name(),
                                summary(profile),
                                profile.enabled(),
                                () -> open(profile))));
        cards.getChildren().add(head(Icon.WAITING, "settings.delay.head"));
        if (model.delays().isEmpty()) {
            cards.getChildren().add(none("settings.delay.none"));
        }
        model.delays()
                .forEach(profile -> cards.getChildren()
                        .add(card(
                                Icon.WAITING,
                                profile.name(),
                                summary(profile),
                                profile.enabled(),
                                () -> open(profile))));
    }

    private Label head(Icon icon, String key) {
        Label head = new Label(context.text(key), icon.node());
        head.getStyleClass().add("kind-title");
        return head;
    }

    private Label none(String key) {
        Label none = Buttons.label(context.text(key), "muted");
        none.setWrapText(true);
        return none;
    }

    private Node card(Icon sign, String name, String summary, boolean enabled, Runnable open) {
        StackPane icon = new StackPane(sign.node());
        icon.getStyleClass().add("plug-icon");
        icon.pseudoClassStateChanged(javafx.css.PseudoClass.getPseudoClass("quiet"), !enabled);
        String state = enabled ? summary : context.text("settings.choosing.off") + " · " + summary;
        VBox words = new VBox(Buttons.label(name, "card-title"), Buttons.label(state, "caption"));
        words.getStyleClass().add("plug-words");
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox card = new HBox(icon, words, Buttons.icon(Icon.EDIT, context.text("settings.profile.edit", name), open));
        card.getStyleClass().addAll("card-box", "plug-card", "clickable");
        card.setFocusTraversable(true);
        card.setAccessibleText(name + ", " + state);
        card.setOnMouseClicked(event -> open.run());
        card.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                open.run();
                event.consume();
            }
        });
        return card;
    }

    /** "must hold: remux · must not hold: cam · 2 words with a score · freeleech · only titles tagged anime". */
    private String summary(ReleaseProfile profile) {
        List<String> parts = new ArrayList<>();
        if (!profile.must().isEmpty()) {
            parts.add(context.text("settings.words.says.must", String.join(", ", profile.must())));
        }
        if (!profile.mustNot().isEmpty()) {
            parts.add(context.text("settings.words.says.must-not", String.join(", ", profile.mustNot())));
        }
        if (!profile.preferred().isEmpty()) {
            parts.add(context.text(
                    "settings.words.says.preferred", profile.preferred().size()));
        }
        if (!profile.flags().isEmpty()) {
            parts.add(context.text("settings.words.says.flags", ReleasePreferenceTexts.words(profile.flags())));
        }
        if (!profile.tags().isEmpty()) {
            parts.add(context.text("settings.choosing.says.tags", ReleasePreferenceTexts.words(profile.tags())));
        }
        return String.join(" · ", parts);
    }

    /** "Torrents wait 2 h · no NZB files · Torrents liked best". */
    private String summary(DelayProfile profile) {
        List<String> parts = new ArrayList<>();
        for (Protocol protocol : Protocol.values()) {
            String name = DelayProfileEditor.name(context, protocol);
            if (profile.refused().contains(protocol)) {
                parts.add(context.text("settings.delay.says.refused", name));
            } else if (!profile.delay(protocol).isZero()) {
                parts.add(context.text(
                        "settings.delay.says.waits", name, context.formats().duration(profile.delay(protocol))));
            }
        }
        Protocol liked = profile.preferred();
        if (liked != null) {
            parts.add(context.text("settings.delay.says.liked", DelayProfileEditor.name(context, liked)));
        }
        if (!profile.tags().isEmpty()) {
            parts.add(context.text("settings.choosing.says.tags", ReleasePreferenceTexts.words(profile.tags())));
        }
        return parts.isEmpty() ? context.text("settings.delay.says.nothing") : String.join(" · ", parts);
    }

    private void open(ReleaseProfile profile) {
        ReleaseProfileEditor editor = new ReleaseProfileEditor(
                context,
                profile,
                context.services().providers().definitions(ProviderKind.INDEXER),
                changed -> model.save(changed, () -> saved(changed.name())),
                gone -> model.delete(gone, () -> deleted(gone.name())));
        context.drawer()
                .open(
                        profile.id() == 0 ? context.text("settings.words.add") : profile.name(),
                        editor,
                        editor.footer(),
                        () -> {});
    }

    private void open(DelayProfile profile) {
        DelayProfileEditor editor = new DelayProfileEditor(
                context,
                profile,
                changed -> model.save(changed, () -> saved(changed.name())),
                gone -> model.delete(gone, () -> deleted(gone.name())));
        context.drawer()
                .open(
                        profile.id() == 0 ? context.text("settings.delay.add") : profile.name(),
                        editor,
                        editor.footer(),
                        () -> {});
    }

    private void saved(String name) {
        context.drawer().close();
        context.toasts().show(StatusColor.HERE, context.text("settings.profile.saved", name));
    }

    private void deleted(String name) {
        context.drawer().close();
        context.offerUndo(context.text("settings.profile.deleted", name), model::refresh);
    }
}
