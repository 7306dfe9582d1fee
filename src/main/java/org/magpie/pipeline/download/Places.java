package org.magpie.pipeline.download;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where on this machine is what a client says it has put somewhere. */
final class Places {
    private Places() {}

    /** Null where the client does not say, or says what is no absolute path here. */
    static @Nullable Path here(@Nullable String place) {
        if (place == null || place.isBlank()) {
            return null;
        }
        try {
            Path path = Path.of(place).normalize();
            return path.isAbsolute() ? path : null;
        } catch (InvalidPathException foreign) {
            return null;
        }
    }
}
