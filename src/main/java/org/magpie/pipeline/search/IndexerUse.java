package org.magpie.pipeline.search;

import org.magpie.provider.Budget;
import org.magpie.provider.Field;

/**
 * What a person chooses for every indexer alike.
 *
 * @param rss whether its newest releases are read
 * @param automatic whether Magpie searches it by itself
 * @param interactive whether it is asked when a person searches
 * @param callsPerMinute 0 for as many as come
 * @param callsPerDay 0 for as many as come
 * @param downloadsPerDay 0 for as many as come
 */
public record IndexerUse(
        @Field(advanced = true) boolean rss,
        @Field(advanced = true) boolean automatic,
        @Field(advanced = true) boolean interactive,
        @Field(advanced = true, min = 0, max = 10_000) int callsPerMinute,
        @Field(advanced = true, min = 0, max = 1_000_000) int callsPerDay,
        @Field(advanced = true, min = 0, max = 1_000_000) int downloadsPerDay) {
    /** For everything, as often as need be. */
    public static final IndexerUse EVERYTHING = new IndexerUse(true, true, true, 0, 0, 0);

    public boolean serves(SearchMode mode) {
        return switch (mode) {
            case RECENT -> rss;
            case AUTOMATIC -> automatic;
            case INTERACTIVE -> interactive;
        };
    }

    public Budget budget() {
        return new Budget(callsPerMinute, callsPerDay, downloadsPerDay);
    }
}
