package org.magpie.testing;

import java.util.List;
import org.magpie.base.error.Message;
import org.magpie.pipeline.search.Indexer;
import org.magpie.pipeline.search.Protocol;
import org.magpie.pipeline.search.Query;
import org.magpie.pipeline.search.Release;
import org.magpie.pipeline.search.SeedGoal;
import org.magpie.provider.Budget;
import org.magpie.provider.Definition;
import org.magpie.provider.Plug;
import org.magpie.provider.ProviderKind;

/** A tracker that offers nothing and asks its torrents to give back what a test says. */
public final class FakeIndexer implements Plug<FakeIndexer.Settings, Indexer>, Indexer {
    private final String key;
    private volatile SeedGoal goal = SeedGoal.NONE;
    private volatile Budget budget = Budget.NONE;

    /** None are needed. */
    public record Settings() {}

    public FakeIndexer(String key) {
        this.key = key;
    }

    /** From now on its torrents are to give back so much. */
    public void asks(SeedGoal now) {
        goal = now;
    }

    /** From now on it may be asked so often. */
    public void allows(Budget now) {
        budget = now;
    }

    @Override
    public Budget budget() {
        return budget;
    }

    @Override
    public String key() {
        return key;
    }

    @Override
    public ProviderKind kind() {
        return ProviderKind.INDEXER;
    }

    @Override
    public Class<Settings> settingsType() {
        return Settings.class;
    }

    @Override
    public Settings defaults() {
        return new Settings();
    }

    @Override
    public boolean builtIn() {
        return true;
    }

    @Override
    public Indexer open(Definition<Settings> definition) {
        return this;
    }

    @Override
    public Message test(Definition<Settings> definition) {
        return Message.of("test.works");
    }

    @Override
    public Protocol protocol() {
        return Protocol.TORRENT;
    }

    @Override
    public List<Release> search(Query query) {
        return List.of();
    }

    @Override
    public List<Release> recent() {
        return List.of();
    }

    @Override
    public SeedGoal seedGoal() {
        return goal;
    }
}
