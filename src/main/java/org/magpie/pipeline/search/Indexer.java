package org.magpie.pipeline.search;

import java.util.List;
import org.magpie.provider.Budget;

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

    /**
     * A page of the newest releases.
     *
     * @param page 0 for what {@link #recent} gives, 1 for those before them, and so on
     * @return empty behind the last page, and where the indexer cannot look further back
     */
    default List<Release> recent(int page) {
        return page == 0 ? recent() : List.of();
    }

    /** Whether it is to be asked for that. */
    default boolean serves(SearchMode mode) {
        return true;
    }

    /** How often it may be called. */
    default Budget budget() {
        return Budget.NONE;
    }

    /** What its torrents are to give back. */
    default SeedGoal seedGoal() {
        return SeedGoal.NONE;
    }
}
