package org.magpie.ui.health;

import java.util.List;
import java.util.Locale;
import javafx.collections.ListChangeListener;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;
import javafx.stage.PopupWindow;
import org.magpie.pipeline.importing.recycle.Recycle;
import org.magpie.ui.health.HealthViewModel.Level;
import org.magpie.ui.health.HealthViewModel.Problem;
import org.magpie.ui.kit.Buttons;
import org.magpie.ui.kit.EmptyState;
import org.magpie.ui.kit.Skeleton;
import org.magpie.ui.kit.ViewStates;
import org.magpie.ui.kit.place.Context;
import org.magpie.ui.kit.place.Place;
import org.magpie.ui.kit.style.Icon;
import org.magpie.ui.kit.style.StatusColor;

/** What the dot in the header opens: each problem in a sentence, with the way to mend it. */
public final class HealthPopover {
    private static final double WIDTH = 380;

    private final Context context;
    private final HealthViewModel model;
    private final Popup popup = new Popup();
    private final VBox list = new VBox();
    /** How much lies in the recycle folders, and the way there; hidden while nothing does. */
    private final HBox recycle = new HBox();

    private final VBox content;

    public HealthPopover(Context context, HealthViewModel model) {
        this.context = context;
        this.model = model;
        list.getStyleClass().add("health-list");
        ViewStates states = new ViewStates(
                context.texts(),
                list,
                () -> new EmptyState(Icon.HERE, context.text("health.good"), ""),
                () -> Skeleton.rows(2, 40),
                model::refresh);
        states.follow(model.loader().stateProperty());
        recycle.getStyleClass().add("health-recycle");
        Buttons.show(recycle, false);
        content = new VBox(Buttons.label(context.text("health.title"), "section-title"), states, recycle);
        content.getStyleClass().add("health-popover");
        content.getStylesheets()
                .add(HealthPopover.class.getResource("Health.css").toExternalForm());
        content.setPrefWidth(WIDTH);
        content.setMaxWidth(WIDTH);
        model.problems().addListener((ListChangeListener<Problem>) change -> show(model.problems()));
        show(model.problems());
        popup.getContent().add(content);
        popup.setAutoHide(true);
        popup.setHideOnEscape(true);
    }

    /** Opens below a node, or closes when it is open. */
    public void toggle(Node below) {
        if (popup.isShowing()) {
            popup.hide();
            return;
        }
        model.refresh();
        weighRecycled();
        Bounds bounds = below.localToScreen(below.getBoundsInLocal());
        // By its own right edge: how wide it really is, shadow and text size included, is known only when it is shown.
        popup.setAnchorLocation(PopupWindow.AnchorLocation.CONTENT_TOP_RIGHT);
        popup.show(below, bounds.getMaxX(), bounds.getMaxY() + 4);
    }

    /** What the popover holds, for a place of its own. */
    public Parent content() {
        return content;
    }

    /** Reads how much lies in the recycle folders and shows it. */
    public void weighRecycled() {
        context.background()
                .run(
                        () -> context.services().recycle().amounts(),
                        this::showRecycled,
                        failure -> Buttons.show(recycle, false));
    }

    private void showRecycled(List<Recycle.Amount> amounts) {
        int files = amounts.stream().mapToInt(Recycle.Amount::files).sum();
        long bytes = amounts.stream().mapToLong(Recycle.Amount::bytes).sum();
        Label said = Buttons.label(
                context.text("health.recycle", files, context.formats().size(bytes)), "muted");
        said.setWrapText(true);
        HBox.setHgrow(said, Priority.ALWAYS);
        said.setMaxWidth(Double.MAX_VALUE);
        Button open = Buttons.plain(context.text("health.recycle.open"), () -> {
            popup.hide();
            context.navigator().open(new Place.Settings("recycle"));
        });
        open.getStyleClass().add("small");
        recycle.getChildren().setAll(said, open);
        Buttons.show(recycle, files > 0);
    }

    private void show(List<? extends Problem> problems) {
        list.getChildren().setAll(problems.stream().map(this::line).toList());
    }

    private void mend(Problem problem) {
        switch (problem.way()) {
            case SETTINGS -> context.navigator().open(new Place.Settings(problem.section()));
            case SEARCH ->
                context.background()
                        .run(
                                () -> context.services().pipeline().releases().searchWanted(),
                                job -> context.toasts().show(StatusColor.WORKING, context.text("health.searching")),
                                failure -> context.tell("health.search-failed", failure));
        }
    }

    private Node line(Problem problem) {
        boolean failed = problem.level() == Level.FAILED;
        StatusColor tone = failed ? StatusColor.FAILED : StatusColor.ATTENTION;
        Node icon = tone.icon().node("tone-icon");
        tone.paint(icon);
        Label said = new Label(context.texts().say(problem.said()));
        said.setWrapText(true);
        VBox words = new VBox(said);
        words.getStyleClass().add("health-words");
        if (problem.again() != null) {
            words.getChildren()
                    .add(Buttons.label(
                            context.text("health.again", context.formats().relative(problem.again())), "caption"));
        }
        HBox.setHgrow(words, Priority.ALWAYS);
        String way = problem.way().name().toLowerCase(Locale.ROOT);
        Button mend = Buttons.plain(context.text("health.way." + way), () -> {
            popup.hide();
            mend(problem);
        });
        mend.setMinWidth(Button.USE_PREF_SIZE);
        mend.getStyleClass().addAll("small");
        HBox line = new HBox(icon, words, mend);
        line.getStyleClass().add("health-line");
        line.setAccessibleText(context.text(
                        "health.level." + problem.level().name().toLowerCase(Locale.ROOT)) + ": " + said.getText());
        return line;
    }
}
