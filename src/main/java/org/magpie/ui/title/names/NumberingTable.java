package org.magpie.ui.title.names;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.Message;
import org.magpie.ui.kit.Buttons;
import org.magpie.ui.kit.Choice;
import org.magpie.ui.kit.place.Context;
import org.magpie.ui.kit.style.Icon;
import org.magpie.ui.kit.style.StatusColor;
import org.magpie.ui.title.names.NumberingDraft.Field;
import org.magpie.ui.title.names.NumberingDraft.Row;

/**
 * Every episode of the library and what releases call it. A click or Enter writes in a cell, Enter goes on to the next row, Esc takes
 * back what was typed, Delete numbers a row as the library does.
 */
final class NumberingTable extends VBox {
    private static final double ROW = 40;
    private static final double EPISODE = 264;
    private static final int MOST_SHOWN = 10;
    private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");
    private static final PseudoClass ATTENTION = PseudoClass.getPseudoClass("attention");

    private final Context context;
    private final NumberingDraft draft;
    private final Runnable changed;
    private final ObservableList<Row> shown = FXCollections.observableArrayList();
    private final TableView<Row> table = new TableView<>(shown);
    private final TableColumn<Row, String> seasonColumn;
    private final ComboBox<Optional<Integer>> season = new ComboBox<>();
    private final CheckBox onlyOwn;

    /**
     * @param changed told after each change
     */
    NumberingTable(Context context, NumberingDraft draft, Runnable changed) {
        this.context = context;
        this.draft = draft;
        this.changed = changed;
        getStyleClass().add("numbering");
        onlyOwn = new CheckBox(context.text("names.numbering.only"));
        seasonColumn = entry(Field.SEASON, 132);
        prepareTable();
        getChildren().addAll(tools(), table);
        show();
    }

    /** Shows again what the draft says. */
    void refresh() {
        table.refresh();
    }

    private HBox tools() {
        List<Optional<Integer>> choices = new ArrayList<>();
        choices.add(Optional.empty());
        draft.seasons().forEach(each -> choices.add(Optional.of(each)));
        Choice.dress(season, context.text("names.numbering.season"), this::seasonName);
        season.getItems().setAll(choices);
        season.setValue(Optional.empty());
        season.setMinWidth(160);
        season.setMaxWidth(Region.USE_PREF_SIZE);
        season.valueProperty().addListener((value, before, now) -> show());
        onlyOwn.selectedProperty().addListener((value, before, now) -> show());
        Button on = Buttons.plain(Icon.DOWN, context.text("names.numbering.on"), this::numberOn);
        on.setTooltip(new Tooltip(context.text("names.numbering.on.tip")));
        Button clear = Buttons.plain(Icon.UNDO, context.text("names.numbering.clear"), this::clear);
        on.disableProperty()
                .bind(table.getSelectionModel().selectedItemProperty().isNull());
        clear.disableProperty()
                .bind(table.getSelectionModel().selectedItemProperty().isNull());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox tools = new HBox(season, onlyOwn, gap, on, clear);
        tools.getStyleClass().add("numbering-tools");
        return tools;
    }

    private String seasonName(Optional<Integer> each) {
        return each.map(number -> number == 0 ? context.text("title.specials") : context.text("title.season", number))
                .orElseGet(() -> context.text("names.numbering.all"));
    }

    private void prepareTable() {
        table.getStyleClass().addAll("edgeless", "numbering-table");
        table.setAccessibleText(context.text("names.numbering"));
        table.setEditable(true);
        table.setFixedCellSize(ROW);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        Label none = Buttons.label(context.text("names.numbering.only.none"), "muted");
        none.setWrapText(true);
        table.setPlaceholder(none);
        table.getColumns().add(episode());
        table.getColumns().add(seasonColumn);
        table.getColumns().add(entry(Field.RUNNING, 140));
        table.getColumns().add(note());
        table.setRowFactory(view -> row());
        table.addEventFilter(KeyEvent.KEY_PRESSED, this::press);
    }

    private void press(KeyEvent event) {
        if (table.getEditingCell() != null) {
            return;
        }
        int at = table.getSelectionModel().getSelectedIndex();
        if (event.getCode() == KeyCode.ENTER && at >= 0) {
            table.edit(at, seasonColumn);
            event.consume();
        } else if (event.getCode() == KeyCode.DELETE || event.getCode() == KeyCode.BACK_SPACE) {
            clear();
            event.consume();
        }
    }

    private TableRow<Row> row() {
        TableRow<Row> row = new TableRow<>();
        row.setOnContextMenuRequested(event -> {
            if (!row.isEmpty()) {
                if (!row.isSelected()) {
                    table.getSelectionModel().clearAndSelect(row.getIndex());
                }
                menu(row).show(row, event.getScreenX(), event.getScreenY());
                event.consume();
            }
        });
        return row;
    }

    private ContextMenu menu(TableRow<Row> row) {
        ContextMenu menu = new ContextMenu();
        menu.getItems()
                .setAll(
                        Buttons.menu(
                                Icon.EDIT,
                                context.text("names.numbering.edit"),
                                () -> table.edit(row.getIndex(), seasonColumn)),
                        Buttons.menu(Icon.DOWN, context.text("names.numbering.on"), this::numberOn),
                        Buttons.menu(Icon.UNDO, context.text("names.numbering.clear"), this::clear));
        return menu;
    }

    private void numberOn() {
        Row from = table.getSelectionModel().getSelectedItem();
        if (from == null) {
            return;
        }
        if (draft.numberOn(from) == 0) {
            context.toasts()
                    .show(StatusColor.ATTENTION, context.text("names.numbering.on.none", from.usual(Field.SEASON)));
        }
        tell();
    }

    private void clear() {
        List<Row> chosen = List.copyOf(table.getSelectionModel().getSelectedItems());
        draft.clear(chosen);
        tell();
    }

    private void put(Row row, Field field, String text) {
        if (!row.typed(field).equals(text.strip())) {
            draft.put(row, field, text);
            tell();
        }
    }

    private void tell() {
        changed.run();
        table.refresh();
    }

    /** The rows that are filtered for; a row that is being worked on stays until the filter is touched. */
    private void show() {
        shown.setAll(
                draft.shown(season.getValue() == null ? Optional.empty() : season.getValue(), onlyOwn.isSelected()));
        double height = ROW * (1 + Math.clamp(shown.size(), 2, MOST_SHOWN)) + 4;
        table.setPrefHeight(height);
        table.setMinHeight(height);
    }

    private TableColumn<Row, Row> episode() {
        TableColumn<Row, Row> column = new TableColumn<>(context.text("names.numbering.column.episode"));
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
        column.setCellFactory(view -> new TableCell<>() {
            @Override
            protected void updateItem(@Nullable Row row, boolean empty) {
                super.updateItem(row, empty);
                if (empty || row == null) {
                    setGraphic(null);
                    return;
                }
                Label number = Buttons.label(row.usual(Field.SEASON), "numbering-number");
                Label name = Buttons.label(row.place().name(), "muted");
                name.setMinWidth(0);
                name.setTooltip(new Tooltip(row.place().name()));
                HBox line = new HBox(number, name);
                line.getStyleClass().add("numbering-episode");
                setGraphic(line);
            }
        });
        column.setSortable(false);
        column.setPrefWidth(EPISODE);
        column.setMinWidth(EPISODE);
        column.setMaxWidth(EPISODE);
        return column;
    }

    private TableColumn<Row, String> entry(Field field, double width) {
        String key = field == Field.SEASON ? "names.numbering.column.season" : "names.numbering.column.running";
        TableColumn<Row, String> column = new TableColumn<>(context.text(key));
        column.setCellValueFactory(
                cell -> new ReadOnlyObjectWrapper<>(cell.getValue().typed(field)));
        column.setCellFactory(view -> new NumberCell(context.text(key), field, this::put));
        column.setSortable(false);
        column.setEditable(true);
        column.setPrefWidth(width);
        column.setMinWidth(width);
        column.setMaxWidth(width);
        return column;
    }

    private TableColumn<Row, Row> note() {
        TableColumn<Row, Row> column = new TableColumn<>("");
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
        column.setCellFactory(view -> new TableCell<>() {
            @Override
            protected void updateItem(@Nullable Row row, boolean empty) {
                super.updateItem(row, empty);
                Optional<Message> wrong = empty || row == null ? Optional.empty() : draft.problem(row);
                Optional<Message> note = wrong.isPresent() || empty || row == null ? wrong : draft.hint(row);
                setGraphic(note.map(said -> words(said, wrong.isPresent())).orElse(null));
            }
        });
        column.setSortable(false);
        return column;
    }

    private Label words(Message said, boolean failed) {
        Label note = Buttons.label(context.texts().say(said), "numbering-note");
        note.setGraphic((failed ? Icon.FAILED : Icon.ATTENTION).node("icon-small"));
        note.setTooltip(new Tooltip(note.getText()));
        note.setWrapText(true);
        note.pseudoClassStateChanged(FAILED, failed);
        note.pseudoClassStateChanged(ATTENTION, !failed);
        return note;
    }
}
