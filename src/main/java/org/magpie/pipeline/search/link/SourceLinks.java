package org.magpie.pipeline.search.link;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.magpie.pipeline.search.Indexer;
import org.magpie.provider.ProviderException;
import org.magpie.provider.Providers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks those indexers that are {@link RefreshableLinks}. */
public final class SourceLinks implements FreshLinks {
    private static final Logger LOG = LoggerFactory.getLogger(SourceLinks.class);

    private volatile @Nullable Providers providers;

    /** From now on these are asked; the downloader, which asks, is made before them, being one of the plugs they know. */
    public void askOf(Providers all) {
        providers = all;
    }

    /** The hosts that a person has named for an indexer; empty where that is a file, or where it is not known any more. */
    public List<String> hosts(long indexerId) {
        Providers all = providers;
        return all == null
                ? List.of()
                : all.definition(indexerId).map(all::hosts).orElse(List.of());
    }

    @Override
    public Optional<URI> ask(long indexerId, String guid, URI stale) {
        Providers all = providers;
        if (all == null) {
            return Optional.empty();
        }
        return all.open(indexerId, Indexer.class).flatMap(opened -> {
            if (!(opened.provider() instanceof RefreshableLinks)) {
                return Optional.empty();
            }
            try {
                return all.use(
                        opened,
                        indexer -> indexer instanceof RefreshableLinks source
                                ? source.freshLink(guid, stale)
                                : Optional.<URI>empty());
            } catch (ProviderException failure) {
                LOG.warn("{} gives no other link: {}", opened.definition().name(), failure.said());
                return Optional.empty();
            }
        });
    }
}
