package org.magpie.media.library;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;
import org.magpie.base.store.Rows;
import org.magpie.media.ItemFacts;
import org.magpie.media.MediaKind;
import org.magpie.media.SlotFacts;
import org.magpie.media.quality.Profile;
import org.magpie.media.quality.Quality;
import org.magpie.media.quality.Revision;

/**
 * Reads what is wanted: the standing of an item says whether any slot wants it, its slots and files say which. Items are the only
 * table that the queries walk over, in the order of an index, so that they end as soon as they have enough.
 */
final class WantedReader {
    private static final String WANTED = "select " + FactsReader.ITEM_COLUMNS
            + ", (select kind from title where title.id = item.title_id), (select name from title where title.id = item.title_id)"
            + " from item where item.available <= ? and item.monitored"
            + " and exists (select 1 from title where title.id = item.title_id and title.monitored)";

    private final StatelessSession session;
    private final Rows rows;
    private final Instant now;

    WantedReader(StatelessSession session, Instant now) {
        this.session = session;
        this.rows = new Rows(session);
        this.now = now;
    }

    /** Missing ones first, each kind in the order of the last search. */
    List<WantedItem> next(boolean upgrades, int most) {
        return wanted(
                upgrades,
                rows.list(
                        WANTED
                                + " and item.standing <= ? order by item.standing, item.last_searched, item.available desc,"
                                + " item.id limit ?",
                        WantedReader::row,
                        now,
                        upgrades ? LibraryCounters.UPGRADABLE : LibraryCounters.LACKING,
                        most));
    }

    /** Only missing ones, or only those to be upgraded. */
    List<WantedItem> newest(boolean upgrades, int most) {
        return wanted(
                upgrades,
                rows.list(
                        WANTED
                                + " and item.standing = ? order by item.standing, item.available desc, item.id desc limit ?",
                        WantedReader::row,
                        now,
                        upgrades ? LibraryCounters.UPGRADABLE : LibraryCounters.LACKING,
                        most));
    }

    List<WantedItem> ofTitle(long titleId, boolean upgrades) {
        return wanted(
                upgrades,
                rows.list(
                        WANTED + " and item.standing <= ? and item.title_id = ?"
                                + " order by item.season, item.number, item.id",
                        WantedReader::row,
                        now,
                        upgrades ? LibraryCounters.UPGRADABLE : LibraryCounters.LACKING,
                        titleId));
    }

    private record Row(ItemFacts item, MediaKind kind, String title) {}

    private record Key(long itemId, long slotId) {}

    private static Row row(java.sql.ResultSet row) throws java.sql.SQLException {
        return new Row(FactsReader.item(row), MediaKind.valueOf(row.getString(16)), row.getString(17));
    }

    private List<WantedItem> wanted(boolean upgrades, List<Row> items) {
        if (items.isEmpty()) {
            return List.of();
        }
        Map<Long, List<SlotFacts>> slots = new FactsReader(session)
                        .slots(items.stream()
                                .map(row -> row.item().titleId())
                                .distinct()
                                .sorted()
                                .toArray())
                        .stream()
                        .collect(Collectors.groupingBy(SlotFacts::titleId));
        Map<Key, WantedItem.Have> files = files(items);
        Map<Long, Profile> profiles = new ProfileRows(session).byId();
        List<WantedItem> wanted = new ArrayList<>();
        for (Row row : items) {
            for (SlotFacts slot : slots.getOrDefault(row.item().titleId(), List.of())) {
                WantedItem.Have have = files.get(new Key(row.item().id(), slot.id()));
                if (isWanted(have, profiles.get(slot.profileId()), upgrades)) {
                    wanted.add(new WantedItem(row.kind(), row.title(), row.item(), slot, have));
                }
            }
        }
        return wanted;
    }

    private static boolean isWanted(WantedItem.@Nullable Have have, @Nullable Profile profile, boolean upgrades) {
        if (have == null) {
            return true;
        }
        return upgrades && profile != null && !profile.isEnough(have.quality(), have.score());
    }

    /** The best file of each item in each slot. */
    private Map<Key, WantedItem.Have> files(List<Row> items) {
        Map<Key, WantedItem.Have> files = new HashMap<>();
        Comparator<WantedItem.Have> order =
                Comparator.comparing(WantedItem.Have::quality).thenComparingInt(WantedItem.Have::score);
        rows.each(
                "select link.item_id, file.slot_id, file.id, file.quality, file.version, file.real_count, file.repack,"
                        + " file.score, file.bytes"
                        + " from file_item link join media_file file on file.id = link.file_id where link.item_id = any(?)"
                        + " and not file.lost",
                row -> files.merge(
                        new Key(row.getLong(1), row.getLong(2)),
                        new WantedItem.Have(
                                row.getLong(3),
                                Quality.valueOf(row.getString(4)),
                                new Revision(row.getInt(5), row.getInt(6), row.getBoolean(7)),
                                row.getInt(8),
                                row.getLong(9)),
                        (one, other) -> order.compare(one, other) >= 0 ? one : other),
                (Object) items.stream().map(row -> row.item().id()).toArray());
        return files;
    }
}
