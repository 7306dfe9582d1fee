package org.magpie.pipeline.search;

import java.util.List;

/**
 * What a search brought.
 *
 * @param releases each offered once, in the order of the indexers' priority
 * @param elsewhere the same torrents as other indexers offer them
 * @param reports one an indexer
 */
public record SearchResults(List<Release> releases, List<Release> elsewhere, List<IndexerReport> reports) {
    public SearchResults {
        releases = List.copyOf(releases);
        elsewhere = List.copyOf(elsewhere);
        reports = List.copyOf(reports);
    }
}
