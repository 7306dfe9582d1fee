package org.magpie.pipeline.search;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.magpie.base.error.UserException;
import org.magpie.base.store.Rows;
import org.magpie.base.store.Store;
import org.magpie.pipeline.search.IndexerList.Listed;
import org.magpie.provider.Definition;
import org.magpie.provider.ProviderException;
import org.magpie.provider.ProviderKind;
import org.magpie.provider.Providers;
import org.magpie.provider.Providers.Opened;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps Magpie's indexers in step with those that other programs look after: new ones are set up, changed addresses and keys are
 * taken over, and those that are gone or switched off there are switched off here, never deleted. What a person has chosen for
 * one (its name, its priority, what it is used for, that it is off) stays.
 */
public final class IndexerLists {
    private static final Logger LOG = LoggerFactory.getLogger(IndexerLists.class);

    private final Store store;
    private final Providers providers;

    public IndexerLists(Store store, Providers providers) {
        this.store = store;
        this.providers = providers;
    }

    /**
     * What was changed.
     *
     * @param added set up again
     * @param changed with another address, key or state
     * @param rested switched off because they are gone or off there
     */
    public record Step(int added, int changed, int rested) {
        private Step plus(Step other) {
            return new Step(added + other.added, changed + other.changed, rested + other.rested);
        }
    }

    /** An indexer that was told of before. */
    private record Link(long provider, boolean rested) {}

    /** Asks all such programs; one that fails is told of in the log and on its card, and its indexers stay as they are. */
    public Step keepInStep() {
        Step sum = new Step(0, 0, 0);
        for (Opened<Indexer> opened : providers.open(ProviderKind.INDEXER, Indexer.class)) {
            if (opened.provider() instanceof IndexerList list) {
                try {
                    List<Listed> told = providers.use(opened, indexer -> list.indexers());
                    sum = sum.plus(keepInStep(opened.definition(), told));
                } catch (ProviderException failure) {
                    LOG.warn(
                            "{} does not tell of its indexers: {}",
                            opened.definition().name(),
                            failure.getMessage());
                }
            }
        }
        return sum;
    }

    private Step keepInStep(Definition<?> parent, List<Listed> told) {
        Map<String, Link> links = links(parent.id());
        Step sum = new Step(0, 0, 0);
        Set<String> here = new HashSet<>();
        for (Listed one : told) {
            here.add(one.remote());
            try {
                Link link = links.get(one.remote());
                sum = sum.plus(link == null ? add(parent, one) : follow(parent, link, one));
            } catch (UserException unusable) {
                LOG.warn("{} of {} cannot be set up: {}", one.name(), parent.name(), unusable.message());
            }
        }
        for (Map.Entry<String, Link> link : links.entrySet()) {
            if (!here.contains(link.getKey())) {
                sum = sum.plus(rest(parent, link.getKey(), link.getValue()));
            }
        }
        return sum;
    }

    private Step add(Definition<?> parent, Listed one) {
        String name = one.name() + " (" + parent.name() + ")";
        Definition<?> saved = providers.save(
                providers.read(0, one.plug(), name, one.enabled(), bounded(one.priority()), one.settings()));
        keep(parent.id(), one.remote(), new Link(saved.id(), !one.enabled()));
        LOG.info("{} was set up, as {} has it", name, parent.name());
        return new Step(1, 0, 0);
    }

    private Step follow(Definition<?> parent, Link link, Listed one) {
        Definition<?> stored = providers.definition(link.provider()).orElse(null);
        if (stored == null || !stored.plug().equals(one.plug())) {
            return stored == null ? new Step(0, 0, 0) : add(parent, one);
        }
        // What was switched off here for the other program's sake comes back with it; what a person switched off does
        // not.
        boolean enabled = one.enabled() ? stored.enabled() || link.rested() : false;
        boolean rested = !enabled && (link.rested() || stored.enabled());
        Definition<?> wanted =
                providers.read(stored.id(), stored.plug(), stored.name(), enabled, stored.priority(), one.settings());
        if (wanted.equals(stored)) {
            return new Step(0, 0, 0);
        }
        providers.save(wanted);
        keep(parent.id(), one.remote(), new Link(stored.id(), rested));
        return stored.enabled() && !enabled ? new Step(0, 0, 1) : new Step(0, 1, 0);
    }

    private Step rest(Definition<?> parent, String remote, Link link) {
        Definition<?> stored = providers.definition(link.provider()).orElse(null);
        if (stored == null || !stored.enabled()) {
            return new Step(0, 0, 0);
        }
        providers.save(providers.read(
                stored.id(), stored.plug(), stored.name(), false, stored.priority(), providers.values(stored)));
        keep(parent.id(), remote, new Link(stored.id(), true));
        LOG.info("{} was switched off: {} has it no more", stored.name(), parent.name());
        return new Step(0, 0, 1);
    }

    private static int bounded(int priority) {
        return Math.clamp(priority, 1, 50);
    }

    private Map<String, Link> links(long parent) {
        Map<String, Link> links = new HashMap<>();
        store.read(session -> {
            new Rows(session)
                    .each(
                            "select remote, provider, rested from synced_indexer where parent = ?",
                            row -> links.put(row.getString(1), new Link(row.getLong(2), row.getBoolean(3))),
                            parent);
            return links.size();
        });
        return links;
    }

    private void keep(long parent, String remote, Link link) {
        store.change(unit -> {
            Rows rows = new Rows(unit.session());
            rows.change("delete from synced_indexer where parent = ? and remote = ?", parent, remote);
            rows.change(
                    "insert into synced_indexer (provider, parent, remote, rested) values (?, ?, ?, ?)",
                    link.provider(),
                    parent,
                    remote,
                    link.rested());
        });
    }
}
