package org.magpie.cli.session;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.magpie.base.job.Job;

/**
 * Waits for jobs that one call starts in the background, one a download, and fails with what the first of them said. Made before
 * that call.
 */
public final class JobWait {
    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final int MOST = 500;

    private final Core core;
    private final Set<Long> before;

    public JobWait(Core core) {
        this.core = core;
        this.before = core.jobs().recent(MOST).stream().map(Job::id).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * @param name of the jobs, such as {@code pause}
     * @throws org.magpie.base.error.UserException with what the first job said that did not end well
     */
    public void await(String name) {
        List<Job> started = core.jobs().recent(MOST).stream()
                .filter(job -> !before.contains(job.id()) && job.name().equals(name))
                .toList();
        started.forEach(job -> Session.done(core, job, LONGEST));
    }
}
