package org.magpie.pipeline.search;

import java.util.List;

/** A place that offers releases. Safe for any number of threads. */
public interface Indexer {
    Protocol protocol();

    /**
     * Looks for releases; asks by id where the indexer can and by name where it can't.
     *
     * @return at most 1,000, in the indexer's order
     * @throws org.magpie.provider.ProviderException when it does not answer as it should
     */
    List<Release> search(Query query);

    /** The newest releases, newest first; empty where the indexer has no such list. */
    List<Release> recent();

    /** What its torrents are to give back. */
    default SeedGoal seedGoal() {
        return SeedGoal.NONE;
    }
}
