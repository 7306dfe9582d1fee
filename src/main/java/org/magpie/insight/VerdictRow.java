package org.magpie.insight;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.Message;
import org.magpie.pipeline.decide.Score;
import org.magpie.pipeline.search.Protocol;

/**
 * A release that was looked at, with its verdict.
 *
 * @param id of the stored verdict; what a download by hand names
 * @param size bytes, -1 where not stated
 * @param seeders -1 where without meaning
 * @param scoreParts what made the score, the largest first; empty where nothing did or where that was not kept
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
        List<Score.Part> scoreParts,
        int rank,
        boolean accepted,
        boolean grabbed,
        List<Reason> reasons,
        @Nullable URI page) {
    /** What made the score in one line, such as "+1500 Remux, -10 x265"; empty where nothing did. */
    public String madeUp() {
        return scoreParts.stream()
                .map(part -> "%+d %s".formatted(part.worth(), part.name()))
                .collect(Collectors.joining(", "));
    }

    /**
     * @param rule its name in the bundle is {@code rule.<key>}
     */
    public record Reason(String rule, boolean permanent, Message said) {}
}
