package org.magpie.ui.library;

import atlantafx.base.controls.CustomTextField;
import atlantafx.base.theme.Styles;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Slider;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.magpie.insight.LibraryRow;
import org.magpie.media.MediaKind;
import org.magpie.ui.kit.Buttons;
import org.magpie.ui.kit.EmptyState;
import org.magpie.ui.kit.Fxml;
import org.magpie.ui.kit.RequiredToggleGroup;
import org.magpie.ui.kit.Skeleton;
import org.magpie.ui.kit.ViewState;
import org.magpie.ui.kit.ViewStates;
import org.magpie.ui.kit.place.Context;
import org.magpie.ui.kit.place.Place;
import org.magpie.ui.kit.place.Screen;
import org.magpie.ui.kit.style.Icon;
import org.magpie.ui.kit.style.Kinds;

/** The library: kinds, filter, order, and the titles as posters or as a table. */
public final class LibraryView implements Screen {
    private static final List<LibraryRow.State> CHIPS = List.of(
            LibraryRow.State.ATTENTION,
            LibraryRow.State.MISSING,
            LibraryRow.State.DOWNLOADING,
            LibraryRow.State.UPCOMING,
            LibraryRow.State.COMPLETE,
            LibraryRow.State.UNMONITORED);

    private final Context context;
    private final LibraryViewModel model;
    private final TitleActions actions;
    private final BorderPane root;
    private final ReadOnlyStringWrapper title;
    private final PosterGrid posters;
    private final LibraryTable table;
    /** Those with a root folder; empty until that is read. */
    private Set<MediaKind> chosenKinds = Set.of();

    private final Map<@Nullable MediaKind, Label> kindCounts = new HashMap<>();

    @FXML
    private HBox kinds;

    @FXML
    private CustomTextField search;

    @FXML
    private Button add;

    @FXML
    private FlowPane chips;

    @FXML
    private Label count;

    @FXML
    private MenuButton order;

    @FXML
    private ToggleButton asGrid;

    @FXML
    private ToggleButton asTable;

    @FXML
    private StackPane body;

    @FXML
    private HBox selection;

    public LibraryView(Context context) {
        this.context = context;
        this.model = new LibraryViewModel(context);
        this.actions = new TitleActions(context);
        root = Fxml.load(this, BorderPane.class, context.texts());
        title = new ReadOnlyStringWrapper(context.text("section.library"));
        posters = new PosterGrid(context, model, actions);
        table = new LibraryTable(context, model, actions);
        kindTabs();
        filters();
        orders();
        sizes();
        body();
        new SelectionBar(context, model, actions, selection);
        root.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
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
        posters.requestFocus();
    }

    @Override
    public void refresh() {
        model.refresh();
    }

    @Override
    public void focusFilter() {
        search.requestFocus();
        search.selectAll();
    }

    @Override
    public boolean leave() {
        if (!model.selected().get().isEmpty()) {
            model.selectNone();
            return true;
        }
        if (model.filter().get().narrows()) {
            search.clear();
            model.clearFilter();
            return true;
        }
        return false;
    }

    /** Ctrl+A and Delete wherever the focus is on the page; a field that is typed into keeps them to itself. */
    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.A && event.isShortcutDown() && !event.isShiftDown()) {
            model.selectAll();
            (model.table().get() ? table : posters).requestFocus();
            event.consume();
        } else if (event.getCode() == KeyCode.DELETE && !(event.getTarget() instanceof TextInputControl)) {
            List<LibraryRow> chosen = model.shown().get().stream()
                    .filter(row -> model.selected().get().contains(row.id()))
                    .toList();
            if (!chosen.isEmpty()) {
                actions.remove(chosen, model::selectNone);
                event.consume();
            }
        }
    }

    private void kindTabs() {
        ToggleGroup group = new RequiredToggleGroup();
        kindTab(group, null, context.text("kind.all")).setSelected(true);
        for (MediaKind kind : MediaKind.values()) {
            kindTab(group, kind, context.text(Kinds.key(kind)));
        }
        context.background()
                .run(
                        () -> context.services().rootFolders().all().stream()
                                .map(root -> root.kind())
                                .collect(java.util.stream.Collectors.toSet()),
                        kept -> {
                            chosenKinds = kept;
                            counts(model.counts().get());
                        },
                        failure -> context.tell("start.preferences.failed", failure));
        model.counts().addListener((value, before, now) -> counts(now));
        // Nothing is known while it is being read, and "0" would be a lie.
        model.state().addListener((value, before, now) -> counts(model.counts().get()));
        counts(model.counts().get());
    }

    private ToggleButton kindTab(ToggleGroup group, @Nullable MediaKind kind, String text) {
        ToggleButton tab = new ToggleButton(text);
        Label number = Buttons.label("", "kind-count");
        kindCounts.put(kind, number);
        tab.setGraphic(number);
        tab.setContentDisplay(javafx.scene.control.ContentDisplay.RIGHT);
        tab.getStyleClass().add("kind-tab");
        tab.setMinWidth(javafx.scene.layout.Region.USE_PREF_SIZE);
        tab.setToggleGroup(group);
        tab.setOnAction(event -> model.showKind(kind));
        kinds.getChildren().add(tab);
        return tab;
    }

    private void counts(LibraryViewModel.Counts now) {
        kindCounts.forEach((kind, label) -> {
            ViewState state = model.state().get();
            boolean known = now.all() > 0 || !(state instanceof ViewState.Loading || state instanceof ViewState.Failed);
            label.setText(known ? context.formats().number(now.of(kind)) : "");
            if (label.getParent() instanceof ToggleButton tab) {
                // What nobody chose to look after, and of which nothing is here, takes no room.
                boolean chosen = kind == null || chosenKinds.isEmpty() || chosenKinds.contains(kind);
                Buttons.show(tab, chosen || now.of(kind) > 0);
                tab.setAccessibleText(known ? tab.getText() + ", " + label.getText() : tab.getText());
            }
        });
    }

    private void filters() {
        search.setLeft(Icon.SEARCH.node());
        search.setAccessibleText(context.text("library.filter"));
        search.textProperty().addListener((value, before, typed) -> model.type(typed));
        search.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.DOWN || event.getCode() == KeyCode.ENTER) {
                (model.table().get() ? table : posters).requestFocus();
                event.consume();
            } else if (event.getCode() == KeyCode.ESCAPE && !search.getText().isEmpty()) {
                search.clear();
                event.consume();
            }
        });
        add.setGraphic(Icon.ADD.node());
        add.setAccessibleText(context.text("palette.add"));
        add.setOnAction(event -> context.navigator().open(new Place.Add("")));
        for (LibraryRow.State state : CHIPS) {
            ToggleButton chip = new ToggleButton(
                    context.text(TitleStates.key(state)),
                    TitleStates.icon(state).node());
            chip.getStyleClass().add("filter-chip");
            chip.setAccessibleText(chip.getText());
            chip.setOnAction(event -> model.toggleState(state));
            model.filter()
                    .addListener((value, before, now) ->
                            chip.setSelected(now.states().contains(state)));
            chips.getChildren().add(chip);
        }
        chips.getChildren().add(new FilterMenu(context, model).button());
        model.shown().addListener((value, before, now) -> count(now.size()));
        count(model.shown().get().size());
    }

    private void count(int shown) {
        count.setText(
                model.filter().get().narrows()
                        ? context.text("library.count", context.formats().number(shown))
                        : "");
    }

    private void orders() {
        ToggleGroup group = new RequiredToggleGroup();
        order.setGraphic(Icon.SORT.node());
        for (LibraryOrder each : LibraryOrder.values()) {
            RadioMenuItem item = new RadioMenuItem(context.text(each.key()));
            item.setToggleGroup(group);
            item.setSelected(each == model.filter().get().order());
            item.setOnAction(event -> model.order(each));
            order.getItems().add(item);
        }
        CheckMenuItem reversed = new CheckMenuItem(context.text("library.order.reversed"));
        reversed.setOnAction(event -> model.reverse(reversed.isSelected()));
        order.getItems().addAll(new SeparatorMenuItem(), reversed, new SeparatorMenuItem());
        ToggleGroup headings = new RequiredToggleGroup();
        for (LibraryGrouping each : LibraryGrouping.values()) {
            RadioMenuItem item = new RadioMenuItem(context.text(each.key()));
            item.setToggleGroup(headings);
            item.setOnAction(event -> model.group(each));
            item.disableProperty().bind(model.table());
            item.setSelected(each == model.grouping().get());
            model.grouping().addListener((value, before, now) -> item.setSelected(each == now));
            order.getItems().add(item);
        }
        model.filter().addListener((value, before, now) -> orderText());
        orderText();
        ToggleGroup look = new RequiredToggleGroup();
        dress(asGrid, look, Icon.GRID, "library.as-grid");
        dress(asTable, look, Icon.TABLE, "library.as-table");
        asGrid.setOnAction(event -> model.showTable(false));
        asTable.setOnAction(event -> model.showTable(true));
    }

    private void orderText() {
        order.setText(context.text(model.filter().get().order().key())
                + (model.filter().get().reversed() ? " ↑" : ""));
        order.setAccessibleText(context.text("library.order", order.getText()));
    }

    private void dress(ToggleButton button, ToggleGroup group, Icon icon, String key) {
        button.setToggleGroup(group);
        button.getStyleClass().add(Styles.BUTTON_ICON);
        Buttons.dress(button, icon, context.text(key));
    }

    private void body() {
        LetterBar letters = new LetterBar(context, posters::goTo);
        model.shown().addListener((value, before, now) -> letters(letters, now));
        model.grouping().addListener(
                        (value, before, now) -> letters(letters, model.shown().get()));
        letters(letters, model.shown().get());
        BorderPane grid = new BorderPane(posters);
        grid.setRight(letters);
        grid.visibleProperty().bind(posters.visibleProperty());
        StackPane filled = new StackPane(grid, table);
        model.table().addListener((value, before, now) -> look(now));
        look(model.table().get());
        ViewStates states =
                new ViewStates(context.texts(), filled, this::empty, () -> Skeleton.posters(18, 152), model::refresh);
        states.follow(model.state());
        body.getChildren().add(states);
    }

    private void letters(LetterBar letters, List<LibraryRow> rows) {
        boolean isByName = model.filter().get().order() == LibraryOrder.NAME
                && model.grouping().get() == LibraryGrouping.NONE;
        letters.show(isByName ? rows : List.of());
    }

    /** How large posters are; kept once the person lets go. */
    private void sizes() {
        Slider size = new Slider(
                LibraryViewModel.LEAST_POSTER,
                LibraryViewModel.MOST_POSTER,
                model.posterWidth().get());
        size.valueProperty().bindBidirectional(model.posterWidth());
        size.setBlockIncrement(24);
        size.setPrefWidth(96);
        size.setMinWidth(64);
        Buttons.name(size, context.text("library.poster-size"));
        size.setOnMouseReleased(event -> model.keepPosterWidth());
        size.setOnKeyReleased(event -> model.keepPosterWidth());
        size.visibleProperty().bind(model.table().not());
        size.managedProperty().bind(size.visibleProperty());
        ((HBox) order.getParent())
                .getChildren()
                .add(((HBox) order.getParent()).getChildren().indexOf(order), size);
    }

    private void look(boolean asTableNow) {
        posters.setVisible(!asTableNow);
        table.setVisible(asTableNow);
        asGrid.setSelected(!asTableNow);
        asTable.setSelected(asTableNow);
    }

    private Node empty() {
        if (context.library().rows().get().isEmpty()) {
            return new EmptyState(Icon.LIBRARY, context.text("library.empty"), context.text("library.empty.hint"))
                    .with(Buttons.main(
                            Icon.ADD,
                            context.text("library.empty.add"),
                            () -> context.navigator().open(new Place.Add(""))))
                    .with(Buttons.plain(
                            Icon.FOLDER,
                            context.text("library.empty.on-disk"),
                            () -> context.navigator().open(new Place.Settings("folders"))));
        }
        if (!model.filter().get().narrows()) {
            return new EmptyState(Icon.LIBRARY, context.text("library.empty.kind"), "")
                    .with(Buttons.main(
                            Icon.ADD,
                            context.text("library.empty.add"),
                            () -> context.navigator().open(new Place.Add(""))));
        }
        return new EmptyState(Icon.NOTHING_FOUND, context.text("library.none"), "")
                .with(Buttons.plain(context.text("library.none.clear"), () -> {
                    search.clear();
                    model.clearFilter();
                }));
    }
}
