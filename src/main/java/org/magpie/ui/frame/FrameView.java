package org.magpie.ui.frame;

import atlantafx.base.theme.Styles;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.magpie.base.event.Events;
import org.magpie.base.job.JobChanged;
import org.magpie.pipeline.importing.ManualImport.Meant;
import org.magpie.ui.health.HealthPopover;
import org.magpie.ui.health.JobsList;
import org.magpie.ui.health.JobsViewModel;
import org.magpie.ui.importing.FileDrop;
import org.magpie.ui.importing.FileImports;
import org.magpie.ui.kit.Buttons;
import org.magpie.ui.kit.Fxml;
import org.magpie.ui.kit.place.Context;
import org.magpie.ui.kit.place.Place;
import org.magpie.ui.kit.place.Screen;
import org.magpie.ui.kit.style.Icon;
import org.magpie.ui.kit.style.LiveText;
import org.magpie.ui.kit.style.Motion;
import org.magpie.ui.kit.style.StatusColor;

/** Rail, header, screen and status bar, with the layers above them: drawer, toasts, command field. */
public final class FrameView {
    /** Key of the preference that holds whether the rail shows icons only. */
    public static final String FOLDED = Rail.FOLDED;

    private static final KeyCombination COMMAND = new KeyCodeCombination(KeyCode.K, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination FILTER = new KeyCodeCombination(KeyCode.F, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination ADD = new KeyCodeCombination(KeyCode.N, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination UNDO = new KeyCodeCombination(KeyCode.Z, KeyCombination.SHORTCUT_DOWN);

    private static final List<Place.Section> SECTIONS = List.of(Place.Section.values());

    private final Context context;
    private final Function<Place, Screen> maker;
    private final FrameViewModel model;
    private final Map<Place.Section, Screen> sections = new EnumMap<>(Place.Section.class);
    private final Palette palette;
    private final Rail rail;
    private final StackPane root;
    private @Nullable Screen shown;

    @FXML
    private VBox railPane;

    @FXML
    private Button back;

    @FXML
    private Hyperlink crumb;

    @FXML
    private Label title;

    @FXML
    private Button command;

    @FXML
    private Button health;

    @FXML
    private StackPane content;

    @FXML
    private Label speed;

    @FXML
    private Label summary;

    @FXML
    private HBox activity;

    @FXML
    private Label activityText;

    @FXML
    private ProgressBar activityBar;

    @FXML
    private Label activityNumber;

    @FXML
    private Button activityCancel;

    @FXML
    private Button jobs;

    @FXML
    private StackPane overlay;

    /**
     * @param maker makes the screen of a place
     */
    public FrameView(Context context, FrameViewModel model, Function<Place, Screen> maker) {
        this.context = context;
        this.maker = maker;
        this.model = model;
        root = Fxml.load(this, StackPane.class, context.texts());
        palette = new Palette(context, this::openShortcuts);
        rail = new Rail(context, railPane, model);
        LiveText.follow(root);
        header();
        status();
        overlay.getChildren().addAll(context.drawer().pane(), context.toasts().pane(), palette.layer());
        FileDrop.onto(
                root,
                // A sheet that is open keeps what a person has typed into it.
                node -> !context.drawer().isOpen().get(),
                (files, below) -> new FileImports(context).receive(files, Meant.NOTHING));
        root.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        context.navigator().place().addListener((value, before, now) -> show(now));
        show(context.navigator().place().get());
    }

    public Parent root() {
        return root;
    }

    public void fold(boolean folded) {
        rail.foldAsStored(folded);
    }

    /** Puts the cursor where this screen takes what is typed. */
    public void focusFilter() {
        if (shown != null) {
            shown.focusFilter();
        }
    }

    public void openPalette() {
        palette.open();
    }

    private void header() {
        Buttons.dress(back, Icon.BACK, context.text("frame.back"));
        back.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
        // Esc goes back too; a new screen must not begin with the focus here, where Enter would leave it again.
        back.setFocusTraversable(false);
        back.setOnAction(event -> context.navigator().back());
        // Always in its place, so that the title beside it never moves.
        back.disableProperty().bind(context.navigator().canGoBack().not());
        crumb.setFocusTraversable(false);
        crumb.setVisited(false);
        Label hint = Buttons.label(context.text("frame.command"), "command-hint");
        hint.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(hint, Priority.ALWAYS);
        Label key = Buttons.label("Ctrl+K", "key-cap");
        key.setMinWidth(Region.USE_PREF_SIZE);
        HBox line = new HBox(Icon.SEARCH.node(), hint, key);
        line.getStyleClass().add("command-line");
        line.setPrefWidth(290);
        command.setGraphic(line);
        command.setAccessibleText(context.text("frame.command"));
        command.setOnAction(event -> palette.open());
        health.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
        HealthPopover popover = new HealthPopover(context, model.healthModel());
        health.setOnAction(event -> popover.toggle(health));
        model.health().addListener((value, before, now) -> showHealth());
        showHealth();
    }

    private void showHealth() {
        boolean good = model.healthy().get();
        health.setGraphic((good ? Icon.HERE : Icon.ATTENTION).node("tone-icon"));
        (good ? StatusColor.HERE : StatusColor.ATTENTION).paint(health.getGraphic());
        Buttons.name(health, model.health().get());
    }

    private void status() {
        speed.setGraphic(Icon.DOWN.node("icon-small"));
        speed.textProperty().bind(model.speed());
        speed.visibleProperty().bind(model.speed().isNotEmpty());
        speed.managedProperty().bind(speed.visibleProperty());
        summary.textProperty().bind(model.summary());
        activity.visibleProperty().bind(model.busy());
        activityText.textProperty().bind(model.activity());
        activityNumber.textProperty().bind(model.activityNumber());
        model.activityShare().addListener((value, before, now) -> progress(now.doubleValue()));
        progress(model.activityShare().get());
        activityCancel.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
        Buttons.dress(activityCancel, Icon.CLOSE, context.text("frame.cancel"));
        activityCancel.setOnAction(event -> model.cancelActivity());
        jobs.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
        Buttons.dress(jobs, Icon.WORKING, context.text("frame.jobs"));
        jobs.setOnAction(event -> openJobs());
        activityBar.setAccessibleText(context.text("frame.progress"));
    }

    private void openShortcuts() {
        Shortcuts keys = new Shortcuts(context);
        keys.getStylesheets().add(FrameView.class.getResource("FrameView.css").toExternalForm());
        context.drawer().open(context.text("shortcut.title"), keys);
    }

    /** What is at work and what was; kept fresh as long as it is open. */
    private void openJobs() {
        JobsViewModel work = new JobsViewModel(
                context.services().jobs(), context.services().schedules(), context.background(), context.texts());
        JobsList list = new JobsList(context, work);
        Events.Subscription changes = context.services()
                .events()
                .listen(JobChanged.class, change -> context.background().onWindow(work::refresh));
        context.drawer().open(context.text("frame.jobs"), list.root(), null, changes::close);
        work.refresh();
    }

    private void progress(double share) {
        activityBar.setProgress(share < 0 ? ProgressIndicator.INDETERMINATE_PROGRESS : share);
    }

    private void show(Place place) {
        context.drawer().close();
        if (shown != null) {
            shown.detach();
            title.textProperty().unbind();
        }
        Screen next =
                place instanceof Place.Section section ? sections.computeIfAbsent(section, maker) : maker.apply(place);
        shown = next;
        rail.show(place.section());
        title.textProperty().bind(next.title());
        crumb(place.section(), next);
        content.getChildren().setAll(next.root());
        next.attach();
        Motion.fadeIn(next.root());
    }

    /** The section above what is shown, where that has a name of its own. */
    private void crumb(Place.Section section, Screen screen) {
        String above = context.text(section.key());
        crumb.setText(above + " /");
        crumb.setAccessibleText(above);
        crumb.setOnAction(event -> {
            crumb.setVisited(false);
            context.navigator().open(section);
        });
        boolean below = !(context.navigator().place().get() instanceof Place.Section);
        crumb.visibleProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> below && !above.equals(screen.title().getValue()), screen.title()));
        crumb.managedProperty().bind(crumb.visibleProperty());
    }

    private void key(KeyEvent event) {
        if (shown == null) {
            return;
        }
        if (COMMAND.match(event)) {
            palette.open();
        } else if (FILTER.match(event)) {
            shown.focusFilter();
        } else if (ADD.match(event)) {
            context.navigator().open(new Place.Add(""));
        } else if (UNDO.match(event)) {
            context.toasts().undoLast();
        } else if (event.isShortcutDown() && event.getCode() == KeyCode.I) {
            new FileImports(context).choose();
        } else if (event.getCode() == KeyCode.F1) {
            openShortcuts();
        } else if (event.getCode() == KeyCode.F5) {
            shown.refresh();
        } else if (event.getCode() == KeyCode.ESCAPE) {
            escape(shown);
        } else if (event.isShortcutDown() && event.getCode().isDigitKey()) {
            digit(event.getText());
        } else {
            return;
        }
        event.consume();
    }

    private void escape(Screen screen) {
        if (palette.isOpen()) {
            palette.close();
        } else if (context.drawer().isOpen().get()) {
            context.drawer().close();
        } else if (!screen.leave() && !isAtTop()) {
            context.navigator().back();
        }
    }

    /** A section's own screen has nothing above it: one press too many must not lead away from it. */
    private boolean isAtTop() {
        return context.navigator().place().get() instanceof Place.Section;
    }

    private void digit(String text) {
        int at = text.isEmpty() ? -1 : text.charAt(0) - '1';
        if (at >= 0 && at < SECTIONS.size()) {
            context.navigator().open(SECTIONS.get(at));
        }
    }
}
