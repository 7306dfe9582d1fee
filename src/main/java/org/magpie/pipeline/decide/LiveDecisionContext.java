package org.magpie.pipeline.decide;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.magpie.pipeline.search.Protocol;
import org.magpie.provider.Definition;
import org.magpie.provider.Providers;

/** Answers from the configured clients and indexers, the queue and the disks as they are now. */
public final class LiveDecisionContext implements DecisionContext {
    private static final int USUAL_PRIORITY = 25;

    private final Providers providers;
    private final Clients clients;
    private final ToLongFunction<Path> free;
    private final Function<Set<String>, Optional<Protocol>> preferred;

    /** The enabled download clients, as those that know them tell of them. */
    @FunctionalInterface
    public interface Clients {
        /**
         * Whether one takes that protocol.
         *
         * @param titleTags only clients for titles with such tags; null: any client
         */
        boolean fetch(Protocol protocol, @Nullable Set<String> titleTags);
    }

    /**
     * @param free bytes free at a path, -1 where it cannot be told
     * @param preferred the way of fetching that is liked best for titles with such tags
     */
    public LiveDecisionContext(
            Providers providers,
            Clients clients,
            ToLongFunction<Path> free,
            Function<Set<String>, Optional<Protocol>> preferred) {
        this.providers = providers;
        this.clients = clients;
        this.free = free;
        this.preferred = preferred;
    }

    @Override
    public boolean canFetch(Protocol protocol) {
        return clients.fetch(protocol, null);
    }

    @Override
    public boolean canFetch(Protocol protocol, Set<String> titleTags) {
        return clients.fetch(protocol, titleTags);
    }

    @Override
    public Set<String> indexerTags(long indexerId) {
        return providers.definition(indexerId).map(Definition::tags).orElse(Set.of());
    }

    @Override
    public long freeSpace(Path root) {
        return free.applyAsLong(root);
    }

    @Override
    public Optional<Protocol> preferredProtocol(Set<String> titleTags) {
        return preferred.apply(titleTags);
    }

    @Override
    public int minimumSeeders(long indexerId) {
        return providers
                .definition(indexerId)
                .map(definition -> providers.values(definition).get("minimumSeeders"))
                .map(value -> value instanceof Number number ? number.intValue() : 1)
                .orElse(1);
    }

    @Override
    public int indexerPriority(long indexerId) {
        return providers.definition(indexerId).map(Definition::priority).orElse(USUAL_PRIORITY);
    }
}
