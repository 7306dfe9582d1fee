package org.magpie.pipeline.search.link;

import java.net.URI;
import java.util.Optional;

/** Asks the source of a release for another link to the same file, where the one that was had does not work any more. */
public interface FreshLinks {
    /** Knows of none. */
    FreshLinks NONE = (indexerId, guid, stale) -> Optional.empty();

    /**
     * Asks; may take as long as the source does.
     *
     * @param indexerId the definition the release came from
     * @param guid what the release is called there
     * @param stale the link that does not work
     * @return http or https; empty where there is no other, or the source does not answer
     */
    Optional<URI> ask(long indexerId, String guid, URI stale);
}
