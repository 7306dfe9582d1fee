package org.magpie.provider.stored;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.magpie.provider.Definition;
import org.magpie.provider.Providers.Opened;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What plugs have opened, one for each definition: kept until the definition changes, then closed where that can be. Safe for any
 * number of threads.
 */
final class OpenedPlugs {
    private static final Logger LOG = LoggerFactory.getLogger(OpenedPlugs.class);

    private final Map<Long, Opened<Object>> opened = new ConcurrentHashMap<>();
    private final Function<Definition<?>, Object> open;

    OpenedPlugs(Function<Definition<?>, Object> open) {
        this.open = open;
    }

    /** Returns what the definition has opened; opens it where it has not, or where the definition has changed since. */
    <T> Opened<T> of(Definition<?> definition, Class<T> type) {
        Opened<Object> kept = opened.compute(definition.id(), (id, before) -> {
            if (before != null && before.definition().equals(definition)) {
                return before;
            }
            if (before != null) {
                close(before);
            }
            return new Opened<>(definition, open.apply(definition));
        });
        return new Opened<>(kept.definition(), type.cast(kept.provider()));
    }

    /** Closes what a definition has opened, if anything. */
    void close(long id) {
        Opened<Object> before = opened.remove(id);
        if (before != null) {
            close(before);
        }
    }

    void closeAll() {
        new HashMap<>(opened).keySet().forEach(this::close);
    }

    private static void close(Opened<Object> before) {
        if (before.provider() instanceof AutoCloseable session) {
            try {
                session.close();
            } catch (Exception failure) { // it is not used any more, whatever is wrong with it
                LOG.warn("{} did not close cleanly", before.definition().name(), failure);
            }
        }
    }
}
