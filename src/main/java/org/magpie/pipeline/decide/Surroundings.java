package org.magpie.pipeline.decide;

import java.nio.file.Path;
import org.magpie.pipeline.search.Protocol;

/** What the rules need to know of the rest of the house. Safe for any number of threads. */
public interface Surroundings {
    /** Whether an enabled download client takes that protocol. */
    boolean canFetch(Protocol protocol);

    /**
     * Bytes that may still be written there, -1 where that cannot be told.
     *
     * @param root folder of a slot
     */
    long freeSpace(Path root);

    /** How many seeders a torrent of that indexer must have at least; 0 where any number will do. */
    int minimumSeeders(long indexerId);

    /** 1 first to 50 last. */
    int indexerPriority(long indexerId);
}
