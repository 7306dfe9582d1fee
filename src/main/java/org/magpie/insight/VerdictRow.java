package org.magpie.insight;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.Message;
import org.magpie.pipeline.search.Protocol;

/**
 * A release that was looked at, with its verdict.
 *
 * @param id of the stored verdict; what a download by hand names
 * @param size bytes, -1 where not stated
 * @param seeders -1 where without meaning
 * @param rank 0 for the best of its search
 * @param reasons why it was refused, each a sentence; empty when it was taken or may be
 */
public record VerdictRow(
        long id,
        long titleId,
        String slot,
        Instant judged,
        String releaseName,
        String indexer,
        Protocol protocol,
        String quality,
        Set<String> languages,
        String group,
        long size,
        Instant published,
        int seeders,
        int leechers,
        int score,
        int rank,
        boolean accepted,
        boolean grabbed,
        List<Reason> reasons,
        @Nullable URI page) {
    /**
     * @param rule its name in the bundle is {@code rule.<key>}
     */
    public record Reason(String rule, boolean permanent, Message said) {}
}
