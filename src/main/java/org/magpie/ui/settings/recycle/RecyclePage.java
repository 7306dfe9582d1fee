package org.magpie.ui.settings.recycle;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
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
import org.magpie.pipeline.importing.recycle.Recycle.Amount;
import org.magpie.pipeline.importing.recycle.Recycle.Item;
import org.magpie.ui.kit.Buttons;
import org.magpie.ui.kit.EmptyState;
import org.magpie.ui.kit.Skeleton;
import org.magpie.ui.kit.ViewState;
import org.magpie.ui.kit.ViewStates;
import org.magpie.ui.kit.place.Context;
import org.magpie.ui.kit.style.Icon;
import org.magpie.ui.kit.style.LiveText;
import org.magpie.ui.kit.style.StatusColor;
import org.magpie.ui.settings.page.FormRows;
import org.magpie.ui.settings.page.SettingsPage;
import org.magpie.ui.settings.page.SettingsSection;

/** What was replaced or deleted and lies in the recycle folders: where it was, since when, and the way back. */
public final class RecyclePage implements SettingsPage {
    private static final double ROW = 64;

    private final Context context;
    private final RecycleViewModel model;
    private final ListView<Item> list;
    private final Button restore;
    private final Label amounts = Buttons.label("", "muted");
    private final VBox node;

    public RecyclePage(Context context) {
        this.context = context;
        this.model = new RecycleViewModel(context.services().recycle(), context.background(), context.texts());
        list = new ListView<>(model.rows());
        list.getStyleClass().add("block-list");
        list.setFixedCellSize(ROW);
        list.setPrefHeight(ROW * 8);
        list.setAccessibleText(context.text(SettingsSection.RECYCLE.label()));
        list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        list.setCellFactory(view -> new Cell());
        list.setPlaceholder(Buttons.label(context.text("settings.recycle.no-match"), "muted"));
        list.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                restore(chosen());
            }
        });
        restore = Buttons.main(Icon.UNDO, context.text("settings.recycle.restore"), () -> restore(chosen()));
        list.getSelectionModel().getSelectedItems().addListener((ListChangeListener<Item>) change -> followSelection());
        followSelection();
        amounts.setWrapText(true);
        amounts.setMinHeight(Label.USE_PREF_SIZE);
        model.amounts().addListener((ListChangeListener<Amount>) change -> showAmounts());
        ViewStates states = new ViewStates(
                context.texts(),
                list,
                () -> new EmptyState(
                        Icon.HERE,
                        context.text("settings.recycle.nothing"),
                        context.text("settings.recycle.nothing.hint")),
                () -> Skeleton.rows(5, ROW),
                model::refresh);
        states.follow(model.loader().stateProperty());
        node = FormRows.page(
                context, SettingsSection.RECYCLE, bar(), FormRows.problem(model.problemProperty()), amounts, states);
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
        TextField filter = new TextField();
        filter.setPromptText(context.text("settings.recycle.filter"));
        filter.setAccessibleText(context.text("settings.recycle.filter"));
        filter.setPrefWidth(280);
        filter.textProperty().bindBidirectional(model.filterProperty());
        Button empty = Buttons.plain(Icon.DELETE, context.text("settings.recycle.empty"), this::askToEmpty);
        HBox bar = new HBox(restore, filter, FormRows.spring(), empty);
        bar.getStyleClass().add("settings-bar");
        // Where nothing lies there is nothing to look through.
        BooleanBinding filled = Bindings.createBooleanBinding(
                () -> model.loader().stateProperty().get() instanceof ViewState.Filled,
                model.loader().stateProperty());
        List.of(bar, amounts).forEach(each -> {
            each.visibleProperty().bind(filled);
            each.managedProperty().bind(filled);
        });
        return bar;
    }

    private void showAmounts() {
        List<String> lines = new ArrayList<>();
        model.amounts()
                .forEach(amount -> lines.add(context.text(
                        "settings.recycle.amount",
                        amount.root().toString(),
                        amount.files(),
                        context.formats().size(amount.bytes()))));
        amounts.setText(String.join("\n", lines));
    }

    private List<Item> chosen() {
        return list.getSelectionModel().getSelectedItems().stream()
                .filter(Objects::nonNull)
                .toList();
    }

    private void followSelection() {
        int chosen = chosen().size();
        restore.setDisable(chosen == 0);
        restore.setText(
                chosen < 2
                        ? context.text("settings.recycle.restore")
                        : context.text("settings.recycle.restore-many", chosen));
    }

    private void restore(List<Item> items) {
        if (!items.isEmpty()) {
            model.restore(
                    items,
                    said -> context.toasts()
                            .show(
                                    StatusColor.HERE,
                                    said.size() == 1
                                            ? context.texts().say(said.getFirst())
                                            : context.text("settings.recycle.restored-many", said.size())));
        }
    }

    /** What is emptied is gone for good, so it is asked. */
    private void askToEmpty() {
        int files = model.amounts().stream().mapToInt(Amount::files).sum();
        long bytes = model.amounts().stream().mapToLong(Amount::bytes).sum();
        Label sure = new Label(
                context.text("settings.recycle.sure", files, context.formats().size(bytes)));
        sure.setWrapText(true);
        VBox form = new VBox(sure);
        form.getStyleClass().add("form");
        form.getStylesheets().add(FormRows.stylesheet());
        Button confirm = Buttons.plain(Icon.DELETE, context.text("settings.recycle.empty-now"), () -> {
            context.drawer().close();
            model.empty(removed ->
                    context.toasts().show(StatusColor.HERE, context.text("settings.recycle.emptied", removed)));
        });
        confirm.getStyleClass().add("danger");
        confirm.setMaxWidth(Double.MAX_VALUE);
        context.drawer().open(context.text("settings.recycle.empty"), form, confirm, () -> {});
    }

    private final class Cell extends ListCell<Item> {
        Cell() {
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable Item item, boolean empty) {
            super.updateItem(item, empty);
            setText(null);
            setGraphic(empty || item == null ? null : line(item));
            setAccessibleText(empty || item == null ? null : name(item) + ", " + about(item));
        }

        private Node line(Item item) {
            Path from = item.from();
            Label name = Buttons.label(name(item), "card-title");
            name.setTooltip(new Tooltip(item.place().toString()));
            Label about = LiveText.label(() -> about(item), "caption");
            about.setTooltip(new Tooltip(from == null ? item.place().toString() : from.toString()));
            VBox words = new VBox(2, name, about);
            words.setMinWidth(0);
            words.setAlignment(Pos.CENTER_LEFT);
            HBox.setHgrow(words, Priority.ALWAYS);
            Label size = Buttons.label(context.formats().size(item.bytes()), "caption");
            size.setMinWidth(USE_PREF_SIZE);
            Button back = Buttons.icon(
                    Icon.UNDO, context.text("settings.recycle.restore-one", name(item)), () -> restore(List.of(item)));
            back.setDisable(from == null);
            HBox line = new HBox(12, words, size, back);
            line.setAlignment(Pos.CENTER_LEFT);
            return line;
        }

        private String name(Item item) {
            Path place = item.from() == null ? item.place() : item.from();
            return String.valueOf(place.getFileName());
        }

        /** "Cold Harbour, 3 days ago, from /films/Cold Harbour (2011)". */
        private String about(Item item) {
            List<String> parts = new ArrayList<>();
            if (item.title() != null) {
                parts.add(item.title());
            }
            parts.add(context.formats().relative(item.put()));
            Path from = item.from();
            parts.add(
                    from == null
                            ? context.text("settings.recycle.nowhere")
                            : context.text("settings.recycle.from", String.valueOf(from.getParent())));
            return String.join(" \u00b7 ", parts);
        }
    }
}
