package org.magpie.pipeline.search.indexer;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.magpie.pipeline.search.Indexer;
import org.magpie.pipeline.search.IndexerUse;
import org.magpie.pipeline.search.Protocol;
import org.magpie.pipeline.search.Query;
import org.magpie.pipeline.search.Release;
import org.magpie.pipeline.search.SearchMode;
import org.magpie.pipeline.search.SeedGoal;
import org.magpie.pipeline.search.link.RefreshableLinks;
import org.magpie.provider.Budget;

/** An indexer with what a person has chosen for it. */
public record ConfiguredIndexer(Indexer indexer, IndexerUse use, SeedGoal seedGoal)
        implements Indexer, RefreshableLinks {
    @Override
    public Protocol protocol() {
        return indexer.protocol();
    }

    @Override
    public List<Release> search(Query query) {
        return indexer.search(query);
    }

    @Override
    public List<Release> recent() {
        return indexer.recent();
    }

    @Override
    public List<Release> recent(int page) {
        return indexer.recent(page);
    }

    /** Empty for an indexer that has but one link to each file. */
    @Override
    public Optional<URI> freshLink(String guid, URI stale) {
        return indexer instanceof RefreshableLinks source ? source.freshLink(guid, stale) : Optional.empty();
    }

    @Override
    public boolean serves(SearchMode mode) {
        return use.serves(mode) && indexer.serves(mode);
    }

    @Override
    public Budget budget() {
        return use.budget();
    }
}
