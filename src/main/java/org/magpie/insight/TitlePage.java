package org.magpie.insight;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.magpie.catalog.Credit;
import org.magpie.media.file.MediaInfo;

/**
 * Everything the page of one title shows.
 *
 * @param minutes length of the film or of an episode, 0 where it is not known
 * @param rating 0 to 10, 0 where it is not known
 * @param credits to be shown, by part
 * @param status key in the bundle under {@code title.status.}: continuing, ended, released, announced …; may be empty
 */
public record TitlePage(
        LibraryRow row,
        String overview,
        int minutes,
        double rating,
        List<String> genres,
        String status,
        String network,
        Map<String, String> ids,
        List<SlotRow> slots,
        List<ItemRow> items,
        List<Credit> credits) {
    /** A page that owes nobody a credit. */
    public TitlePage(
            LibraryRow row,
            String overview,
            int minutes,
            double rating,
            List<String> genres,
            String status,
            String network,
            Map<String, String> ids,
            List<SlotRow> slots,
            List<ItemRow> items) {
        this(row, overview, minutes, rating, genres, status, network, ids, slots, items, List.of());
    }

    /**
     * @param have quality name of the film's file, or "12 / 24" for a series; empty where nothing is there
     * @param satisfied whether nothing better is wanted
     */
    public record SlotRow(
            long id,
            String name,
            long profileId,
            String profile,
            long rootId,
            String folder,
            String have,
            boolean satisfied) {}

    /**
     * @param season 0 for films and specials
     * @param number 0 for films
     * @param date null where it is not known
     */
    public record ItemRow(
            long id,
            int season,
            int number,
            String name,
            @Nullable LocalDate date,
            boolean monitored,
            ItemState state,
            List<FileRow> files) {}

    /**
     * One copy on disk.
     *
     * @param score of custom formats when it was taken
     * @param scoreMadeUp what made that score, such as "+1500 Remux, -10 x265"; empty where that was not kept
     * @param info what a look into it found, null where nobody looked
     * @param missingSince since when it is no longer in its place; null while it is there
     */
    public record FileRow(
            long id,
            long slotId,
            String slot,
            String path,
            long size,
            String quality,
            String languages,
            String releaseName,
            Instant added,
            int score,
            String scoreMadeUp,
            @Nullable MediaInfo info,
            @Nullable Instant missingSince) {
        /** A file into which nobody has looked. */
        public FileRow(
                long id,
                long slotId,
                String slot,
                String path,
                long size,
                String quality,
                String languages,
                String releaseName,
                Instant added) {
            this(id, slotId, slot, path, size, quality, languages, releaseName, added, 0, "", null, null);
        }
    }

    /** What an item's icon says; its name in the bundle is {@code item.state.<name>}. */
    public enum ItemState {
        HERE,
        /** There was a file, which is no longer in its place. */
        GONE,
        UPGRADABLE,
        DOWNLOADING,
        MISSING,
        UNRELEASED,
        UNMONITORED
    }
}
