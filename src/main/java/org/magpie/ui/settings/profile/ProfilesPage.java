package org.magpie.ui.settings.profile;

import java.util.List;
import java.util.stream.Collectors;
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
import org.magpie.media.MediaKind;
import org.magpie.media.quality.Profile;
import org.magpie.ui.kit.Buttons;
import org.magpie.ui.kit.EmptyState;
import org.magpie.ui.kit.Skeleton;
import org.magpie.ui.kit.ViewStates;
import org.magpie.ui.kit.place.Context;
import org.magpie.ui.kit.style.Icon;
import org.magpie.ui.kit.style.Kinds;
import org.magpie.ui.kit.style.StatusColor;
import org.magpie.ui.settings.format.FormatParts;
import org.magpie.ui.settings.page.FormRows;
import org.magpie.ui.settings.page.SettingsPage;
import org.magpie.ui.settings.page.SettingsSection;

/** The quality profiles, each a card; its editor opens in the drawer. */
public final class ProfilesPage implements SettingsPage {
    private static final int NAMED = 4;

    private final Context context;
    private final FormatParts formats;
    private final ProfilesViewModel model;
    private final VBox cards = new VBox();
    private final VBox node;

    public ProfilesPage(Context context, FormatParts formats) {
        this.context = context;
        this.formats = formats;
        this.model = new ProfilesViewModel(context.services().profiles(), context.background(), context.texts());
        cards.getStyleClass().add("settings-cards");
        model.rows().addListener((ListChangeListener<Profile>) change -> show());
        ViewStates states = new ViewStates(
                context.texts(),
                cards,
                () -> new EmptyState(
                        Icon.PROFILE,
                        context.text("settings.profiles.empty"),
                        context.text("settings.profiles.empty.hint")),
                () -> Skeleton.rows(4, 72),
                model::refresh);
        states.follow(model.loader().stateProperty());
        HBox bar = new HBox(adder());
        bar.getStyleClass().add("settings-bar");
        node = FormRows.page(context, SettingsSection.PROFILES, bar, FormRows.problem(model.problemProperty()), states);
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public void attach() {
        model.refresh();
    }

    private MenuButton adder() {
        MenuButton add = new MenuButton(context.text("settings.profiles.add"), Icon.ADD.node());
        add.getStyleClass().add("accent");
        add.setAccessibleText(context.text("settings.profiles.add"));
        for (MediaKind kind : MediaKind.values()) {
            add.getItems()
                    .add(Buttons.menu(Kinds.icon(kind), context.text(Kinds.key(kind)), () -> open(model.create(kind))));
        }
        return add;
    }

    private void show() {
        cards.getChildren().clear();
        for (MediaKind kind : MediaKind.values()) {
            List<Profile> of = model.rows().stream()
                    .filter(profile -> profile.kind() == kind)
                    .toList();
            if (!of.isEmpty()) {
                Label head = new Label(
                        context.text(Kinds.key(kind)), Kinds.icon(kind).node());
                head.getStyleClass().add("kind-title");
                cards.getChildren().add(head);
            }
            of.forEach(profile -> cards.getChildren().add(card(profile)));
        }
    }

    private Node card(Profile profile) {
        StackPane icon = new StackPane(Icon.PROFILE.node());
        icon.getStyleClass().add("plug-icon");
        Label name = Buttons.label(profile.name(), "card-title");
        Label summary = Buttons.label(summary(profile), "caption");
        summary.setWrapText(true);
        summary.setMinHeight(Label.USE_PREF_SIZE);
        summary.setTooltip(new Tooltip(allowed(profile, Integer.MAX_VALUE)));
        VBox words = new VBox(name, summary);
        words.getStyleClass().add("plug-words");
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox card = new HBox(
                icon,
                words,
                Buttons.icon(
                        Icon.COPY,
                        context.text("settings.profile.copy", profile.name()),
                        () -> open(model.copy(profile))),
                Buttons.icon(
                        Icon.EDIT,
                        context.text("settings.profile.edit", profile.name()),
                        () -> open(model.edit(profile))));
        card.getStyleClass().addAll("card-box", "plug-card", "clickable");
        card.setFocusTraversable(true);
        card.setAccessibleText(profile.name() + ", " + summary.getText());
        card.setOnMouseClicked(event -> open(model.edit(profile)));
        card.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                open(model.edit(profile));
                event.consume();
            }
        });
        return card;
    }

    /** "Bluray-1080p, WEBDL-1080p, … · until Bluray-1080p". */
    private String summary(Profile profile) {
        String until = profile.upgrades()
                ? context.text("settings.profile.until", profile.cutoff().displayName(profile.kind()))
                : context.text("settings.profile.no-upgrades");
        return allowed(profile, NAMED) + " · " + until;
    }

    private static String allowed(Profile profile, int most) {
        List<String> names = profile.entries().reversed().stream()
                .filter(Profile.Entry::allowed)
                .map(entry -> QualityRow.name(entry, profile.kind()))
                .toList();
        String listed = names.stream().limit(most).collect(Collectors.joining(", "));
        return names.size() > most ? listed + " …" : listed;
    }

    private void open(ProfileDraft draft) {
        ProfileEditor editor = new ProfileEditor(context, draft, formats.formats(), this::save, this::delete);
        String title = draft.id() == 0
                ? context.text("settings.profiles.add")
                : draft.nameProperty().get();
        context.drawer().open(title, editor, editor.footer(), () -> {});
    }

    private void save(ProfileDraft draft) {
        model.save(draft, () -> {
            context.drawer().close();
            context.toasts()
                    .show(
                            StatusColor.HERE,
                            context.text(
                                    "settings.profile.saved",
                                    draft.nameProperty().get()));
        });
    }

    private void delete(ProfileDraft draft) {
        model.rows().stream()
                .filter(profile -> profile.id() == draft.id())
                .findFirst()
                .ifPresent(profile -> model.delete(
                        profile,
                        () -> context.offerUndo(
                                context.text("settings.profile.deleted", profile.name()), model::refresh)));
        context.drawer().close();
    }
}
