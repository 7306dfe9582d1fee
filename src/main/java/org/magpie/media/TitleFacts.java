package org.magpie.media;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A title with its slots and items, as the pipeline needs it.
 *
 * @param year 0 where it is not known
 * @param ids by source key, such as "imdb" to "tt0012345"
 * @param runtimeMinutes length of the film or an episode, 0 where it is not known
 * @param originalLanguage English name, empty where it is not known
 * @param slots in order; at least one
 * @param items by season and number
 * @param naming what names of its files need
 */
public record TitleFacts(
        long id,
        MediaKind kind,
        String name,
        int year,
        Map<String, String> ids,
        List<String> aliases,
        boolean monitored,
        int runtimeMinutes,
        String originalLanguage,
        Set<String> tags,
        List<SlotFacts> slots,
        List<ItemFacts> items,
        NamingFacts naming) {
    /** A title of which no more than its usual name is known. */
    public TitleFacts(
            long id,
            MediaKind kind,
            String name,
            int year,
            Map<String, String> ids,
            List<String> aliases,
            boolean monitored,
            int runtimeMinutes,
            String originalLanguage,
            Set<String> tags,
            List<SlotFacts> slots,
            List<ItemFacts> items) {
        this(
                id,
                kind,
                name,
                year,
                ids,
                aliases,
                monitored,
                runtimeMinutes,
                originalLanguage,
                tags,
                slots,
                items,
                NamingFacts.NONE);
    }

    public Optional<ItemFacts> item(long itemId) {
        return items.stream().filter(item -> item.id() == itemId).findFirst();
    }

    public Optional<SlotFacts> slot(long slotId) {
        return slots.stream().filter(slot -> slot.id() == slotId).findFirst();
    }
}
