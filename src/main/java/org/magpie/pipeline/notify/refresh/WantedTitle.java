package org.magpie.pipeline.notify.refresh;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.magpie.media.MediaKind;

/**
 * A title that is looked for on a media server.
 *
 * @param ids by source, such as {@code imdb} or {@code tvdb}
 * @param folders in which its files lie, as Magpie calls them
 */
public record WantedTitle(MediaKind kind, String name, int year, Map<String, String> ids, List<Path> folders) {
    public WantedTitle {
        ids = Map.copyOf(ids);
        folders = List.copyOf(folders);
    }
}
