package org.magpie.pipeline;

import java.time.Duration;
import java.util.function.Supplier;
import org.magpie.pipeline.search.DuplicateOffers;
import org.magpie.pipeline.search.IndexerLists;
import org.magpie.pipeline.search.Search;
import org.magpie.pipeline.search.feed.Feeds;

/**
 * Everything that releases come from.
 *
 * @param lists programs that tell of further indexers
 * @param elsewhere where else the same torrents are
 * @param pause between two readings of the newest releases; zero for never
 */
public record Sources(
        Search search, Feeds feeds, IndexerLists lists, DuplicateOffers elsewhere, Supplier<Duration> pause) {
    /** What the newest releases are read after where a person has not said otherwise. */
    public static final Duration USUAL_PAUSE = Duration.ofMinutes(15);
}
