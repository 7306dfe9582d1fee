package org.magpie.testing.ui;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.magpie.base.job.Jobs;
import org.magpie.base.job.Schedule;
import org.magpie.base.job.ScheduledTask;
import org.magpie.base.job.Schedules;

/** Schedules that a test fills; notes what was asked of them. */
public final class FakeSchedules implements Schedules {
    private final FakeJobs jobs;

    public final List<Schedule> rows = new CopyOnWriteArrayList<>();
    public final List<String> asked = new CopyOnWriteArrayList<>();

    public FakeSchedules(FakeJobs jobs) {
        this.jobs = jobs;
    }

    @Override
    public void add(ScheduledTask task) {
        asked.add("add " + task.name());
    }

    @Override
    public List<Schedule> all() {
        return List.copyOf(rows);
    }

    @Override
    public Jobs.Started runNow(String name) {
        asked.add("run " + name);
        return new Jobs.Started(jobs.begin(name, ""), true);
    }

    @Override
    public void pause(String name, boolean paused) {
        asked.add((paused ? "pause " : "resume ") + name);
    }

    @Override
    public void setInterval(String name, @Nullable Duration interval) {
        asked.add("interval " + name + " " + interval);
    }
}
