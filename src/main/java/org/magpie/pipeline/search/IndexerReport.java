package org.magpie.pipeline.search;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.Message;

/**
 * How one indexer did in one search.
 *
 * @param releases how many it brought, before duplicates were merged
 * @param took until it answered or was given up
 * @param said why it brought nothing, null when it answered
 */
public record IndexerReport(
        long indexerId,
        String indexer,
        Outcome outcome,
        int releases,
        Duration took,
        @Nullable Message said) {
    /** What became of the question. */
    public enum Outcome {
        ANSWERED,
        FAILED,
        /** It had not answered at the deadline. */
        TOO_LATE,
        /** Not asked: it is left alone for a while after failures. */
        PAUSED
    }
}
