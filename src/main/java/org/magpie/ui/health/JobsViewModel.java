package org.magpie.ui.health;

import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.magpie.base.job.Job;
import org.magpie.base.job.Jobs;
import org.magpie.base.job.Schedule;
import org.magpie.base.job.Schedules;
import org.magpie.base.text.Texts;
import org.magpie.ui.kit.background.Background;
import org.magpie.ui.kit.background.ViewLoader;

/** What is at work, what was, and what is done by itself. Belongs to the window's thread. */
public final class JobsViewModel {
    static final int MOST = 50;

    private final Jobs jobs;
    private final Schedules schedules;
    private final Background background;
    private final ViewLoader loader;
    private final ObservableList<Job> rows = FXCollections.observableArrayList();
    private final ObservableList<Schedule> tasks = FXCollections.observableArrayList();

    public JobsViewModel(Jobs jobs, Schedules schedules, Background background, Texts texts) {
        this.jobs = jobs;
        this.schedules = schedules;
        this.background = background;
        this.loader = new ViewLoader(background, texts, "jobs.failed");
    }

    public ViewLoader loader() {
        return loader;
    }

    /** Running ones first, then the newest. */
    public ObservableList<Job> rows() {
        return rows;
    }

    /** What is done by itself, the next due first. */
    public ObservableList<Schedule> tasks() {
        return tasks;
    }

    public void refresh() {
        loader.read(() -> new Read(order(jobs.recent(MOST)), schedules.all()), answer -> {
            if (!answer.jobs().equals(rows)) {
                rows.setAll(answer.jobs());
            }
            if (!answer.tasks().equals(tasks)) {
                tasks.setAll(answer.tasks());
            }
            return !answer.jobs().isEmpty() || !answer.tasks().isEmpty();
        });
    }

    private record Read(List<Job> jobs, List<Schedule> tasks) {}

    /** Begins a turn of a task now. */
    public void runNow(Schedule task) {
        change(() -> schedules.runNow(task.name()));
    }

    /** Says whether a task is no longer done by itself. */
    public void pause(Schedule task, boolean paused) {
        change(() -> schedules.pause(task.name(), paused));
    }

    private void change(Runnable work) {
        background.run(
                () -> {
                    work.run();
                    return true;
                },
                done -> refresh(),
                failure -> refresh());
    }

    public void cancel(Job job) {
        change(() -> jobs.cancel(job.id()));
    }

    /** 0 to 1; -1 while a running job does not know how much there is to do. */
    public static double progress(Job job) {
        if (job.state() != Job.State.RUNNING) {
            return 1;
        }
        return job.total() <= 0 ? -1 : Math.clamp((double) job.done() / job.total(), 0, 1);
    }

    private static List<Job> order(List<Job> recent) {
        return recent.stream()
                .sorted((one, other) -> Boolean.compare(other.isOpen(), one.isOpen()))
                .toList();
    }
}
