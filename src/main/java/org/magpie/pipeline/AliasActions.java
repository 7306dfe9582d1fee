package org.magpie.pipeline;

import org.magpie.base.job.Job;
import org.magpie.pipeline.match.EpisodeNumbering;
import org.magpie.pipeline.match.TitleAliases;

/** Saying by which names and numbers releases of a title are known. Safe for any number of threads. */
public interface AliasActions {
    /** By what releases of titles are known. */
    TitleAliases known();

    /**
     * Gives a title one more name; what was refused lately because nobody knew its title is looked at again.
     *
     * @throws org.magpie.base.error.UserException when the title cannot have it, as when it is the name of another one
     */
    Job call(long titleId, String name);

    /** Takes a name away that a person has given; what was refused lately is looked at again. */
    Job forget(long titleId, String name);

    /**
     * Says how releases number the episodes of a series, instead of what was said before; what was refused lately is looked at
     * again.
     *
     * @throws org.magpie.base.error.UserException when the title has no such episode
     */
    Job number(long titleId, EpisodeNumbering numbering);
}
