package org.magpie.catalog;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.magpie.media.MediaKind;

/**
 * A title that a source knows.
 *
 * @param source key of the source's plug
 * @param sourceName for people
 * @param titleId of the library if it is there already, else 0
 * @param details one line for people: network, director, artist …; may be empty
 */
public record FoundTitle(
        MediaKind kind,
        String source,
        String sourceName,
        String sourceId,
        String name,
        @Nullable Integer year,
        String overview,
        @Nullable URI poster,
        Map<String, String> ids,
        long titleId,
        String details) {
    /** The same title, known to stand in the library under that id. */
    public FoundTitle inLibrary(long id) {
        return new FoundTitle(kind, source, sourceName, sourceId, name, year, overview, poster, ids, id, details);
    }
}
