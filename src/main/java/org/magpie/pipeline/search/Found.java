package org.magpie.pipeline.search;

import java.util.List;

/**
 * What a search brought.
 *
 * @param releases each offered once, in the order of the indexers' priority
 * @param reports one an indexer
 */
public record Found(List<Release> releases, List<IndexerReport> reports) {
    public Found {
        releases = List.copyOf(releases);
        reports = List.copyOf(reports);
    }
}
