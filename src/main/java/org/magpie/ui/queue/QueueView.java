package org.magpie.ui.queue;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.magpie.ui.kit.Buttons;
import org.magpie.ui.kit.ChipBar;
import org.magpie.ui.kit.EmptyState;
import org.magpie.ui.kit.Fxml;
import org.magpie.ui.kit.Problem;
import org.magpie.ui.kit.RequiredToggleGroup;
import org.magpie.ui.kit.Skeleton;
import org.magpie.ui.kit.ViewState;
import org.magpie.ui.kit.ViewStates;
import org.magpie.ui.kit.place.Context;
import org.magpie.ui.kit.place.Place;
import org.magpie.ui.kit.place.Screen;
import org.magpie.ui.kit.style.Icon;
import org.magpie.ui.kit.style.StatusColor;
import org.magpie.ui.queue.line.QueueAction;
import org.magpie.ui.queue.line.QueueEntry;
import org.magpie.ui.queue.line.QueueGroup;
import org.magpie.ui.queue.line.QueueGrouping;
import org.magpie.ui.queue.line.QueueLine;
import org.magpie.ui.queue.line.QueueSort;
import org.magpie.ui.queue.line.QueueText;
import org.magpie.ui.queue.manual.ManualImportSheet;
import org.magpie.ui.queue.manual.ManualImportViewModel;
import org.magpie.ui.queue.manual.UntrackedDownloadsSheet;
import org.magpie.ui.queue.manual.UntrackedDownloadsViewModel;

/** The queue: everything on its way, whatever the client, each with its reason and its buttons. */
public final class QueueView implements Screen {
    private static final double ROW = 56;
    /** Below this width a row leaves out what is said elsewhere too. */
    private static final double NARROW = 960;

    private static final Set<QueueAction> OWN_BUTTON =
            Set.of(QueueAction.PAUSE, QueueAction.RESUME, QueueAction.REPLACE, QueueAction.REMOVE);

    private static final PseudoClass NARROWED = PseudoClass.getPseudoClass("narrow");

    private final Context context;
    private final QueueViewModel model;
    private final QueueText words;
    private final QueueMenu menu;
    private final Parent root;
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper();
    private final ListView<QueueEntry> list = new ListView<>();
    private final ChipBar<QueueGroup> chips;
    private final UntrackedDownloadsViewModel untracked;
    private final QueueSummaryBar foot;
    private final ChangeListener<Optional<Problem>> teller = (property, before, now) -> tell(now);
    private @Nullable ContextMenu openMenu;

    @FXML
    private HBox groups;

    @FXML
    private MenuButton grouping;

    @FXML
    private MenuButton sort;

    @FXML
    private TextField filter;

    @FXML
    private StackPane place;

    @FXML
    private HBox selection;

    @FXML
    private Label selected;

    @FXML
    private HBox actions;

    public QueueView(Context context, QueueViewModel model) {
        this.context = context;
        this.model = model;
        this.words = new QueueText(context.texts(), context.formats());
        this.menu = new QueueMenu(context, model, words, this::chosen, this::openDetails, this::openByHand);
        this.untracked =
                new UntrackedDownloadsViewModel(context.services().pipeline(), context.background(), context.texts());
        this.foot = new QueueSummaryBar(context, model);
        this.root = Fxml.load(this, Parent.class, context.texts());
        title.set(context.text("section.queue"));
        chips = new ChipBar<>(List.of(QueueGroup.values()), this::name, model.groupProperty());
        groups.getChildren().add(chips);
        choice(grouping, Icon.GROUP, "queue.group-by", QueueGrouping.values(), QueueGrouping::key, model::groupBy);
        choice(sort, Icon.SORT, "queue.sort-by", QueueSort.values(), QueueSort::key, model::sortBy);
        model.groupingProperty().addListener((property, before, now) -> mark(grouping, now));
        model.sortProperty().addListener((property, before, now) -> mark(sort, now));
        mark(grouping, model.groupingProperty().get());
        mark(sort, model.sortProperty().get());
        filter.textProperty().bindBidirectional(model.filterProperty());
        Buttons.name(filter, context.text("queue.filter"));
        prepareList();
        ViewStates states =
                new ViewStates(context.texts(), list, this::empty, () -> Skeleton.rows(8, ROW), model::refresh);
        states.follow(model.stateProperty());
        place.getChildren().add(states);
        ((VBox) root).getChildren().add(1, untrackedBand());
        ((VBox) root).getChildren().add(foot);
        model.countsProperty().addListener((property, before, now) -> chips.rename());
        model.stateProperty().addListener((property, before, now) -> chips.rename());
        model.stateProperty().addListener((property, before, now) -> showSelection());
        list.getSelectionModel().getSelectedItems().addListener((ListChangeListener<QueueEntry>)
                change -> showSelection());
        showSelection();
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
        model.problemProperty().addListener(teller);
        untracked.problemProperty().addListener(teller);
        model.attach();
        untracked.attach();
        foot.follow();
    }

    @Override
    public void detach() {
        foot.rest();
        untracked.detach();
        untracked.problemProperty().removeListener(teller);
        model.problemProperty().removeListener(teller);
        model.detach();
    }

    @Override
    public void refresh() {
        model.refresh();
    }

    @Override
    public void focusFilter() {
        filter.requestFocus();
        filter.selectAll();
    }

    @Override
    public boolean leave() {
        if (!filter.getText().isEmpty()) {
            filter.clear();
            return true;
        }
        if (list.getSelectionModel().getSelectedItems().size() > 1) {
            list.getSelectionModel().clearSelection();
            return true;
        }
        return false;
    }

    private <T extends Enum<T>> void choice(
            MenuButton button, Icon icon, String name, T[] choices, Function<T, String> key, Consumer<T> choose) {
        Buttons.dress(button, icon, context.text(name));
        button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
        ToggleGroup group = new RequiredToggleGroup();
        Arrays.stream(choices).forEach(each -> {
            RadioMenuItem item = new RadioMenuItem(context.text(key.apply(each)));
            item.setToggleGroup(group);
            item.setUserData(each);
            item.setOnAction(event -> choose.accept(each));
            button.getItems().add(item);
        });
    }

    private static void mark(MenuButton button, Object chosen) {
        button.getItems().stream()
                .filter(item -> chosen.equals(item.getUserData()))
                .map(RadioMenuItem.class::cast)
                .forEach(item -> item.setSelected(true));
    }

    private void prepareList() {
        list.getStyleClass().add("edgeless");
        list.setFixedCellSize(ROW);
        list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        list.setAccessibleText(context.text("section.queue"));
        list.setCellFactory(view -> new QueueCell(context, words, menu));
        list.setPlaceholder(new EmptyState(Icon.NOTHING_FOUND, context.text("queue.nothing-fits"), "")
                .with(Buttons.plain(context.text("queue.show-all"), () -> {
                    filter.clear();
                    model.groupProperty().set(QueueGroup.ALL);
                })));
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::press);
        list.addEventHandler(MouseEvent.MOUSE_CLICKED, this::click);
        list.widthProperty()
                .addListener(
                        (property, before, now) -> list.pseudoClassStateChanged(NARROWED, now.doubleValue() < NARROW));
        list.setOnContextMenuRequested(event -> {
            List<QueueLine> lines = chosen();
            if (!lines.isEmpty()) {
                if (openMenu != null) {
                    openMenu.hide();
                }
                openMenu = menu.of(lines.getFirst());
                openMenu.show(list, event.getScreenX(), event.getScreenY());
            }
        });
        model.entriesProperty().addListener((property, before, now) -> put(now));
        put(model.entriesProperty().get());
    }

    /** The list forgets its selection when its rows change places, so it is told again. */
    private void put(List<QueueEntry> now) {
        Set<QueueEntry> kept = new HashSet<>(chosen());
        QueueEntry focused = list.getFocusModel().getFocusedItem();
        list.getItems().setAll(now);
        int[] places = IntStream.range(0, now.size())
                .filter(at -> kept.contains(now.get(at)))
                .toArray();
        list.getSelectionModel().clearSelection();
        if (places.length > 0) {
            list.getSelectionModel().selectIndices(places[0], places);
        }
        if (focused != null && now.contains(focused)) {
            list.getFocusModel().focus(now.indexOf(focused));
        }
    }

    private void click(MouseEvent event) {
        boolean plain = event.getButton() == MouseButton.PRIMARY && !event.isShortcutDown() && !event.isShiftDown();
        if (plain && event.isStillSincePress() && isOnRow(event) && chosen().size() == 1) {
            openDetails(chosen().getFirst());
        }
    }

    /** Whether the mouse is on a download, and not on a heading or the empty part of the list. */
    private static boolean isOnRow(MouseEvent event) {
        Node at = event.getPickResult().getIntersectedNode();
        while (at != null && !(at instanceof ListView<?>)) {
            if (at instanceof QueueCell cell) {
                return cell.getItem() instanceof QueueLine;
            }
            at = at.getParent();
        }
        return false;
    }

    private void press(KeyEvent event) {
        List<QueueLine> lines = chosen();
        if (lines.isEmpty()
                || event.isShortcutDown()
                || event.isAltDown()
                || !event.getTarget().equals(list)) {
            return;
        }
        switch (event.getCode()) {
            case ENTER -> openDetails(lines.getFirst());
            case DELETE -> menu.act(QueueAction.REMOVE, lines);
            case SPACE, P -> menu.pauseOrResume(lines);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void openDetails(QueueLine line) {
        model.open(line);
        QueueDetails details = new QueueDetails(context, words, menu, model, line);
        context.drawer().open(QueueText.name(line.row()), details, null, () -> {
            details.end();
            model.close();
        });
    }

    private void openByHand(QueueLine line) {
        ManualImportViewModel files = new ManualImportViewModel(
                line.id(),
                context.services().pipeline(),
                context.library().rows().get(),
                context.background(),
                context.texts());
        ManualImportSheet sheet = new ManualImportSheet(context, files, () -> {
            context.drawer().close();
            context.toasts().show(StatusColor.WORKING, context.text("by-hand.begun"));
            model.refresh();
        });
        context.drawer().openWide(context.text("by-hand.title"), sheet, sheet.foot(), () -> {});
        files.read();
    }

    /** One quiet line above the list, and only where there are any. */
    private Node untrackedBand() {
        Label said = new Label();
        said.setGraphic(Icon.INFO.node());
        HBox.setHgrow(said, Priority.ALWAYS);
        said.setMaxWidth(Double.MAX_VALUE);
        HBox band = new HBox(said, Buttons.plain(context.text("untracked.look"), this::openUntracked));
        band.getStyleClass().add("untracked-band");
        untracked.rowsProperty().addListener((property, before, now) -> {
            said.setText(context.text("untracked.band", now.size()));
            Buttons.show(band, !now.isEmpty());
        });
        Buttons.show(band, false);
        return band;
    }

    private void openUntracked() {
        context.drawer()
                .openWide(
                        context.text("untracked.title"),
                        new UntrackedDownloadsSheet(context, untracked, words),
                        null,
                        model::refresh);
    }

    private List<QueueLine> chosen() {
        List<QueueLine> lines = new ArrayList<>();
        for (QueueEntry entry : list.getSelectionModel().getSelectedItems()) {
            if (entry instanceof QueueLine line) {
                lines.add(line);
            }
        }
        return lines;
    }

    private void showSelection() {
        List<QueueLine> lines = chosen();
        boolean several = lines.size() > 1;
        Buttons.show(selection, several);
        Buttons.show(foot, !several && model.stateProperty().get() instanceof ViewState.Filled);
        if (!several) {
            actions.getChildren().clear();
            return;
        }
        selected.setText(context.text("queue.selected", lines.size()));
        actions.getChildren().setAll(selectionActions(lines));
    }

    /** What is done most has a button; the rest shares one, as the bar must hold in the smallest window too. */
    private List<Node> selectionActions(List<QueueLine> lines) {
        List<Node> buttons = new ArrayList<>();
        MenuButton others = new MenuButton(context.text("queue.more"), Icon.MORE.node());
        others.setMinWidth(Region.USE_PREF_SIZE);
        for (QueueAction action : QueueMenu.actions(lines)) {
            if (OWN_BUTTON.contains(action)) {
                Button button =
                        Buttons.plain(QueueText.icon(action), words.button(action), () -> menu.act(action, chosen()));
                Buttons.name(button, words.action(action));
                buttons.add(button);
            } else {
                others.getItems()
                        .add(Buttons.menu(
                                QueueText.icon(action), words.action(action), () -> menu.act(action, chosen())));
            }
        }
        if (!others.getItems().isEmpty()) {
            buttons.add(others);
        }
        return buttons;
    }

    private String name(QueueGroup group) {
        String word = context.text("queue.group." + group.name().toLowerCase(Locale.ROOT));
        ViewState state = model.stateProperty().get();
        if (state instanceof ViewState.Loading || state instanceof ViewState.Failed) {
            // Nothing is known yet, and "0" would be a lie.
            return word;
        }
        int count = model.countsProperty().get().getOrDefault(group, 0);
        return word + "  " + context.formats().number(count);
    }

    private Node empty() {
        return new EmptyState(Icon.QUEUE, context.text("queue.empty"), context.text("queue.empty.hint"))
                .with(Buttons.main(
                        Icon.WANTED,
                        context.text("queue.empty.button"),
                        () -> context.navigator().open(Place.Section.WANTED)));
    }

    private void tell(Optional<Problem> problem) {
        problem.ifPresent(now -> context.toasts().show(StatusColor.FAILED, now.line()));
    }
}
