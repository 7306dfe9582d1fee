package org.magpie.pipeline.importing.organise;

import java.nio.file.Path;
import java.util.Set;
import org.magpie.base.job.Job;

/** Gives files of the library the names and folders that they should have. Safe for any number of threads. */
public interface Organise {
    /**
     * Says what would be done. Reads the disk and changes nothing.
     *
     * @param left files that a person does not want to be moved, by where they lie
     */
    OrganisePlan plan(OrganiseScope scope, OrganiseOptions options, Set<Path> left);

    /**
     * Carries a plan out as a job, which can be watched and cancelled and goes on after a crash. Files that were changed since it was made
     * stay where they are. All of it is one thing that can be undone.
     *
     * @throws org.magpie.base.error.UserException when there is nothing in it to be done
     */
    Job start(OrganisePlan plan);
}
