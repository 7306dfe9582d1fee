package org.magpie.ui.health;

import java.time.Instant;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.magpie.base.job.Job;
import org.magpie.base.job.Schedule;
import org.magpie.ui.kit.Buttons;
import org.magpie.ui.kit.EmptyState;
import org.magpie.ui.kit.Skeleton;
import org.magpie.ui.kit.ViewStates;
import org.magpie.ui.kit.place.Context;
import org.magpie.ui.kit.style.Icon;
import org.magpie.ui.kit.style.LiveText;
import org.magpie.ui.kit.style.StatusColor;

/** What is at work, with its progress and a way to end it, what was, and what is done by itself. For a drawer. */
public final class JobsList {
    private final Context context;
    private final JobsViewModel model;
    private final VBox list = new VBox();
    private final VBox jobs = new VBox();
    private final VBox tasks = new VBox();
    private final VBox root;

    public JobsList(Context context, JobsViewModel model) {
        this.context = context;
        this.model = model;
        list.getStyleClass().add("health-list");
        jobs.getStyleClass().add("health-list");
        tasks.getStyleClass().add("health-list");
        list.getChildren().addAll(jobs, Buttons.label(context.text("schedule.title"), "card-title"), tasks);
        ViewStates states = new ViewStates(
                context.texts(),
                list,
                () -> new EmptyState(Icon.WORKING, context.text("jobs.empty"), ""),
                () -> Skeleton.rows(5, 44),
                model::refresh);
        states.follow(model.loader().stateProperty());
        root = new VBox(states);
        root.getStyleClass().add("jobs-list");
        root.getStylesheets().add(JobsList.class.getResource("Health.css").toExternalForm());
        model.rows().addListener((ListChangeListener<Job>) change ->
                jobs.getChildren().setAll(model.rows().stream().map(this::line).toList()));
        ScheduleLine line = new ScheduleLine(context, model);
        model.tasks().addListener((ListChangeListener<Schedule>) change ->
                tasks.getChildren().setAll(model.tasks().stream().map(line::of).toList()));
    }

    public Parent root() {
        return root;
    }

    private Node line(Job job) {
        boolean running = job.isOpen();
        StatusColor tone = tone(job.state());
        Node icon = icon(job.state()).node("tone-icon");
        tone.paint(icon);
        String name = context.text("job." + job.name());
        Label title = Buttons.label(name, "card-title");
        HBox.setHgrow(title, Priority.ALWAYS);
        title.setMaxWidth(Double.MAX_VALUE);
        Instant when = job.ended() == null ? job.started() : job.ended();
        Label time = LiveText.label(() -> context.formats().relative(when), "caption");
        time.setTooltip(new Tooltip(context.formats().exact(when)));
        VBox words = new VBox(new HBox(8, title, time));
        words.getStyleClass().add("job-words");
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        if (running) {
            ProgressBar bar = new ProgressBar(Math.max(0, JobsViewModel.progress(job)));
            bar.setMaxWidth(Double.MAX_VALUE);
            bar.setAccessibleText(name);
            words.getChildren().add(bar);
        }
        String state = context.text("jobs.state." + job.state().name().toLowerCase(java.util.Locale.ROOT));
        String said = job.says() == null ? state : context.texts().say(job.says());
        Label sentence = Buttons.label(running && job.total() > 0 ? count(job) + " · " + said : said, "caption");
        sentence.setWrapText(true);
        words.getChildren().add(sentence);
        HBox line = new HBox(icon, words);
        if (running) {
            line.getChildren()
                    .add(Buttons.icon(Icon.CLOSE, context.text("jobs.cancel", name), () -> model.cancel(job)));
        }
        line.getStyleClass().add("job-line");
        line.setAccessibleText(name + ", " + state + ", " + said);
        return line;
    }

    private String count(Job job) {
        return context.text(
                "jobs.count",
                context.formats().number(job.done()),
                context.formats().number(job.total()));
    }

    private static Icon icon(Job.State state) {
        return switch (state) {
            case WAITING -> Icon.WAITING;
            case RUNNING -> Icon.WORKING;
            case DONE -> Icon.HERE;
            case FAILED -> Icon.FAILED;
            case CANCELLED -> Icon.CLOSE;
            case INTERRUPTED -> Icon.ATTENTION;
        };
    }

    private static StatusColor tone(Job.State state) {
        return switch (state) {
            case WAITING -> StatusColor.QUIET;
            case RUNNING -> StatusColor.WORKING;
            case DONE -> StatusColor.HERE;
            case FAILED -> StatusColor.FAILED;
            case CANCELLED -> StatusColor.QUIET;
            case INTERRUPTED -> StatusColor.ATTENTION;
        };
    }
}
