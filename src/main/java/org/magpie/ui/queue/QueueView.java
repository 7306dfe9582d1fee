package org.magpie.ui.queue;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.magpie.ui.kit.Buttons;
import org.magpie.ui.kit.ChipBar;
import org.magpie.ui.kit.Context;
import org.magpie.ui.kit.EmptyState;
import org.magpie.ui.kit.Faces;
import org.magpie.ui.kit.Fxml;
import org.magpie.ui.kit.Icon;
import org.magpie.ui.kit.Place;
import org.magpie.ui.kit.Problem;
import org.magpie.ui.kit.Screen;
import org.magpie.ui.kit.Skeleton;
import org.magpie.ui.kit.Tone;

/** The queue: everything on its way, whatever the client, each with its reason and its buttons. */
public final class QueueView implements Screen {
    private static final double ROW = 56;

    private final Context context;
    private final QueueViewModel model;
    private final QueueWords words;
    private final QueueMenu menu;
    private final Parent root;
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper();
    private final ListView<QueueLine> list = new ListView<>();
    private final ChipBar<QueueGroup> chips;
    private final ChangeListener<Optional<Problem>> teller = (property, before, now) -> tell(now);
    private @Nullable ContextMenu openMenu;

    @FXML
    private HBox groups;

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
        this.words = new QueueWords(context.texts(), context.formats());
        this.menu = new QueueMenu(context, model, words, this::chosen, this::openDetails);
        this.root = Fxml.load(this, Parent.class, context.texts());
        title.set(context.text("section.queue"));
        chips = new ChipBar<>(List.of(QueueGroup.values()), this::name, model.groupProperty());
        groups.getChildren().add(chips);
        filter.textProperty().bindBidirectional(model.filterProperty());
        filter.setAccessibleText(context.text("queue.filter"));
        prepareList();
        Faces faces = new Faces(context.texts(), list, this::empty, () -> Skeleton.rows(8, ROW), model::refresh);
        faces.follow(model.faceProperty());
        place.getChildren().add(faces);
        model.countsProperty().addListener((property, before, now) -> chips.rename());
        Buttons.show(selection, false);
        list.getSelectionModel().getSelectedItems().addListener((ListChangeListener<QueueLine>)
                change -> showSelection());
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
        model.attach();
    }

    @Override
    public void detach() {
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

    private void prepareList() {
        list.getStyleClass().add("edgeless");
        list.setItems(model.shown());
        list.setFixedCellSize(ROW);
        list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        list.setAccessibleText(context.text("section.queue"));
        list.setCellFactory(view -> new QueueCell(context, words, menu));
        list.setPlaceholder(new EmptyState(Icon.NOTHING_FOUND, context.text("queue.nothing-fits"), "")
                .with(Buttons.plain(context.text("queue.show-all"), () -> {
                    filter.clear();
                    model.groupProperty().set(QueueGroup.ALL);
                })));
        list.addEventHandler(KeyEvent.KEY_PRESSED, this::press);
        list.addEventHandler(MouseEvent.MOUSE_CLICKED, this::click);
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
    }

    private void click(MouseEvent event) {
        boolean plain = event.getButton() == MouseButton.PRIMARY && !event.isShortcutDown() && !event.isShiftDown();
        if (plain && event.isStillSincePress() && isOnRow(event) && chosen().size() == 1) {
            openDetails(chosen().getFirst());
        }
    }

    /** Whether the mouse is on a row, and not on the empty part of the list or on a button. */
    private static boolean isOnRow(MouseEvent event) {
        Node at = event.getPickResult().getIntersectedNode();
        while (at != null && !(at instanceof ListView<?>)) {
            if (at instanceof QueueCell cell) {
                return !cell.isEmpty();
            }
            at = at.getParent();
        }
        return false;
    }

    private void press(KeyEvent event) {
        List<QueueLine> lines = chosen();
        if (lines.isEmpty()) {
            return;
        }
        Map<KeyCode, Runnable> keys = Map.of(
                KeyCode.ENTER, () -> openDetails(lines.getFirst()),
                KeyCode.DELETE, () -> menu.act(QueueAction.REMOVE, lines),
                KeyCode.P,
                        () -> menu.act(
                                QueueMenu.actions(lines).contains(QueueAction.PAUSE)
                                        ? QueueAction.PAUSE
                                        : QueueAction.RESUME,
                                lines));
        Runnable action = event.isShortcutDown() || event.isAltDown() ? null : keys.get(event.getCode());
        if (action != null) {
            action.run();
            event.consume();
        }
    }

    private void openDetails(QueueLine line) {
        model.open(line);
        QueueDetails details = new QueueDetails(context, words, menu, model, line);
        context.drawer().open(QueueWords.name(line.row()), details, null, () -> {
            details.end();
            model.close();
        });
    }

    private List<QueueLine> chosen() {
        ObservableList<QueueLine> items = list.getSelectionModel().getSelectedItems();
        return items.stream().filter(line -> line != null).toList();
    }

    private void showSelection() {
        List<QueueLine> lines = chosen();
        Buttons.show(selection, lines.size() > 1);
        selected.setText(context.text("queue.selected", lines.size()));
        actions.getChildren()
                .setAll(QueueMenu.actions(lines).stream()
                        .map(action -> Buttons.plain(
                                QueueWords.icon(action), words.action(action), () -> menu.act(action, chosen())))
                        .toList());
    }

    private String name(QueueGroup group) {
        String word = context.text("queue.group." + group.name().toLowerCase(Locale.ROOT));
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
        problem.ifPresent(now -> context.toasts().show(Tone.FAILED, now.line()));
    }
}
