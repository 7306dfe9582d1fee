package org.magpie.ui.wanted;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.Message;
import org.magpie.base.event.Events;
import org.magpie.insight.WantedRow;
import org.magpie.media.LibraryChanged;
import org.magpie.ui.kit.Buttons;
import org.magpie.ui.kit.ChipBar;
import org.magpie.ui.kit.EmptyState;
import org.magpie.ui.kit.Fxml;
import org.magpie.ui.kit.Problem;
import org.magpie.ui.kit.Skeleton;
import org.magpie.ui.kit.ViewStates;
import org.magpie.ui.kit.place.Context;
import org.magpie.ui.kit.place.Place;
import org.magpie.ui.kit.place.Screen;
import org.magpie.ui.kit.style.Icon;
import org.magpie.ui.kit.style.LiveText;
import org.magpie.ui.kit.style.StatusColor;

/** What is missing, and what could be better: looked for one by one, several at once, or all. */
public final class WantedView implements Screen {
    private static final double ROOM_FOR_ALL = 900;

    private final Context context;
    private final WantedViewModel model;
    private final TableView<WantedRow> table = new TableView<>();
    private final TableColumn<WantedRow, String> slot;
    private final TableColumn<WantedRow, String> have;
    private final Button searchChosen;
    private final Button searchAll;
    private final Parent root;
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper();
    private final ChangeListener<Optional<Message>> sayer = (property, before, now) -> now.ifPresent(said ->
            context().toasts().show(StatusColor.WORKING, context().texts().say(said)));
    private final ChangeListener<Optional<Problem>> teller = (property, before, now) ->
            now.ifPresent(problem -> context().toasts().show(StatusColor.FAILED, problem.line()));
    private Events.@Nullable Subscription changes;

    @FXML
    private HBox tabs;

    @FXML
    private Label count;

    @FXML
    private TextField filter;

    @FXML
    private HBox actions;

    @FXML
    private StackPane place;

    public WantedView(Context context, WantedViewModel model) {
        this.context = context;
        this.model = model;
        this.root = Fxml.load(this, Parent.class, context.texts());
        title.set(context.text("section.wanted"));
        tabs.getChildren()
                .add(new ChipBar<>(
                        List.of(false, true),
                        better -> context.text(better ? "wanted.tab.better" : "wanted.tab.missing"),
                        model.upgradesProperty().asObject()));
        filter.textProperty().bindBidirectional(model.filterProperty());
        Buttons.name(filter, context.text("wanted.filter"));
        searchChosen =
                Buttons.plain(Icon.SEARCH, context.text("wanted.search-chosen", 0), () -> model.search(chosen()));
        searchAll = Buttons.main(Icon.SEARCH, context.text("wanted.search-all", "0"), this::askAll);
        actions.getChildren().addAll(searchChosen, searchAll);
        slot = column("wanted.column.slot", 90, WantedRow::slot);
        have = column("wanted.column.have", 140, WantedRow::have);
        prepareTable();
        ViewStates states =
                new ViewStates(context.texts(), table, this::empty, () -> Skeleton.rows(9, 48), model::refresh);
        states.follow(model.loader().stateProperty());
        place.getChildren().add(states);
        model.shown().addListener((ListChangeListener<WantedRow>) change -> showCount());
        showCount();
    }

    private Context context() {
        return context;
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public ObservableValue<String> title() {
        return title.getReadOnlyProperty();
    }

    @Override
    public void attach() {
        model.saidProperty().addListener(sayer);
        model.problemProperty().addListener(teller);
        changes = context.services()
                .events()
                .listen(LibraryChanged.class, change -> context.background().onWindow(model::refresh));
        model.refresh();
    }

    @Override
    public void detach() {
        model.saidProperty().removeListener(sayer);
        model.problemProperty().removeListener(teller);
        if (changes != null) {
            changes.close();
            changes = null;
        }
    }

    @Override
    public void refresh() {
        model.refresh();
    }

    @Override
    public void focusFilter() {
        filter.requestFocus();
    }

    @Override
    public boolean leave() {
        if (filter.getText().isEmpty()) {
            return false;
        }
        filter.clear();
        return true;
    }

    private void prepareTable() {
        table.getStyleClass().add("edgeless");
        table.setItems(model.shown());
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        table.setAccessibleText(context.text("section.wanted"));
        table.setPlaceholder(new EmptyState(Icon.NOTHING_FOUND, context.text("wanted.nothing-fits"), ""));
        TableColumn<WantedRow, WantedRow> name = new TableColumn<>(context.text("wanted.column.title"));
        name.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
        name.setCellFactory(column -> new TitleCell(context));
        name.setComparator(java.util.Comparator.comparing(WantedRow::title, String.CASE_INSENSITIVE_ORDER));
        name.setPrefWidth(360);
        name.setMinWidth(180);
        table.getColumns().add(name);
        table.getColumns().add(slot);
        TableColumn<WantedRow, String> profile = column("wanted.column.profile", 140, WantedRow::profile);
        table.getColumns().add(profile);
        // What is least asked for makes room in a narrow window, so that nothing else is cut.
        profile.visibleProperty().bind(table.widthProperty().greaterThan(ROOM_FOR_ALL));
        table.getColumns().add(have);
        table.getColumns()
                .add(column(
                        "wanted.column.date",
                        130,
                        row -> row.date() == null ? "" : context.formats().date(row.date())));
        TableColumn<WantedRow, String> searched = column("wanted.column.searched", 150, this::searched);
        searched.setCellFactory(view -> new SearchedCell());
        table.getColumns().add(searched);
        table.getColumns().add(searchColumn());
        table.setRowFactory(view -> row());
        table.getSelectionModel().getSelectedItems().addListener((ListChangeListener<WantedRow>)
                change -> showChosen());
        table.setOnKeyPressed(event -> {
            List<WantedRow> rows = chosen();
            if (event.getCode() == KeyCode.ENTER && !rows.isEmpty()) {
                open(rows.getFirst());
            } else if (event.getCode() == KeyCode.S && !event.isShortcutDown()) {
                model.search(rows);
            }
        });
        showChosen();
    }

    private TableColumn<WantedRow, String> column(String key, double width, Function<WantedRow, String> text) {
        TableColumn<WantedRow, String> column = new TableColumn<>(context.text(key));
        column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(text.apply(cell.getValue())));
        column.setPrefWidth(width);
        column.setMinWidth(width - 4);
        column.setSortable(false);
        return column;
    }

    private String searched(WantedRow row) {
        return row.lastSearched() == null
                ? context.text("wanted.never-searched")
                : context.formats().relative(row.lastSearched());
    }

    private TableRow<WantedRow> row() {
        TableRow<WantedRow> row = new TableRow<>();
        row.setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2 && !row.isEmpty()) {
                open(row.getItem());
            }
        });
        row.setOnContextMenuRequested(event -> {
            if (!row.isEmpty()) {
                List<WantedRow> rows = chosen();
                new ContextMenu(
                                Buttons.menu(
                                        Icon.SEARCH,
                                        context.text("wanted.search-chosen", rows.size()),
                                        () -> model.search(rows)),
                                Buttons.menu(Icon.LIBRARY, context.text("wanted.open"), () -> open(row.getItem())))
                        .show(row, event.getScreenX(), event.getScreenY());
            }
        });
        return row;
    }

    private void open(WantedRow row) {
        context.navigator().open(new Place.Title(row.titleId()));
    }

    private List<WantedRow> chosen() {
        return List.copyOf(table.getSelectionModel().getSelectedItems());
    }

    private void showChosen() {
        int chosen = table.getSelectionModel().getSelectedItems().size();
        searchChosen.setText(context.text("wanted.search-chosen", chosen));
        Buttons.show(searchChosen, chosen > 0);
    }

    private void showCount() {
        int shown = model.shown().size();
        // A column that says nothing of any row takes the room from those that do.
        slot.setVisible(model.rows().stream().anyMatch(row -> !row.slot().isEmpty()));
        have.setVisible(model.rows().stream().anyMatch(row -> !row.have().isEmpty()));
        searchAll.setText(context.text(
                "wanted.search-all", context.formats().number(model.rows().size())));
        searchAll.setAccessibleText(searchAll.getText());
        count.setText(
                shown == 0
                        ? ""
                        : shown >= WantedViewModel.MOST
                                ? context.text("wanted.count-more", shown)
                                : context.text("wanted.count", shown));
        searchAll.setDisable(model.rows().isEmpty());
    }

    /** Each is asked for at every indexer, and both lists are: said before, with how many. */
    private void askAll() {
        Label said = new Label(context.text("wanted.ask-all", model.rows().size()));
        said.setWrapText(true);
        Button go = Buttons.main(Icon.SEARCH, searchAll.getText(), () -> {
            context.drawer().close();
            model.searchAll();
        });
        go.setMaxWidth(Double.MAX_VALUE);
        context.drawer().open(searchAll.getText(), said, go, () -> {});
    }

    private TableColumn<WantedRow, WantedRow> searchColumn() {
        TableColumn<WantedRow, WantedRow> column = new TableColumn<>();
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
        column.setCellFactory(view -> new SearchCell());
        column.setMinWidth(52);
        column.setMaxWidth(52);
        column.setSortable(false);
        return column;
    }

    /** A button that searches for its row alone. */
    private final class SearchCell extends TableCell<WantedRow, WantedRow> {
        @Override
        protected void updateItem(@Nullable WantedRow row, boolean empty) {
            super.updateItem(row, empty);
            setGraphic(
                    empty || row == null
                            ? null
                            : Buttons.icon(
                                    Icon.SEARCH,
                                    context.text("title.search-item", (row.title() + " " + row.item()).strip()),
                                    () -> model.search(List.of(row))));
        }
    }

    private Node empty() {
        String key = model.upgradesProperty().get() ? "wanted.empty.better" : "wanted.empty.missing";
        return new EmptyState(Icon.HERE, context.text(key), context.text(key + ".hint"));
    }

    /** Title and item, one above the other, with the kind's icon. */
    private static final class TitleCell extends TableCell<WantedRow, WantedRow> {
        private final WantedTitleRow line;

        TitleCell(Context context) {
            this.line = new WantedTitleRow(context);
        }

        @Override
        protected void updateItem(@Nullable WantedRow row, boolean empty) {
            super.updateItem(row, empty);
            if (empty || row == null) {
                setGraphic(null);
            } else {
                line.show(row);
                setGraphic(line);
            }
        }
    }

    private final class SearchedCell extends TableCell<WantedRow, String> {
        @Override
        protected void updateItem(@Nullable String text, boolean empty) {
            super.updateItem(text, empty);
            WantedRow row = empty ? null : getTableRow().getItem();
            LiveText.keep(this, row == null ? null : () -> searched(row));
            if (row == null) {
                setText(text);
            }
        }
    }
}
