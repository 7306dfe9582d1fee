package org.magpie.pipeline.decide;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.magpie.pipeline.search.Protocol;

/** Asks each thing once; made for one go of judging, which must not ask the disk and the database two thousand times. */
public final class CachedDecisionContext implements DecisionContext {
    private final DecisionContext asked;
    private final Map<Protocol, Boolean> clients = new ConcurrentHashMap<>();
    private final Map<Tagged, Boolean> taggedClients = new ConcurrentHashMap<>();
    private final Map<Long, Set<String>> tags = new ConcurrentHashMap<>();
    private final Map<Path, Long> space = new ConcurrentHashMap<>();
    private final Map<Long, Integer> seeders = new ConcurrentHashMap<>();
    private final Map<Long, Integer> priorities = new ConcurrentHashMap<>();

    public CachedDecisionContext(DecisionContext asked) {
        this.asked = asked;
    }

    @Override
    public boolean canFetch(Protocol protocol) {
        return clients.computeIfAbsent(protocol, asked::canFetch);
    }

    private record Tagged(Protocol protocol, Set<String> titleTags) {}

    @Override
    public boolean canFetch(Protocol protocol, Set<String> titleTags) {
        return taggedClients.computeIfAbsent(
                new Tagged(protocol, titleTags), asking -> asked.canFetch(asking.protocol(), asking.titleTags()));
    }

    @Override
    public Set<String> indexerTags(long indexerId) {
        return tags.computeIfAbsent(indexerId, asked::indexerTags);
    }

    @Override
    public long freeSpace(Path root) {
        return space.computeIfAbsent(root, asked::freeSpace);
    }

    @Override
    public Optional<Protocol> preferredProtocol(Set<String> titleTags) {
        return asked.preferredProtocol(titleTags);
    }

    @Override
    public int minimumSeeders(long indexerId) {
        return seeders.computeIfAbsent(indexerId, asked::minimumSeeders);
    }

    @Override
    public int indexerPriority(long indexerId) {
        return priorities.computeIfAbsent(indexerId, asked::indexerPriority);
    }
}
