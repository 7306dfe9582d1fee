package org.magpie.pipeline;

import org.magpie.base.job.Job;
import org.magpie.base.job.Jobs;
import org.magpie.base.job.Progress;
import org.magpie.base.text.Correlation;
import org.magpie.pipeline.match.EpisodeNumbering;
import org.magpie.pipeline.match.StoredTitleAliases;
import org.magpie.pipeline.match.TitleAliases;

/** Stores names and numbering of a title, then starts the job that judges lately refused releases again. */
final class AliasJobs implements AliasActions {
    private final Jobs jobs;
    private final StoredTitleAliases aliases;
    private final Reevaluation reevaluation;
    private final Correlation correlations;

    AliasJobs(Jobs jobs, StoredTitleAliases aliases, Reevaluation reevaluation, Correlation correlations) {
        this.jobs = jobs;
        this.aliases = aliases;
        this.reevaluation = reevaluation;
        this.correlations = correlations;
    }

    @Override
    public TitleAliases known() {
        return aliases;
    }

    @Override
    public Job call(long titleId, String name) {
        aliases.call(titleId, name, "");
        return reevaluate(titleId);
    }

    @Override
    public Job forget(long titleId, String name) {
        aliases.forget(titleId, name);
        return reevaluate(titleId);
    }

    @Override
    public Job number(long titleId, EpisodeNumbering numbering) {
        aliases.number(titleId, numbering);
        return reevaluate(titleId);
    }

    /** Keeps the name of a release as one more name of its title; where that cannot be, the job only says why. */
    void remember(String release, long titleId, Progress progress) {
        aliases.called(release, titleId).ifPresent(called -> {
            called.objection().ifPresentOrElse(progress::says, () -> {
                aliases.call(titleId, called.name(), release);
                reevaluation.take(titleId, progress);
            });
        });
    }

    private Job reevaluate(long titleId) {
        // One that runs already may have begun before what was just stored.
        String subject = "title:" + titleId;
        return jobs.queue(
                Jobs.line("look-again", subject),
                "look-again",
                subject,
                correlations.next(),
                progress -> reevaluation.take(titleId, progress));
    }
}
