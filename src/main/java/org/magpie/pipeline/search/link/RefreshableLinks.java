package org.magpie.pipeline.search.link;

import java.net.URI;
import java.util.Optional;
import org.magpie.pipeline.search.Indexer;

/** An {@link Indexer} whose links go stale, or that has more than one to a file: it may be asked for another. */
public interface RefreshableLinks {
    /**
     * Another link to the same file.
     *
     * @param guid of the release
     * @param stale the link that does not work any more
     * @return empty where there is none
     * @throws org.magpie.provider.ProviderException when it does not answer as it should
     */
    Optional<URI> freshLink(String guid, URI stale);
}
