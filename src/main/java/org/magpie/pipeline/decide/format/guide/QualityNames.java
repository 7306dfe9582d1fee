package org.magpie.pipeline.decide.format.guide;

import java.util.Optional;
import org.magpie.media.MediaKind;
import org.magpie.media.quality.Quality;

/** Qualities by the names that the established managers give them. */
final class QualityNames {
    private QualityNames() {}

    /** Films and series name remuxes differently; either name is understood for both. */
    static Optional<Quality> find(String name, MediaKind kind) {
        return Quality.of(kind).stream()
                .filter(quality -> quality.displayName(kind).equalsIgnoreCase(name)
                        || quality.displayName(MediaKind.MOVIE).equalsIgnoreCase(name)
                        || quality.displayName(MediaKind.SERIES).equalsIgnoreCase(name))
                .findFirst();
    }
}
