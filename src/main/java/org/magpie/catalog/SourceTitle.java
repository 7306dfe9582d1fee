package org.magpie.catalog;

import java.util.List;
import java.util.Map;
import org.magpie.media.ItemDetails;
import org.magpie.media.TitleDetails;

/**
 * Everything that a source knows of a title.
 *
 * @param ids by source key, its own among them
 * @param aliases other names, without the main one
 * @param items a film's one, a series' episodes with specials as season 0
 */
public record SourceTitle(
        TitleDetails details, Map<String, String> ids, List<String> aliases, List<ItemDetails> items) {
    public SourceTitle {
        ids = Map.copyOf(ids);
        aliases = List.copyOf(aliases);
        items = List.copyOf(items);
    }
}
