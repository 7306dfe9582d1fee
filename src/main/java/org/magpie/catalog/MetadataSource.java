package org.magpie.catalog;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.magpie.media.MediaKind;

/** A place that knows titles. Safe for any number of threads; every method may throw {@link org.magpie.provider.ProviderException}. */
public interface MetadataSource {
    Set<MediaKind> kinds();

    /**
     * Titles of that name, best first, 50 at most; their library id is left 0.
     *
     * @param name as a person types it; a year at its end may be used and is not required
     */
    List<FoundTitle> lookup(MediaKind kind, String name);

    /**
     * The title that goes by an id, its own or another source's.
     *
     * @param source key such as {@code tvmaze}, {@code tmdb}, {@code imdb}, {@code tvdb}
     * @return empty when it knows none, or cannot look by such ids
     */
    Optional<FoundTitle> byId(MediaKind kind, String source, String id);

    /**
     * Everything it knows of a title.
     *
     * @param sourceId its own id of it
     * @throws org.magpie.provider.ProviderException.Refused when it knows none of that id
     */
    SourceTitle fetch(MediaKind kind, String sourceId);
}
