package org.magpie.pipeline.importing.players;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A file that is to lie beside media.
 *
 * @param root path of the root folder
 * @param path below it, with / between names
 * @param ready whether what it belongs to is there, so that it may be written
 * @param nfo what it is to say; null for a picture
 * @param picture the picture, where one is known; null for an NFO file
 */
record WantedFile(
        long rootId,
        Path root,
        String path,
        What what,
        boolean ready,
        @Nullable Supplier<List<NfoElement>> nfo,
        @Nullable Supplier<Optional<byte[]>> picture) {
    /** What a file is. */
    enum What {
        FILM,
        SERIES,
        EPISODES,
        POSTER,
        BACKDROP;

        boolean isNfo() {
            return this == FILM || this == SERIES || this == EPISODES;
        }
    }

    record Key(long rootId, String path) {}

    Key key() {
        return new Key(rootId, path);
    }
}
