package org.magpie.pipeline.decide;

import java.nio.file.Path;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.magpie.pipeline.search.Protocol;
import org.magpie.provider.Definition;
import org.magpie.provider.Providers;

/** The house as the set-up plugs and the disk tell of it. */
public final class HouseSurroundings implements Surroundings {
    private static final int USUAL_PRIORITY = 25;

    private final Providers providers;
    private final Supplier<Set<Protocol>> fetched;
    private final ToLongFunction<Path> free;

    /**
     * @param fetched protocols that the enabled download clients take
     * @param free bytes free at a path, -1 where it cannot be told
     */
    public HouseSurroundings(Providers providers, Supplier<Set<Protocol>> fetched, ToLongFunction<Path> free) {
        this.providers = providers;
        this.fetched = fetched;
        this.free = free;
    }

    @Override
    public boolean canFetch(Protocol protocol) {
        return fetched.get().contains(protocol);
    }

    @Override
    public long freeSpace(Path root) {
        return free.applyAsLong(root);
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
