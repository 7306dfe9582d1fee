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
 * @param credits to be shown with the title, where the source asks for it
 */
public record SourceTitle(
        TitleDetails details,
        Map<String, String> ids,
        List<String> aliases,
        List<ItemDetails> items,
        List<Credit> credits) {
    public SourceTitle {
        ids = Map.copyOf(ids);
        aliases = List.copyOf(aliases);
        items = List.copyOf(items);
        credits = List.copyOf(credits);
    }

    /** What a source says that asks for no credit on each title. */
    public SourceTitle(TitleDetails details, Map<String, String> ids, List<String> aliases, List<ItemDetails> items) {
        this(details, ids, aliases, items, List.of());
    }
}
