package org.magpie.ui.settings.download;

import java.util.List;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.magpie.pipeline.decide.BlocklistEntry;
import org.magpie.pipeline.decide.BlocklistEntry.Scope;
import org.magpie.pipeline.decide.profile.ReleasePreferences.BlockedRow;
import org.magpie.ui.kit.Buttons;
import org.magpie.ui.kit.Choice;
import org.magpie.ui.kit.EmptyState;
import org.magpie.ui.kit.Skeleton;
import org.magpie.ui.kit.StateChip;
import org.magpie.ui.kit.ViewState;
import org.magpie.ui.kit.ViewStates;
import org.magpie.ui.kit.place.Context;
import org.magpie.ui.kit.style.Icon;
import org.magpie.ui.kit.style.LiveText;
import org.magpie.ui.kit.style.StatusColor;
import org.magpie.ui.settings.page.FieldView;
import org.magpie.ui.settings.page.FormRows;
import org.magpie.ui.settings.page.SettingsPage;
import org.magpie.ui.settings.page.SettingsSection;

/** What is not to be taken again: why, since when, how long; taken off one by one or many at once. */
public final class BlocklistPage implements SettingsPage {
    private static final double ROW = 64;
    /** Wide enough for the longest reason, so that the reasons stand below each other. */
    private static final double REASON = 168;

    private final Context context;
    private final BlocklistViewModel model;
    private final ListView<BlockedRow> list;
    private final Button remove;
    private final VBox node;

    public BlocklistPage(Context context) {
        this.context = context;
        this.model = new BlocklistViewModel(
                context.services().choosing(),
                context.background(),
                context.texts(),
                context.services().clock());
        list = new ListView<>(model.rows());
        list.getStyleClass().add("block-list");
        list.setFixedCellSize(ROW);
        list.setPrefHeight(ROW * 9);
        list.setAccessibleText(context.text(SettingsSection.BLOCKLIST.label()));
        list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        list.setCellFactory(view -> new Cell());
        list.setPlaceholder(Buttons.label(context.text("settings.blocklist.no-match"), "muted"));
        list.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.DELETE) {
                removeChosen();
            }
        });
        remove = Buttons.plain(Icon.DELETE, context.text("settings.blocklist.remove"), this::removeChosen);
        list.getSelectionModel().getSelectedItems().addListener((ListChangeListener<BlockedRow>)
                change -> followSelection());
        followSelection();
        ViewStates states = new ViewStates(
                context.texts(),
                list,
                () -> new EmptyState(
                        Icon.BLOCK,
                        context.text("settings.blocklist.empty"),
                        context.text("settings.blocklist.empty.hint")),
                () -> Skeleton.rows(5, ROW),
                model::refresh);
        states.follow(model.loader().stateProperty());
        node = FormRows.page(
                context, SettingsSection.BLOCKLIST, bar(), FormRows.problem(model.problemProperty()), states);
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public void attach() {
        model.refresh();
    }

    private HBox bar() {
        Button add = Buttons.main(Icon.ADD, context.text("settings.blocklist.add"), this::openAdder);
        TextField filter = new TextField();
        filter.setPromptText(context.text("settings.blocklist.filter"));
        filter.setAccessibleText(context.text("settings.blocklist.filter"));
        filter.setPrefWidth(320);
        filter.textProperty().bindBidirectional(model.filterProperty());
        // Where nothing is blocked there is nothing to look through or to take off.
        BooleanBinding filled = Bindings.createBooleanBinding(
                () -> model.loader().stateProperty().get() instanceof ViewState.Filled,
                model.loader().stateProperty());
        filter.visibleProperty().bind(filled);
        filter.managedProperty().bind(filled);
        remove.visibleProperty().bind(filled);
        HBox bar = new HBox(add, filter, FormRows.spring(), remove);
        bar.getStyleClass().add("settings-bar");
        return bar;
    }

    private void followSelection() {
        int chosen = list.getSelectionModel().getSelectedItems().size();
        remove.setDisable(chosen == 0);
        remove.setText(
                chosen < 2
                        ? context.text("settings.blocklist.remove")
                        : context.text("settings.blocklist.remove-many", chosen));
    }

    private void removeChosen() {
        remove(List.copyOf(list.getSelectionModel().getSelectedItems()));
    }

    private void remove(List<BlockedRow> gone) {
        if (!gone.isEmpty()) {
            model.remove(
                    gone,
                    () -> context.offerUndo(
                            gone.size() == 1
                                    ? context.text(
                                            "settings.blocklist.removed",
                                            gone.getFirst().entry().releaseName())
                                    : context.text("settings.blocklist.removed-many", gone.size()),
                            model::refresh));
        }
    }

    private void openAdder() {
        ComboBox<Scope> scope = new ComboBox<>();
        Choice.dress(
                scope, context.text("settings.blocklist.scope"), each -> context.text(BlocklistViewModel.key(each)));
        scope.getItems().setAll(Scope.values());
        scope.setValue(Scope.RELEASE);
        TextField value = new TextField();
        VBox form = new VBox(
                FieldView.of(
                        "scope",
                        context.text("settings.blocklist.scope"),
                        context.text("settings.blocklist.scope.help"),
                        false,
                        scope,
                        scope),
                FieldView.of(
                        "value",
                        context.text("settings.blocklist.value"),
                        context.text("settings.blocklist.value.help"),
                        true,
                        value,
                        value));
        form.getStyleClass().add("form");
        form.getStylesheets().add(FormRows.stylesheet());
        Button save = Buttons.main(Icon.BLOCK, context.text("settings.blocklist.add"), () -> {
            if (!value.getText().isBlank()) {
                model.add(scope.getValue(), value.getText(), () -> {
                    context.drawer().close();
                    context.toasts()
                            .show(
                                    StatusColor.HERE,
                                    context.text(
                                            "settings.blocklist.added",
                                            value.getText().strip()));
                });
            }
        });
        save.disableProperty().bind(value.textProperty().map(String::isBlank));
        save.setDefaultButton(true);
        save.setMaxWidth(Double.MAX_VALUE);
        context.drawer().open(context.text("settings.blocklist.add"), form, save, () -> {});
    }

    private final class Cell extends ListCell<BlockedRow> {
        Cell() {
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable BlockedRow row, boolean empty) {
            super.updateItem(row, empty);
            setText(null);
            setGraphic(empty || row == null ? null : line(row));
            setAccessibleText(empty || row == null ? null : row.entry().releaseName() + ", " + about(row));
        }

        private Node line(BlockedRow row) {
            BlocklistEntry entry = row.entry();
            Label name = Buttons.label(entry.releaseName(), "card-title");
            name.setTooltip(new Tooltip(entry.releaseName()));
            Label about = LiveText.label(() -> about(row), "caption");
            about.setTooltip(new Tooltip(about.getText()));
            VBox words = new VBox(2, name, about);
            words.setMinWidth(0);
            words.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
            HBox.setHgrow(words, Priority.ALWAYS);
            StateChip chip =
                    new StateChip(StatusColor.QUIET, Icon.BLOCK, context.text(BlocklistViewModel.key(entry.reason())));
            chip.explain(context.texts().say(entry.said()));
            chip.setMinWidth(USE_PREF_SIZE);
            HBox why = new HBox(chip);
            why.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
            why.setMinWidth(REASON);
            Label until = LiveText.label(
                    () -> entry.expires() == null
                            ? context.text("settings.blocklist.for-ever")
                            : context.text(
                                    "settings.blocklist.until",
                                    context.formats().relative(entry.expires())),
                    "caption");
            until.setMinWidth(150);
            until.setPrefWidth(150);
            HBox line = new HBox(
                    12,
                    words,
                    why,
                    until,
                    Buttons.icon(
                            Icon.DELETE,
                            context.text("settings.blocklist.remove-one", entry.releaseName()),
                            () -> remove(List.of(row))));
            line.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
            return line;
        }

        /** "Cold Harbour · this release · 3 days ago · The checksum is wrong". */
        private String about(BlockedRow row) {
            BlocklistEntry entry = row.entry();
            String title = row.title().isEmpty() ? context.text("settings.blocklist.any-title") : row.title();
            String scope = context.text(BlocklistViewModel.key(entry.scope())).toLowerCase(Locale.ROOT);
            return String.join(
                    " · ",
                    title,
                    scope,
                    context.formats().relative(entry.added()),
                    context.texts().say(entry.said()));
        }
    }
}
