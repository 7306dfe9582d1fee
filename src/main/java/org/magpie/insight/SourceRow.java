package org.magpie.insight;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How an indexer is being used.
 *
 * @param callsToday since midnight
 * @param callsADay what it may be called in a day, 0 without bound
 * @param fetchesToday torrents, posts and files that were fetched through it since midnight
 * @param fetchesADay what may be in a day, 0 without bound
 * @param synced when its newest releases were last read, null where they never were
 * @param fresh how many of them were new then
 * @param gapFrom beginning of the last time of which what was offered could not be read, null where there is none
 * @param gapTo its end
 */
public record SourceRow(
        long indexerId,
        int callsToday,
        int callsADay,
        int fetchesToday,
        int fetchesADay,
        @Nullable Instant synced,
        int fresh,
        @Nullable Instant gapFrom,
        @Nullable Instant gapTo) {}
