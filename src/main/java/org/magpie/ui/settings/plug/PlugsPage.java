package org.magpie.ui.settings.plug;

import atlantafx.base.controls.ToggleSwitch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.magpie.insight.SourceRow;
import org.magpie.provider.ProviderKind;
import org.magpie.ui.history.NoticeDrawer;
import org.magpie.ui.kit.Buttons;
import org.magpie.ui.kit.EmptyState;
import org.magpie.ui.kit.Skeleton;
import org.magpie.ui.kit.ViewStates;
import org.magpie.ui.kit.place.Context;
import org.magpie.ui.kit.style.Icon;
import org.magpie.ui.kit.style.LiveText;
import org.magpie.ui.kit.style.StatusColor;
import org.magpie.ui.settings.page.FormRows;
import org.magpie.ui.settings.page.PlugForm;
import org.magpie.ui.settings.page.SettingsPage;
import org.magpie.ui.settings.page.SettingsSection;

/** The plugs of one kind, each a card; a form opens in the drawer. */
public final class PlugsPage implements SettingsPage {
    private static final Duration SHOWN_GAP = Duration.ofDays(1);

    private final Context context;
    private final SettingsSection section;
    private final PlugsViewModel model;
    private final VBox cards = new VBox();
    private final VBox node;

    public PlugsPage(Context context, SettingsSection section, ProviderKind kind) {
        this.context = context;
        this.section = section;
        this.model = new PlugsViewModel(
                kind,
                context.services().providers(),
                kind == ProviderKind.INDEXER ? context.services().insight()::sources : List::of,
                context.background(),
                context.texts(),
                context.services().clock());
        cards.getStyleClass().add("settings-cards");
        model.cards().addListener((ListChangeListener<PlugCard>) change -> show());
        ViewStates states = new ViewStates(
                context.texts(),
                cards,
                () -> new EmptyState(
                        section.icon(),
                        context.text(section.label() + ".empty"),
                        context.text(section.label() + ".empty.hint")),
                () -> Skeleton.rows(3, 72),
                model::refresh);
        states.follow(model.loader().stateProperty());
        HBox bar = new HBox();
        bar.getStyleClass().add("settings-bar");
        if (!model.choices().isEmpty()) {
            bar.getChildren().add(adder());
        }
        if (kind == ProviderKind.CHANNEL) {
            bar.getChildren()
                    .add(Buttons.plain(
                            Icon.HISTORY, context.text("notices.list.title"), () -> NoticeDrawer.open(context, 0)));
        }
        if (kind == ProviderKind.INDEXER) {
            bar.getChildren().add(Buttons.plain(Icon.REFRESH, context.text("settings.sources.sync"), this::sync));
        }
        node = FormRows.page(context, section, bar, FormRows.problem(model.problemProperty()), states);
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public void attach() {
        model.refresh();
    }

    /** Opens the one that is set up, or the form of a new one where there is none. */
    @Override
    public void openPlug(String plug) {
        open(model.form(plug));
    }

    @Override
    public void openSetUp(long definition) {
        model.edit(definition).ifPresent(this::open);
    }

    private MenuButton adder() {
        String name = context.text(section.label() + ".add");
        MenuButton add = new MenuButton(name, Icon.ADD.node());
        add.getStyleClass().add("accent");
        add.setAccessibleText(name);
        model.choices()
                .forEach(plug -> add.getItems()
                        .add(Buttons.menu(
                                section.icon(), context.text("plug." + plug), () -> open(model.create(plug)))));
        return add;
    }

    /** The activity area tells how it goes, and the cards what came of it. */
    private void sync() {
        context.background()
                .run(
                        () -> context.services().pipeline().releases().syncFeeds(),
                        job -> context.toasts().show(StatusColor.WORKING, context.text("settings.sources.syncing")),
                        failure -> context.tell("settings.sources.sync-failed", failure));
    }

    /** When it was read, how often it was called, what was missed; empty where there is nothing to tell. */
    private String usage(PlugCard plug, SourceRow usage) {
        List<String> words = new ArrayList<>();
        if (usage.synced() != null) {
            String when = context.formats().relative(usage.synced());
            words.add(
                    plug.failing()
                            ? context.text("settings.sources.unread", when)
                            : context.text("settings.sources.read", when, usage.fresh()));
        }
        if (usage.callsADay() > 0) {
            words.add(context.text("settings.sources.budget", usage.callsToday(), usage.callsADay()));
        } else if (usage.callsToday() > 0) {
            words.add(context.text("settings.sources.calls", usage.callsToday()));
        }
        if (usage.fetchesADay() > 0) {
            words.add(context.text("settings.sources.fetch-budget", usage.fetchesToday(), usage.fetchesADay()));
        } else if (usage.fetchesToday() > 0) {
            words.add(context.text("settings.sources.fetches", usage.fetchesToday()));
        }
        Instant missedUntil = usage.gapTo();
        if (missedUntil != null
                && missedUntil.isAfter(context.services().clock().instant().minus(SHOWN_GAP))) {
            words.add(context.text("settings.sources.gap", context.formats().relative(missedUntil)));
        }
        return String.join(" · ", words);
    }

    private void show() {
        cards.getChildren().setAll(model.cards().stream().map(this::card).toList());
    }

    private Node card(PlugCard plug) {
        StackPane icon = new StackPane(section.icon().node());
        icon.getStyleClass().add("plug-icon");
        (plug.enabled() ? StatusColor.HERE : StatusColor.QUIET).paint(icon);
        Label name = Buttons.label(plug.name(), "card-title");
        name.setTooltip(new Tooltip(plug.name()));
        String type = context.text("plug." + plug.type());
        HBox head = new HBox(name);
        head.getStyleClass().add("plug-state");
        if (!type.equals(plug.name())) {
            Label pill = Buttons.label(type, "plug-type");
            pill.setMinWidth(Label.USE_PREF_SIZE);
            head.getChildren().add(pill);
        }
        String sentence = context.texts().say(plug.said());
        String again = plug.again()
                .map(time -> " "
                        + context.text("settings.plug.again", context.formats().relative(time)))
                .orElse("");
        Label said = Buttons.label(sentence + again, "caption");
        said.setTooltip(new Tooltip(sentence + again));
        HBox state = new HBox(FormRows.dot(plug.tone()), said);
        state.getStyleClass().add("plug-state");
        VBox words = new VBox(head, state);
        String usage = plug.usage().map(used -> usage(plug, used)).orElse("");
        if (!usage.isEmpty()) {
            Label used = LiveText.label(
                    () -> plug.usage().map(told -> usage(plug, told)).orElse(""), "caption");
            used.setTooltip(new Tooltip(usage));
            words.getChildren().add(used);
        }
        words.getStyleClass().add("plug-words");
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        ToggleSwitch enabled = new ToggleSwitch();
        enabled.setSelected(plug.enabled());
        Buttons.name(enabled, context.text("settings.plug.enabled", plug.name()));
        enabled.selectedProperty().addListener((property, before, now) -> model.enable(plug, now));
        HBox card = new HBox(
                icon,
                words,
                enabled,
                Buttons.icon(Icon.EDIT, context.text("settings.plug.edit", plug.name()), () -> edit(plug)));
        card.getStyleClass().addAll("card-box", "plug-card", "clickable");
        card.setFocusTraversable(true);
        card.setAccessibleText(plug.name() + ", " + type + ", " + sentence);
        card.setOnMouseClicked(event -> edit(plug));
        enabled.setOnMouseClicked(event -> event.consume());
        card.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                edit(plug);
                event.consume();
            }
        });
        return card;
    }

    private void edit(PlugCard card) {
        model.edit(card.id()).ifPresent(this::open);
    }

    private void open(PlugForm form) {
        PlugFormView view = new PlugFormView(context, form, this::delete);
        String title = form.isNew()
                ? context.text("settings.plug.new", context.text("plug." + form.plug()))
                : form.nameProperty().get();
        context.drawer().open(title, view, view.footer(), () -> {});
    }

    private void delete(PlugForm form) {
        context.drawer().close();
        String said = context.text("settings.plug.deleted", form.nameProperty().get());
        model.delete(form.id(), () -> context.offerUndo(said, model::refresh));
    }
}
