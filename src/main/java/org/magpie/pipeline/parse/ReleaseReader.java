package org.magpie.pipeline.parse;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.magpie.media.MediaKind;

/** Reads release names. Without state; safe for any number of threads. */
public interface ReleaseReader {
    /**
     * Reads a name by the grammar of one kind.
     *
     * @param name any text of any length; never trusted
     * @return empty when the name says too little to be understood or must be refused (hashed, password-named)
     */
    Optional<ParsedRelease> read(String name, MediaKind kind);

    /**
     * Prepares the search for the works of a creator in names.
     *
     * @param kind music or books
     * @param aliases what the creator is called besides
     * @return empty where names of the kind are not searched so
     */
    default Optional<KnownReader> known(
            MediaKind kind, String creator, Collection<String> aliases, List<String> works) {
        return Optional.empty();
    }
}
