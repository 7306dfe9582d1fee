package org.magpie.ui.library;

import java.time.Duration;
import java.util.Set;
import org.magpie.base.error.UserException;
import org.magpie.base.job.Job;
import org.magpie.pipeline.importing.organise.OrganiseOptions;
import org.magpie.pipeline.importing.organise.OrganisePlan;
import org.magpie.pipeline.importing.organise.OrganiseScope;
import org.magpie.ui.kit.place.Services;

/** Moves the files of titles to the folders that they have now, keeping their names. */
public final class TitleFileMoves {
    private static final Duration LONGEST = Duration.ofDays(7);

    private TitleFileMoves() {}

    /**
     * Waits until it is done.
     *
     * @throws UserException when a file could not be moved, with why; the others are moved
     */
    public static void move(Services services, Set<Long> titleIds) {
        OrganisePlan plan =
                services.organise().plan(new OrganiseScope.OfTitles(titleIds), OrganiseOptions.MOVE_ONLY, Set.of());
        if (!plan.parts().isEmpty()) {
            Job job = services.organise().start(plan);
            Job ended = services.jobs().await(job.id(), LONGEST);
            if (ended.state() == Job.State.FAILED && ended.says() != null) {
                throw new UserException("organise.not-all", plan.files(), ended.says());
            }
        }
        plan.refused().stream().findFirst().ifPresent(line -> {
            throw new UserException(
                    "organise.not-all", plan.refused().size(), line.refusal() == null ? "" : line.refusal());
        });
    }
}
