package org.magpie.pipeline.decide;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.magpie.pipeline.search.Protocol;

/** What the rules need to know of clients, indexers, downloads and disks. Safe for any number of threads. */
public interface DecisionContext {
    /** Whether an enabled download client takes that protocol for titles with such tags. */
    boolean canFetch(Protocol protocol, Set<String> titleTags);

    /** Whether an enabled download client takes that protocol at all. */
    boolean canFetch(Protocol protocol);

    /** The tags of which a title must have one for that indexer; empty: it is for all. */
    Set<String> indexerTags(long indexerId);

    /**
     * Bytes that may still be written there, -1 where that cannot be told.
     *
     * @param root folder of a slot
     */
    long freeSpace(Path root);

    /** How many seeders a torrent of that indexer must have at least; 0 where any number will do. */
    int minimumSeeders(long indexerId);

    /** The way of fetching that is liked best for titles with such tags; empty where all are equal. */
    default Optional<Protocol> preferredProtocol(Set<String> titleTags) {
        return Optional.empty();
    }

    /** 1 first to 50 last. */
    int indexerPriority(long indexerId);
}
