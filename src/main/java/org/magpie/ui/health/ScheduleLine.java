package org.magpie.ui.health;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.magpie.base.job.Job;
import org.magpie.base.job.Schedule;
import org.magpie.ui.kit.Buttons;
import org.magpie.ui.kit.place.Context;
import org.magpie.ui.kit.style.Icon;
import org.magpie.ui.kit.style.LiveText;
import org.magpie.ui.kit.style.StatusColor;

/** One thing that is done by itself: when it is next, how the last turn went, and a way to begin it now or to pause it. */
final class ScheduleLine {
    private final Context context;
    private final JobsViewModel model;

    ScheduleLine(Context context, JobsViewModel model) {
        this.context = context;
        this.model = model;
    }

    Node of(Schedule task) {
        String name = context.text("job." + task.name());
        Icon shown = task.isPaused() ? Icon.PAUSE : Icon.WAITING;
        Node icon = shown.node("tone-icon");
        (task.outcome() == Job.State.FAILED ? StatusColor.ATTENTION : StatusColor.QUIET).paint(icon);
        Label title = Buttons.label(name, "card-title");
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        Label when = LiveText.label(() -> next(task), "caption");
        Instant due = task.next();
        if (due != null) {
            when.setTooltip(new Tooltip(context.formats().exact(due)));
        }
        Label last = Buttons.label(last(task), "caption");
        last.setWrapText(true);
        VBox words = new VBox(new HBox(8, title, when), last);
        words.getStyleClass().add("job-words");
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox line = new HBox(
                icon,
                words,
                task.isPaused()
                        ? Buttons.icon(
                                Icon.RESUME, context.text("schedule.resume", name), () -> model.pause(task, false))
                        : Buttons.icon(Icon.PAUSE, context.text("schedule.pause", name), () -> model.pause(task, true)),
                Buttons.icon(Icon.REFRESH, context.text("schedule.run", name), () -> model.runNow(task)));
        line.getStyleClass().add("job-line");
        line.setAccessibleText(name + ", " + when.getText() + ", " + last.getText());
        return line;
    }

    private String next(Schedule task) {
        Instant due = task.next();
        if (task.isPaused()) {
            return context.text("schedule.paused");
        }
        if (due == null) {
            return context.text("schedule.never");
        }
        return context.formats().relative(due);
    }

    private String last(Schedule task) {
        Instant begun = task.begun();
        Job.State outcome = task.outcome();
        if (begun == null || outcome == null) {
            return context.text("schedule.not-yet");
        }
        List<String> parts = new ArrayList<>();
        parts.add(context.text("schedule.last", context.formats().relative(begun)));
        if (!task.took().isZero()) {
            parts.add(context.formats().duration(task.took()));
        }
        parts.add(
                task.says() == null
                        ? context.text("jobs.state." + outcome.name().toLowerCase(Locale.ROOT))
                        : context.texts().say(task.says()));
        return String.join(" · ", parts);
    }
}
