package org.magpie.catalog;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.magpie.media.MediaKind;

/**
 * A title that a person wants to add.
 *
 * @param source key of the source it was found in ("tvmaze", "tmdb"), null when it is made by hand
 * @param sourceId its id there, null when it is made by hand
 * @param year null where it is not known
 * @param seasons by hand only: the number of episodes of season 1, 2, …
 * @param slots at least one
 * @param tags any
 */
public record NewTitle(
        MediaKind kind,
        String name,
        @Nullable Integer year,
        @Nullable String source,
        @Nullable String sourceId,
        Map<String, String> ids,
        List<Integer> seasons,
        Monitoring monitoring,
        List<NewSlot> slots,
        Set<String> tags,
        Provenance provenance) {

    /**
     * @param name "HD", "4K", "ebook" …
     */
    public record NewSlot(String name, long profileId, long rootId) {}

    /** Which items are wanted at first. */
    public enum Monitoring {
        ALL,
        FUTURE,
        MISSING,
        FIRST_SEASON,
        LATEST_SEASON,
        NONE
    }

    /** How a title came into the library. */
    public enum Provenance {
        HAND,
        LIST,
        SCAN,
        INSTANCE,
        DEMO
    }
}
