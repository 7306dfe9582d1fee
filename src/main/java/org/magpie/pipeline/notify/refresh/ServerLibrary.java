package org.magpie.pipeline.notify.refresh;

import java.util.List;
import java.util.Set;
import org.magpie.media.MediaKind;

/**
 * One library of a media server.
 *
 * @param key as the server calls it
 * @param kinds what it may hold
 * @param folders as the server calls them, in its own way of writing
 */
public record ServerLibrary(String key, String name, Set<MediaKind> kinds, List<String> folders) {
    public ServerLibrary {
        kinds = Set.copyOf(kinds);
        folders = List.copyOf(folders);
    }
}
