package org.magpie.ui.health;

import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.magpie.base.job.Job;
import org.magpie.base.job.Jobs;
import org.magpie.base.text.Texts;
import org.magpie.ui.kit.Background;
import org.magpie.ui.kit.Reading;

/** What is at work and what was. Belongs to the window's thread. */
public final class JobsViewModel {
    static final int MOST = 50;

    private final Jobs jobs;
    private final Background background;
    private final Reading reading;
    private final ObservableList<Job> rows = FXCollections.observableArrayList();

    public JobsViewModel(Jobs jobs, Background background, Texts texts) {
        this.jobs = jobs;
        this.background = background;
        this.reading = new Reading(background, texts, "jobs.failed");
    }

    public Reading reading() {
        return reading;
    }

    /** Running ones first, then the newest. */
    public ObservableList<Job> rows() {
        return rows;
    }

    public void refresh() {
        reading.read(() -> order(jobs.recent(MOST)), answer -> {
            if (!answer.equals(rows)) {
                rows.setAll(answer);
            }
            return !answer.isEmpty();
        });
    }

    public void cancel(Job job) {
        background.run(
                () -> {
                    jobs.cancel(job.id());
                    return true;
                },
                done -> refresh(),
                failure -> refresh());
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
                .sorted((one, other) ->
                        Boolean.compare(other.state() == Job.State.RUNNING, one.state() == Job.State.RUNNING))
                .toList();
    }
}
