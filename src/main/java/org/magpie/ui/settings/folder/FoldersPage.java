package org.magpie.ui.settings.folder;

import atlantafx.base.theme.Styles;
import atlantafx.base.theme.Tweaks;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.magpie.media.MediaKind;
import org.magpie.media.file.RootFolder;
import org.magpie.pipeline.importing.players.PlayerChoices;
import org.magpie.ui.importing.FileImports;
import org.magpie.ui.kit.Buttons;
import org.magpie.ui.kit.EmptyState;
import org.magpie.ui.kit.Skeleton;
import org.magpie.ui.kit.ViewStates;
import org.magpie.ui.kit.place.Context;
import org.magpie.ui.kit.place.Place;
import org.magpie.ui.kit.style.Icon;
import org.magpie.ui.kit.style.Kinds;
import org.magpie.ui.kit.style.StatusColor;
import org.magpie.ui.settings.page.FormRows;
import org.magpie.ui.settings.page.SettingsPage;
import org.magpie.ui.settings.page.SettingsSection;

/** Where the library's files live: a folder or more for each kind. */
public final class FoldersPage implements SettingsPage {
    private final Context context;
    private final FoldersViewModel model;
    private final VBox cards = new VBox();
    /** Null where the system knows no such things. */
    private final @Nullable PermissionsCard permissions;

    private final VBox node;

    public FoldersPage(Context context) {
        this.context = context;
        this.permissions =
                FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                        ? new PermissionsCard(context)
                        : null;
        this.model = new FoldersViewModel(context.services().rootFolders(), context.background(), context.texts());
        cards.getStyleClass().add("settings-cards");
        model.rows().addListener((ListChangeListener<RootFolder>) change -> show());
        ViewStates states = new ViewStates(
                context.texts(),
                cards,
                () -> new EmptyState(
                        Icon.FOLDER,
                        context.text("settings.folders.empty"),
                        context.text("settings.folders.empty.hint")),
                () -> Skeleton.rows(4, 64),
                model::refresh);
        states.follow(model.loader().stateProperty());
        HBox bar = new HBox(
                adder(),
                Buttons.plain(Icon.IMPORTED, context.text("palette.import-folder"), new FileImports(context)::choose));
        bar.getStyleClass().add("settings-bar");
        node = FormRows.page(context, SettingsSection.FOLDERS, bar, FormRows.problem(model.problemProperty()), states);
        if (permissions != null) {
            node.getChildren().add(permissions.node());
        }
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public void attach() {
        model.refresh();
        if (permissions != null) {
            permissions.attach();
        }
    }

    private MenuButton adder() {
        MenuButton add = new MenuButton(context.text("settings.folders.add"), Icon.ADD.node());
        add.getStyleClass().add("accent");
        add.setAccessibleText(context.text("settings.folders.add"));
        for (MediaKind kind : MediaKind.values()) {
            add.getItems()
                    .add(Buttons.menu(
                            Kinds.icon(kind),
                            context.text("settings.folders.add-for", context.text(Kinds.key(kind))),
                            () -> choose(kind)));
        }
        return add;
    }

    private void choose(MediaKind kind) {
        context.desktop()
                .chooseFolder(
                        context.text("settings.folders.choose", context.text(Kinds.key(kind))), Optional.<Path>empty())
                .ifPresent(path -> model.add(kind, path));
    }

    private void show() {
        cards.getChildren().clear();
        for (MediaKind kind : MediaKind.values()) {
            List<RootFolder> of = model.rows().stream()
                    .filter(folder -> folder.kind() == kind)
                    .toList();
            of.forEach(folder -> cards.getChildren().add(card(folder)));
        }
    }

    private Node card(RootFolder folder) {
        StackPane icon = new StackPane(Kinds.icon(folder.kind()).node());
        icon.getStyleClass().add("plug-icon");
        Label path = Buttons.label(folder.path().toString(), "card-title");
        path.setTooltip(new Tooltip(folder.path().toString()));
        StatusColor tone = folder.reachable() ? StatusColor.HERE : StatusColor.FAILED;
        Label state = Buttons.label(
                folder.reachable()
                        ? context.text(
                                "settings.folders.free", context.formats().size(folder.free()))
                        : context.text("settings.folders.gone"),
                "caption");
        HBox dotted = new HBox(6, FormRows.dot(tone), state);
        dotted.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        // Beside the buttons there may be no room for both in one line.
        FlowPane stateLine =
                new FlowPane(8, 2, Buttons.label(context.text(Kinds.key(folder.kind())), "plug-type"), dotted);
        stateLine.getStyleClass().add("plug-state");
        VBox words = new VBox(path, stateLine);
        words.getStyleClass().add("plug-words");
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        Button look = Buttons.plain(
                Icon.SEARCH,
                context.text("settings.folders.what"),
                () -> context.navigator().open(new Place.OnDisk(folder.id())));
        look.setAccessibleText(context.text("ondisk.look", folder.path().toString()));
        look.setTooltip(new Tooltip(look.getAccessibleText()));
        look.setMinWidth(Button.USE_PREF_SIZE);
        look.setDisable(!folder.reachable());
        HBox card = new HBox(icon, words, look, more(folder));
        card.getStyleClass().addAll("card-box", "plug-card");
        card.setAccessibleText(folder.path() + ", " + state.getText());
        return card;
    }

    /** In a menu: beside a long path there is no room for all of it in a small window. */
    private MenuButton more(RootFolder folder) {
        MenuButton more = new MenuButton();
        more.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Tweaks.NO_ARROW);
        Buttons.dress(
                more,
                Icon.MORE,
                context.text("settings.folders.more", folder.path().toString()));
        if (PlayerChoices.isFor(folder.kind())) {
            more.getItems()
                    .add(Buttons.menu(
                            Icon.RESUME,
                            context.text("settings.players.open"),
                            () -> new PlayersSheet(context, folder).open()));
        }
        more.getItems()
                .addAll(
                        Buttons.menu(
                                Icon.LINK,
                                context.text("settings.folders.show"),
                                () -> context.desktop().reveal(folder.path())),
                        Buttons.menu(Icon.DELETE, context.text("settings.folders.remove"), () -> remove(folder)));
        return more;
    }

    private void remove(RootFolder folder) {
        model.remove(
                folder,
                () -> context.offerUndo(
                        context.text("settings.folders.removed", folder.path().toString()), model::refresh));
    }
}
