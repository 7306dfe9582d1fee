package org.magpie.ui.scan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.magpie.base.event.Events;
import org.magpie.base.job.JobChanged;
import org.magpie.ui.kit.Buttons;
import org.magpie.ui.kit.ChipBar;
import org.magpie.ui.kit.EmptyState;
import org.magpie.ui.kit.ProblemLine;
import org.magpie.ui.kit.Skeleton;
import org.magpie.ui.kit.ViewStates;
import org.magpie.ui.kit.place.Context;
import org.magpie.ui.kit.place.Place;
import org.magpie.ui.kit.place.Screen;
import org.magpie.ui.kit.style.Icon;
import org.magpie.ui.kit.style.Kinds;
import org.magpie.upkeep.scan.LibraryScan.RootReport;

/**
 * What lies in a root folder: first looked at, with what each folder is taken for and why; then taken into the library by one button,
 * where it lies. What is in doubt waits here for a person.
 */
public final class ScanView implements Screen {
    private final Context context;
    private final ScanViewModel model;
    private final VBox root;
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper();
    private final List<Events.Subscription> changes = new ArrayList<>();
    private final Label path = Buttons.label("", "card-title");
    private final Label summary = Buttons.label("", "ondisk-summary");
    private final Label more = Buttons.label("", "muted");
    /** All of what has no room in one line. */
    private final Tooltip whole = new Tooltip();

    private final Button take;
    private final CheckBox monitored;
    private final Button again;
    private final Button stop;
    private final Button gone;
    private final ChipBar<ScanLines.Shown> chips;
    private final ListView<ScanLine> list;
    private final TextField filter;
    private final FlowPane choices;

    public ScanView(Context context, ScanViewModel model) {
        this.context = context;
        this.model = model;
        title.set(context.text("ondisk.title"));
        take = Buttons.main(Icon.IMPORTED, context.text("ondisk.take", 0), this::takeIn);
        take.setId("ondisk-take");
        monitored = new CheckBox(context.text("ondisk.monitored"));
        again = Buttons.plain(Icon.REFRESH, context.text("ondisk.again"), model::look);
        again.getStyleClass().add("flat");
        again.setMinWidth(Region.USE_PREF_SIZE);
        gone = Buttons.plain(Icon.DELETE, context.text("need.action.really-gone"), model::reallyGone);
        gone.getStyleClass().addAll("button-outlined", "danger");
        stop = Buttons.plain(Icon.CLOSE, context.text("ondisk.stop"), model::stop);
        chips = new ChipBar<>(
                List.of(ScanLines.Shown.values()), this::name, model.lines().shown());
        list = new ListView<>(model.lines().shownLines());
        list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        list.getStyleClass().add("edgeless");
        list.setAccessibleText(context.text("ondisk.title"));
        list.setCellFactory(view -> new ScanCell(context, model));
        ViewStates states = new ViewStates(
                context.texts(),
                list,
                () -> new EmptyState(Icon.HERE, context.text("ondisk.empty"), context.text("ondisk.empty.hint")),
                () -> Skeleton.rows(6, 64),
                model::look);
        states.follow(model.loader().stateProperty());
        VBox.setVgrow(states, Priority.ALWAYS);
        ScanBar bar = new ScanBar(context, model, list);
        filter = bar.filter();
        choices = new FlowPane(12, 6, chips, bar);
        choices.setAlignment(Pos.CENTER_LEFT);
        root = new VBox(head(), new ProblemLine(model.problem(), "problem-line"), choices, states);
        root.getStyleClass().addAll("ondisk-view", "page");
        root.getStylesheets().add(ScanView.class.getResource("ScanView.css").toExternalForm());
        model.report().addListener((value, before, now) -> show());
        model.working().addListener((value, before, now) -> show());
        model.lines().shownLines().addListener((ListChangeListener<ScanLine>) change -> show());
        model.tell(new ScanToasts(context, model));
        show();
    }

    private Node head() {
        ProgressBar bar = new ProgressBar();
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.progressProperty().bind(model.progress());
        Label doing = Buttons.label("", "caption");
        model.doing()
                .addListener((value, before, now) ->
                        doing.setText(now.map(said -> context.texts().say(said)).orElse("")));
        VBox working = new VBox(bar, doing);
        working.getStyleClass().add("ondisk-working");
        working.visibleProperty().bind(model.working());
        working.managedProperty().bind(model.working());
        summary.setWrapText(true);
        summary.setMinHeight(Region.USE_PREF_SIZE);
        more.setTooltip(whole);
        for (Label each : List.of(path, summary, more)) {
            each.setMinWidth(0);
            each.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(each, Priority.ALWAYS);
        }
        HBox first = new HBox(Icon.FOLDER.node(), path, others(), again, stop);
        first.getStyleClass().add("ondisk-path");
        first.setAlignment(Pos.CENTER_LEFT);
        take.setMinWidth(Region.USE_PREF_SIZE);
        gone.setMinWidth(Region.USE_PREF_SIZE);
        monitored.setMinWidth(Region.USE_PREF_SIZE);
        // Few lines: the room is for what lies there.
        HBox second = new HBox(summary, gone, take);
        second.getStyleClass().add("ondisk-path");
        second.setAlignment(Pos.CENTER_LEFT);
        HBox third = new HBox(more, monitored);
        third.getStyleClass().add("ondisk-path");
        third.setAlignment(Pos.CENTER_LEFT);
        VBox head = new VBox(first, second, third, working);
        head.getStyleClass().addAll("card-box", "ondisk-head");
        return head;
    }

    /** Leads to the other root folders, where there are any. */
    private MenuButton others() {
        MenuButton others = new MenuButton(context.text("ondisk.others"));
        others.getStyleClass().add("flat");
        others.setMinWidth(Region.USE_PREF_SIZE);
        others.setAccessibleText(others.getText());
        Buttons.show(others, false);
        context.background()
                .run(
                        () -> context.services().rootFolders().all(),
                        roots -> {
                            roots.stream()
                                    .filter(each -> each.id() != model.rootId())
                                    .map(each -> Buttons.menu(
                                            Kinds.icon(each.kind()),
                                            each.path().toString(),
                                            () -> context.navigator().open(new Place.OnDisk(each.id()))))
                                    .forEach(others.getItems()::add);
                            Buttons.show(others, !others.getItems().isEmpty());
                        },
                        failure -> context.tell("palette.on-disk.failed", failure));
        return others;
    }

    private void show() {
        boolean working = model.working().get();
        RootReport report = model.report().get().orElse(null);
        boolean isObjected = report != null && report.objection() != null;
        Buttons.show(stop, working);
        Buttons.show(again, !working);
        Buttons.show(gone, !working && model.canBeGone().get());
        long recognised = model.lines().count(ScanLines.Shown.RECOGNISED);
        boolean canTake = !working && report != null && !isObjected && recognised > 0;
        Buttons.show(take, canTake);
        Buttons.show(monitored, canTake);
        Buttons.show(choices, report != null && !model.lines().isEmpty());
        take.setText(context.text("ondisk.take", recognised));
        take.setAccessibleText(take.getText());
        chips.rename();
        if (report == null) {
            summary.setText(context.text(working ? "ondisk.looking" : "ondisk.stopped"));
            more.setText("");
            return;
        }
        path.setText(report.root().toString());
        summary.setText(
                isObjected
                        ? context.texts().say(Objects.requireNonNull(report.objection()))
                        : context.text(
                                "ondisk.found." + report.kind().name().toLowerCase(Locale.ROOT),
                                titles(report),
                                model.titleFiles(),
                                model.waitingFiles()));
        more.setText(more(report));
        more.setWrapText(!report.problems().isEmpty());
        whole.setText(String.join("\n", more.getText().split("  ·  ")));
    }

    /** Titles of which files lie here: at least one where a person has just said of a file that it is of one. */
    private int titles(RootReport report) {
        return report.titles() == 0 && model.titleFiles() > 0 ? 1 : report.titles();
    }

    private String more(RootReport report) {
        List<String> said = new ArrayList<>();
        add(said, "ondisk.known", model.knownFiles());
        add(said, "ondisk.moved", report.moved());
        add(said, "ondisk.gone", report.gone());
        add(said, "ondisk.returned", report.returned());
        add(said, "ondisk.unfinished", report.unfinished());
        add(said, "scan.passed.files", report.passed().files());
        add(said, "scan.passed.folders", report.passed().folders());
        report.problems().stream()
                .limit(3)
                .forEach(problem -> said.add(context.texts().say(problem)));
        return String.join("  ·  ", said);
    }

    private void add(List<String> said, String key, int count) {
        if (count > 0) {
            said.add(context.text(key, count));
        }
    }

    private String name(ScanLines.Shown shown) {
        return context.text(
                "ondisk.shown." + shown.name().toLowerCase(Locale.ROOT),
                model.lines().count(shown));
    }

    /** Delete takes nothing off the disk: it only asks to hear no more of what is selected. */
    private void key(KeyEvent event) {
        if (event.getTarget() instanceof TextInputControl) {
            return;
        }
        List<ScanLine> selected = List.copyOf(list.getSelectionModel().getSelectedItems());
        if (event.getCode() == KeyCode.DELETE && !selected.isEmpty()) {
            model.leaveAlone(selected);
        } else if (event.getCode() == KeyCode.ENTER
                && selected.size() == 1
                && selected.getFirst().titleId() != 0) {
            context.navigator().open(new Place.Title(selected.getFirst().titleId()));
        } else if (event.getCode() == KeyCode.ENTER && !selected.isEmpty()) {
            root.lookup("#ondisk-are").requestFocus();
        } else {
            return;
        }
        event.consume();
    }

    @Override
    public void focusFilter() {
        filter.requestFocus();
    }

    private void takeIn() {
        model.takeIn(monitored.isSelected());
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
        changes.add(context.services()
                .events()
                .listen(
                        JobChanged.class,
                        change -> context.background().onWindow(() -> model.jobChanged(change.job()))));
        if (model.report().get().isEmpty()) {
            model.look();
        }
    }

    @Override
    public void detach() {
        changes.forEach(Events.Subscription::close);
        changes.clear();
    }

    @Override
    public void refresh() {
        model.look();
    }
}
