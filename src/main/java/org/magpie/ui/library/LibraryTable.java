package org.magpie.ui.library;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.collections.transformation.SortedList;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import org.jspecify.annotations.Nullable;
import org.magpie.insight.LibraryRow;
import org.magpie.pipeline.importing.ManualImport.Meant;
import org.magpie.ui.importing.FileDrop;
import org.magpie.ui.importing.FileImports;
import org.magpie.ui.kit.StateChip;
import org.magpie.ui.kit.place.Context;
import org.magpie.ui.kit.style.Kinds;
import org.magpie.ui.kit.style.LiveText;

/** The library as a table. */
final class LibraryTable extends TableView<LibraryRow> {
    /** So much a column needs at most to show a date, a quality or a state whole, in pixels. */
    private static final double MOST_NEEDED = 138;

    private final Context context;
    private final LibraryViewModel model;
    private final TitleActions actions;
    private final ObservableList<LibraryRow> rows = FXCollections.observableArrayList();
    /** Whether the marks are being changed to what the model says, or it to them. */
    private boolean following;

    LibraryTable(Context context, LibraryViewModel model, TitleActions actions) {
        this.context = context;
        this.model = model;
        this.actions = actions;
        getStyleClass().addAll("edgeless", "library-table");
        setAccessibleText(context.text("library.table"));
        setFixedCellSize(44);
        setTableMenuButtonVisible(true);
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        SortedList<LibraryRow> sorted = new SortedList<>(rows);
        sorted.comparatorProperty().bind(comparatorProperty());
        setItems(sorted);
        getColumns().add(name());
        getColumns()
                .add(number(
                        "library.column.year",
                        70,
                        row -> row.year(),
                        row -> row.year() == 0 ? "" : String.format(Locale.ROOT, "%d", row.year())));
        getColumns().add(state());
        getColumns().add(number("library.column.have", 90, row -> row.have(), this::have));
        getColumns().add(text("library.column.quality", 130, LibraryRow::quality));
        getColumns().add(text("library.column.profile", 130, LibraryRow::profile));
        getColumns()
                .add(number(
                        "library.column.size",
                        90,
                        LibraryRow::size,
                        row -> row.size() == 0 ? "" : context.formats().size(row.size())));
        getColumns()
                .add(number(
                        "library.column.added",
                        142,
                        row -> -row.added().toEpochMilli(),
                        row -> context.formats().relative(row.added())));
        new TableLayout(context, this, Set.of("library.column.quality", "library.column.profile"));
        setRowFactory(table -> row());
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            LibraryRow chosen = getFocusModel().getFocusedItem();
            if (event.getCode() == KeyCode.ENTER && chosen != null) {
                actions.open(chosen);
                event.consume();
            }
        });
        getSelectionModel().getSelectedIndices().addListener((ListChangeListener<Integer>) change -> take());
        model.selected().addListener((value, before, now) -> mark());
        model.shown().addListener((value, before, now) -> show(now));
        show(model.shown().get());
    }

    /** The rows keep their marks, and the cursor its title, wherever the titles now stand. */
    private void show(List<LibraryRow> next) {
        LibraryRow current = getFocusModel().getFocusedItem();
        quietly(() -> {
            rows.setAll(next);
            if (current != null) {
                focusOn(current.id());
            }
        });
        mark();
    }

    private void focusOn(long titleId) {
        for (int at = 0; at < getItems().size(); at++) {
            if (getItems().get(at).id() == titleId) {
                getFocusModel().focus(at);
                return;
            }
        }
    }

    @Override
    public void sort() {
        quietly(super::sort);
        mark();
    }

    /** What the table does to its own marks meanwhile is no choice of the person. */
    private void quietly(Runnable change) {
        boolean before = following;
        following = true;
        try {
            change.run();
        } finally {
            following = before;
        }
    }

    /** The rows that the person marked are the selection. */
    private void take() {
        if (following) {
            return;
        }
        Set<Long> marked = marked();
        quietly(() -> model.select(marked));
    }

    private Set<Long> marked() {
        return getSelectionModel().getSelectedIndices().stream()
                .filter(at -> at >= 0 && at < getItems().size())
                .map(at -> getItems().get(at).id())
                .collect(Collectors.toSet());
    }

    /** Marks the rows that are selected, whoever selected them; the cursor stays where it is. */
    private void mark() {
        if (following) {
            return;
        }
        Set<Long> selected = model.selected().get();
        if (selected.equals(marked())) {
            return;
        }
        quietly(() -> {
            int current = getFocusModel().getFocusedIndex();
            getSelectionModel().clearSelection();
            int[] at = IntStream.range(0, getItems().size())
                    .filter(index -> selected.contains(getItems().get(index).id()))
                    .toArray();
            if (at.length > 0) {
                getSelectionModel().selectIndices(at[0], at);
            }
            getFocusModel().focus(current);
        });
    }

    private TableRow<LibraryRow> row() {
        TableRow<LibraryRow> row = new TableRow<>();
        row.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2 && event.getButton() == MouseButton.PRIMARY && !row.isEmpty()) {
                actions.open(row.getItem());
            }
        });
        FileDrop.onto(
                row,
                node -> !row.isEmpty(),
                (dropped, below) -> new FileImports(context)
                        .receive(dropped, new Meant(row.getItem().id(), Set.of())));
        row.setOnContextMenuRequested(event -> {
            if (!row.isEmpty()) {
                ContextMenu menu = new ContextMenu();
                menu.getItems().setAll(actions.menu(row.getItem()));
                menu.show(row, event.getScreenX(), event.getScreenY());
                event.consume();
            }
        });
        return row;
    }

    private String have(LibraryRow row) {
        return row.wanted() == 0
                ? ""
                : context.formats().number(row.have()) + " / "
                        + context.formats().number(row.wanted());
    }

    private TableColumn<LibraryRow, LibraryRow> name() {
        TableColumn<LibraryRow, LibraryRow> column = column("library.column.name", 300);
        column.setComparator((one, other) -> one.sortName().compareToIgnoreCase(other.sortName()));
        column.setCellFactory(
                view -> new Cell(LibraryRow::name, row -> Kinds.icon(row.kind()).node("icon-muted")));
        return column;
    }

    private TableColumn<LibraryRow, LibraryRow> state() {
        TableColumn<LibraryRow, LibraryRow> column = column("library.column.state", 150);
        column.setComparator((one, other) -> one.state().compareTo(other.state()));
        column.setCellFactory(view -> new Cell(
                row -> "",
                row -> new StateChip(
                        TitleStates.tone(row.state()),
                        TitleStates.icon(row.state()),
                        context.text(TitleStates.key(row.state())))));
        return column;
    }

    private TableColumn<LibraryRow, LibraryRow> text(String key, double width, Function<LibraryRow, String> text) {
        TableColumn<LibraryRow, LibraryRow> column = column(key, width);
        column.setComparator((one, other) -> text.apply(one).compareTo(text.apply(other)));
        column.setCellFactory(view -> new Cell(text, row -> null));
        return column;
    }

    private TableColumn<LibraryRow, LibraryRow> number(
            String key, double width, ToLongFunction<LibraryRow> value, Function<LibraryRow, String> text) {
        TableColumn<LibraryRow, LibraryRow> column = column(key, width);
        column.setComparator((one, other) -> Long.compare(value.applyAsLong(one), value.applyAsLong(other)));
        column.getStyleClass().add("numbers");
        column.setCellFactory(view -> {
            Cell cell = new Cell(text, row -> null);
            cell.getStyleClass().add("numbers");
            return cell;
        });
        return column;
    }

    private TableColumn<LibraryRow, LibraryRow> column(String key, double width) {
        TableColumn<LibraryRow, LibraryRow> column = new TableColumn<>(context.text(key));
        column.setId(key);
        column.setPrefWidth(width);
        column.setMinWidth(Math.min(width - 4, MOST_NEEDED));
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
        return column;
    }

    private static final class Cell extends TableCell<LibraryRow, LibraryRow> {
        private final Function<LibraryRow, String> text;
        private final Function<LibraryRow, @Nullable Node> graphic;

        Cell(Function<LibraryRow, String> text, Function<LibraryRow, @Nullable Node> graphic) {
            this.text = text;
            this.graphic = graphic;
        }

        @Override
        protected void updateItem(@Nullable LibraryRow row, boolean empty) {
            super.updateItem(row, empty);
            if (empty || row == null) {
                LiveText.keep(this, null);
                setText(null);
                setGraphic(null);
                setTooltip(null);
                return;
            }
            String said = text.apply(row);
            LiveText.keep(this, () -> text.apply(row));
            setGraphic(graphic.apply(row));
            setTooltip(said.isEmpty() ? null : new Tooltip(said));
        }
    }
}
