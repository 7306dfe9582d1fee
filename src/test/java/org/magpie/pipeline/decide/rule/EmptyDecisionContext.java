package org.magpie.pipeline.decide.rule;

import java.nio.file.Path;
import java.util.Set;
import org.magpie.pipeline.decide.DecisionContext;
import org.magpie.pipeline.search.Protocol;

/** Nothing is downloading or blocked; there is a torrent client and enough free space. */
public final class EmptyDecisionContext implements DecisionContext {
    private long space = 1_000_000_000_000L;

    public EmptyDecisionContext withSpace(long bytes) {
        space = bytes;
        return this;
    }

    @Override
    public boolean canFetch(Protocol protocol) {
        return protocol != Protocol.USENET;
    }

    @Override
    public boolean canFetch(Protocol protocol, Set<String> titleTags) {
        return canFetch(protocol) && (protocol != Protocol.DIRECT || titleTags.contains("direct"));
    }

    @Override
    public Set<String> indexerTags(long indexerId) {
        return indexerId == 9 ? Set.of("anime") : Set.of();
    }

    @Override
    public long freeSpace(Path root) {
        return space;
    }

    @Override
    public int minimumSeeders(long indexerId) {
        return 1;
    }

    @Override
    public int indexerPriority(long indexerId) {
        return (int) indexerId;
    }
}
