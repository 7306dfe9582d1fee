package org.magpie.pipeline.parse;

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
}
