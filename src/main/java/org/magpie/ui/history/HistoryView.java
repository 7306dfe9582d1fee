package org.magpie.ui.history;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.magpie.base.event.Events;
import org.magpie.base.undo.UndoChanged;
import org.magpie.insight.TimelineRow;
import org.magpie.media.LibraryChanged;
import org.magpie.media.history.Notice;
import org.magpie.ui.kit.Buttons;
import org.magpie.ui.kit.ChipBar;
import org.magpie.ui.kit.EmptyState;
import org.magpie.ui.kit.Fxml;
import org.magpie.ui.kit.Skeleton;
import org.magpie.ui.kit.ViewStates;
import org.magpie.ui.kit.place.Context;
import org.magpie.ui.kit.place.Place;
import org.magpie.ui.kit.place.Screen;
import org.magpie.ui.kit.style.Icon;

/** Everything that happened, by day, newest first. */
public final class HistoryView implements Screen {
    private static final double ROW = 52;

    private final Context context;
    private final HistoryViewModel model;
    private final ListView<Object> list = new ListView<>();
    private final Parent root;
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper();
    private final List<Events.Subscription> changes = new ArrayList<>();

    @FXML
    private HBox groups;

    @FXML
    private TextField filter;

    @FXML
    private HBox bar;

    @FXML
    private StackPane place;

    public HistoryView(Context context, HistoryViewModel model) {
        this.context = context;
        this.model = model;
        this.root = Fxml.load(this, Parent.class, context.texts());
        title.set(context.text("section.history"));
        groups.getChildren()
                .add(new ChipBar<>(
                        List.of(HistoryGroup.values()),
                        group -> context.text("history.group." + group.name().toLowerCase(Locale.ROOT)),
                        model.groupProperty()));
        Button undo = Buttons.icon(Icon.UNDO, context.text("undo.list.title"), this::openUndo);
        Button notices =
                Buttons.icon(Icon.NOTICE, context.text("notices.list.title"), () -> NoticeDrawer.open(context, 0));
        bar.getChildren().addAll(notices, undo);
        filter.textProperty().bindBidirectional(model.filterProperty());
        Buttons.name(filter, context.text("history.filter"));
        list.getStyleClass().add("edgeless");
        list.setFixedCellSize(ROW);
        list.setAccessibleText(context.text("section.history"));
        list.setCellFactory(view -> new HistoryCell(context, model::isUndone));
        list.setPlaceholder(new EmptyState(Icon.NOTHING_FOUND, context.text("history.nothing-fits"), ""));
        list.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                open();
            }
        });
        list.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                open();
            }
        });
        Button more = Buttons.plain(Icon.OPEN_DOWN, context.text("history.more"), model::readOn);
        HBox foot = new HBox(more);
        foot.getStyleClass().add("history-foot");
        model.moreProperty().addListener((property, before, now) -> Buttons.show(foot, now));
        Buttons.show(foot, false);
        VBox.setVgrow(list, Priority.ALWAYS);
        ViewStates states = new ViewStates(
                context.texts(),
                new VBox(list, foot),
                () -> new EmptyState(Icon.HISTORY, context.text("history.empty"), context.text("history.empty.hint")),
                () -> Skeleton.rows(9, ROW),
                model::refresh);
        states.follow(model.loader().stateProperty());
        place.getChildren().add(states);
        model.shown().addListener((ListChangeListener<TimelineRow>) change -> show());
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
        Events events = context.services().events();
        changes.add(events.listen(
                LibraryChanged.class, change -> context.background().onWindow(model::refresh)));
        changes.add(
                events.listen(UndoChanged.class, change -> context.background().onWindow(model::refresh)));
        changes.add(events.listen(Notice.class, this::told));
        model.refresh();
    }

    /** What changes the library is told of by {@link LibraryChanged}, once for thousands of files. */
    private void told(Notice notice) {
        if (!(notice instanceof Notice.Renamed
                || notice instanceof Notice.Deleted
                || notice instanceof Notice.TitleAdded)) {
            context.background().onWindow(model::refresh);
        }
    }

    @Override
    public void detach() {
        changes.forEach(Events.Subscription::close);
        changes.clear();
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

    /** Puts the day above the first row of each. */
    private void show() {
        List<Object> lines = new ArrayList<>();
        @Nullable LocalDate day = null;
        for (TimelineRow row : model.shown()) {
            LocalDate its = context.formats().day(row.at());
            if (!its.equals(day)) {
                lines.add(its);
                day = its;
            }
            lines.add(row);
        }
        list.getItems().setAll(lines);
    }

    private void openUndo() {
        UndoViewModel undo = new UndoViewModel(context);
        Events.Subscription changes = context.services()
                .events()
                .listen(UndoChanged.class, change -> context.background().onWindow(undo::refresh));
        undo.refresh();
        context.drawer()
                .open(context.text("undo.list.title"), new UndoList(context, undo).root(), null, changes::close);
    }

    private void open() {
        if (list.getSelectionModel().getSelectedItem() instanceof TimelineRow row && row.titleId() != 0) {
            context.navigator().open(new Place.Title(row.titleId(), Place.Title.Tab.HISTORY));
        }
    }
}
