package org.magpie.ui.calendar;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.magpie.base.event.Events;
import org.magpie.insight.CalendarRow;
import org.magpie.media.LibraryChanged;
import org.magpie.media.MediaKind;
import org.magpie.media.file.RootFolder;
import org.magpie.ui.calendar.CalendarViewModel.Page;
import org.magpie.ui.kit.Buttons;
import org.magpie.ui.kit.ChipBar;
import org.magpie.ui.kit.EmptyState;
import org.magpie.ui.kit.Fxml;
import org.magpie.ui.kit.Skeleton;
import org.magpie.ui.kit.ViewStates;
import org.magpie.ui.kit.place.Context;
import org.magpie.ui.kit.place.Screen;
import org.magpie.ui.kit.style.Icon;
import org.magpie.ui.kit.style.Kinds;
import org.magpie.ui.kit.style.StatusColor;

/** What comes out when: a month, a week, or a list of days. */
public final class CalendarView implements Screen {
    private static final double ROOM_FOR_WORDS = 1300;
    private static final PseudoClass TODAY = PseudoClass.getPseudoClass("today");

    private final Context context;
    private final CalendarViewModel model;
    private final ReleaseStyle look;
    private final MonthGrid month;
    private final StackPane shown = new StackPane();
    private final Parent root;
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper();
    private Events.@Nullable Subscription changes;

    @FXML
    private Button back;

    @FXML
    private Button today;

    @FXML
    private Button on;

    @FXML
    private Button save;

    @FXML
    private Label period;

    @FXML
    private HBox kinds;

    @FXML
    private HBox modes;

    @FXML
    private StackPane place;

    public CalendarView(Context context, CalendarViewModel model) {
        this.context = context;
        this.model = model;
        this.look = new ReleaseStyle(context);
        this.month = new MonthGrid(context, look, this::openDay);
        this.root = Fxml.load(this, Parent.class, context.texts());
        title.set(context.text("section.calendar"));
        Buttons.dress(back, Icon.CHEVRON_LEFT, context.text("calendar.back"));
        Buttons.dress(on, Icon.CHEVRON_RIGHT, context.text("calendar.on"));
        List.of(back, on).forEach(button -> button.getStyleClass().addAll("flat", "button-icon"));
        back.setOnAction(event -> model.turn(-1));
        on.setOnAction(event -> model.turn(1));
        today.setOnAction(event -> model.goToToday());
        Buttons.dress(save, Icon.UPLOAD, context.text("calendar.save"));
        save.getStyleClass().addAll("flat", "button-icon");
        save.setOnAction(event -> save());
        today.setAccessibleText(context.text("calendar.today"));
        for (MediaKind kind : MediaKind.values()) {
            ToggleButton chip = Buttons.toggle(Kinds.icon(kind), context.text(Kinds.key(kind)));
            chip.getStyleClass().addAll("chip", "kind-chip", kind.name().toLowerCase(Locale.ROOT));
            chip.setText(context.text(Kinds.key(kind)));
            chip.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
            chip.setSelected(model.shows(kind));
            chip.selectedProperty().addListener((property, before, now) -> model.show(kind, now));
            kinds.getChildren().add(chip);
        }
        context.background()
                .run(
                        () -> context.services().rootFolders().all().stream()
                                .map(RootFolder::kind)
                                .collect(Collectors.toSet()),
                        this::showKinds,
                        failure -> context.tell("start.preferences.failed", failure));
        // With their words where there is room for them.
        root.layoutBoundsProperty()
                .addListener((value, before, now) -> kinds.getChildren()
                        .forEach(chip -> ((ToggleButton) chip)
                                .setContentDisplay(
                                        now.getWidth() >= ROOM_FOR_WORDS
                                                ? ContentDisplay.LEFT
                                                : ContentDisplay.GRAPHIC_ONLY)));
        ObjectProperty<CalendarMode> mode =
                new SimpleObjectProperty<>(model.pageProperty().get().mode());
        mode.addListener((property, before, now) -> model.show(now));
        modes.getChildren()
                .add(new ChipBar<>(
                        List.of(CalendarMode.values()),
                        each -> context.text("calendar.mode." + each.name().toLowerCase(Locale.ROOT)),
                        mode));
        ViewStates states = new ViewStates(
                context.texts(),
                shown,
                () -> new EmptyState(Icon.CALENDAR, context.text("calendar.empty"), ""),
                Skeleton::month,
                model::refresh);
        states.follow(model.loader().stateProperty());
        place.getChildren().add(states);
        model.pageProperty().addListener((property, before, now) -> show(now));
        show(model.pageProperty().get());
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
        changes = context.services()
                .events()
                .listen(LibraryChanged.class, change -> context.background().onWindow(model::refresh));
        model.refresh();
    }

    @Override
    public void detach() {
        if (changes != null) {
            changes.close();
            changes = null;
        }
    }

    @Override
    public void refresh() {
        model.refresh();
    }

    /** What nobody chose to look after needs no filter. */
    private void showKinds(Set<MediaKind> chosen) {
        for (MediaKind kind : MediaKind.values()) {
            Buttons.show(kinds.getChildren().get(kind.ordinal()), chosen.isEmpty() || chosen.contains(kind));
        }
    }

    private void show(Page page) {
        Locale locale = context.texts().locale();
        String from = context.formats().date(page.days().getFirst());
        period.setText(
                page.mode() == CalendarMode.MONTH
                        ? capital(
                                DateTimeFormatter.ofPattern("LLLL yyyy", locale).format(page.anchor()), locale)
                        : from + " – " + context.formats().date(page.days().getLast()));
        Node content = switch (page.mode()) {
            case MONTH -> {
                month.show(page, model.today());
                yield page.isEmpty() ? noted(month) : month;
            }
            case WEEK -> page.isEmpty() ? noted(week(page)) : week(page);
            case AGENDA -> page.isEmpty() ? nothing() : agenda(page);
        };
        shown.getChildren().setAll(content);
    }

    private void save() {
        context.desktop()
                .chooseTarget(context.text("calendar.save"), "magpie.ics")
                .ifPresent(target -> model.save(
                        target,
                        () -> context.toasts()
                                .show(
                                        StatusColor.HERE,
                                        context.text("calendar.saved", String.valueOf(target.getFileName()))),
                        failure -> context.tell("calendar.save.failed", failure)));
    }

    private static String capital(String text, Locale locale) {
        return text.substring(0, 1).toUpperCase(locale) + text.substring(1);
    }

    private Node noted(Node below) {
        Label note = Buttons.label(context.text("calendar.empty"), "muted", "calendar-note");
        VBox.setVgrow(below, Priority.ALWAYS);
        return new VBox(note, below);
    }

    private Node nothing() {
        return new EmptyState(Icon.CALENDAR, context.text("calendar.empty"), context.text("calendar.empty.hint"));
    }

    private Node week(Page page) {
        GridPane week = new GridPane();
        week.getStyleClass().add("week");
        for (LocalDate day : page.days()) {
            ColumnConstraints column = new ColumnConstraints();
            column.setPercentWidth(100.0 / page.days().size());
            week.getColumnConstraints().add(column);
            VBox items = new VBox(Buttons.label(weekday(day), "card-title"));
            items.getStyleClass().add("day-column");
            items.pseudoClassStateChanged(TODAY, day.equals(model.today()));
            ReleaseStyle.groups(page.byDay().getOrDefault(day, List.of()))
                    .forEach(rows -> items.getChildren().add(look.card(rows)));
            items.setOnMouseClicked(event -> openDay(day));
            GridPane.setVgrow(items, Priority.ALWAYS);
            week.add(items, page.days().indexOf(day), 0);
        }
        return week;
    }

    private Node agenda(Page page) {
        VBox days = new VBox();
        days.getStyleClass().add("agenda");
        page.byDay().forEach((day, rows) -> {
            if (page.days().contains(day)) {
                days.getChildren().add(agendaDay(day, rows));
            }
        });
        ScrollPane scroll = new ScrollPane(days);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("edgeless");
        return scroll;
    }

    private Node agendaDay(LocalDate day, List<CalendarRow> rows) {
        VBox date = new VBox(
                Buttons.label(weekday(day), "card-title"),
                Buttons.label(context.formats().relative(day), "caption"));
        date.getStyleClass().add("agenda-date");
        VBox items = new VBox();
        items.getStyleClass().add("agenda-items");
        rows.forEach(row -> items.getChildren().add(look.line(row)));
        HBox.setHgrow(items, Priority.ALWAYS);
        HBox line = new HBox(date, items);
        line.getStyleClass().add("agenda-day");
        return line;
    }

    private String weekday(LocalDate day) {
        return capital(
                DateTimeFormatter.ofPattern("EEE d MMM", context.texts().locale())
                        .format(day),
                context.texts().locale());
    }

    private void openDay(LocalDate day) {
        model.open(day);
        VBox list = new VBox();
        list.getStyleClass().add("day-list");
        list.getStylesheets()
                .add(CalendarView.class.getResource("CalendarView.css").toExternalForm());
        List<CalendarRow> rows = model.on(day);
        rows.forEach(row -> list.getChildren().add(look.line(row)));
        if (rows.isEmpty()) {
            list.getChildren().add(Buttons.label(context.text("calendar.day-empty"), "muted"));
        }
        context.drawer()
                .open(
                        DateTimeFormatter.ofPattern(
                                        "EEEE d MMMM", context.texts().locale())
                                .format(day),
                        list,
                        null,
                        model::close);
    }
}
