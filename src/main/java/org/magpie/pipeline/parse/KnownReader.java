package org.magpie.pipeline.parse;

import java.util.Optional;

/** Reads names that may hold one known creator and a known work. Without state; safe for any number of threads. */
@FunctionalInterface
public interface KnownReader {
    /**
     * Reads a name.
     *
     * @return empty when it does not surely hold both
     */
    Optional<ParsedRelease> read(String name);
}
