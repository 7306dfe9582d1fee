package org.magpie.media.library;

import org.jspecify.annotations.Nullable;
import org.magpie.media.ItemFacts;
import org.magpie.media.MediaKind;
import org.magpie.media.SlotFacts;
import org.magpie.media.quality.Quality;
import org.magpie.media.quality.Revision;

/**
 * An item that a slot still wants: monitored, available, and without a file that meets the cutoff of the slot's profile.
 *
 * @param have the file to be upgraded, null where there is none
 */
public record WantedItem(
        MediaKind kind,
        String titleName,
        ItemFacts item,
        SlotFacts slot,
        @Nullable Have have) {
    /** The slot's file of that item. */
    public record Have(long fileId, Quality quality, Revision revision, int score, long bytes) {}
}
