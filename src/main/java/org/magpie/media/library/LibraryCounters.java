package org.magpie.media.library;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;
import org.magpie.base.store.Chunks;
import org.magpie.base.store.Rows;
import org.magpie.media.quality.Profile;
import org.magpie.media.quality.Quality;

/**
 * Keeps how items stand and what titles count, so that screens need not join every file of the library. Whatever changes items,
 * slots, files or profiles counts the titles again in the same unit of work.
 */
public final class LibraryCounters {
    /** A slot lacks a file of the item. */
    static final int LACKING = 0;
    /** Every slot has a file, one of them below its cutoff. */
    static final int UPGRADABLE = 1;
    /** Nothing better is wanted. */
    static final int ENOUGH = 2;

    private final Clock clock;

    public LibraryCounters(Clock clock) {
        this.clock = clock;
    }

    /** Counts these titles again. */
    public void count(StatelessSession session, Collection<Long> titleIds) {
        if (titleIds.isEmpty()) {
            return;
        }
        Map<Long, Profile> profiles = new ProfileRows(session).byId();
        List<Long> all = new ArrayList<>(new LinkedHashSet<>(titleIds));
        for (List<Long> chunk : Chunks.of(all, each -> 1)) {
            new Chunk(new Rows(session), profiles, clock.instant()).count(chunk.toArray());
        }
    }

    /** The titles of which an item has become available since they were counted, and those that {@link #markDue} has marked. */
    public List<Long> due(StatelessSession session) {
        return new Rows(session)
                .list("select title_id from title_count where next_date <= ?", row -> row.getLong(1), clock.instant());
    }

    /** Says that all titles with a profile have to be counted again, which may be too many for one unit of work. */
    public void markDue(StatelessSession session, long profileId) {
        new Rows(session)
                .change(
                        "update title_count set next_date = ? where title_id in"
                                + " (select title_id from slot where profile_id = ?)",
                        clock.instant(),
                        profileId);
    }

    private record SlotRow(long id, @Nullable Profile profile) {}

    private record FileRow(long slotId, Quality quality, int score, long bytes) {}

    /** Sums of one title while its rows go by. */
    private static final class Sums {
        private final List<SlotRow> slots = new ArrayList<>();
        private int items;
        private int have;
        private int wanted;
        private int missing;
        private int upgradable;
        private int files;
        private long bytes;
        private @Nullable Quality best;
        private @Nullable Instant next;

        void add(FileRow file) {
            files++;
            bytes += file.bytes();
            if (best == null || file.quality().compareTo(best) > 0) {
                best = file.quality();
            }
        }

        void add(boolean monitored, @Nullable Instant available, int standing, int itemFiles, Instant now) {
            items++;
            have += itemFiles > 0 ? 1 : 0;
            if (!monitored || available == null) {
                return;
            }
            if (available.isAfter(now)) {
                next = next == null || available.isBefore(next) ? available : next;
                return;
            }
            wanted++;
            missing += standing == LACKING ? 1 : 0;
            upgradable += standing == UPGRADABLE ? 1 : 0;
        }
    }

    /** One turn over a few hundred titles. */
    private static final class Chunk {
        private final Rows rows;
        private final Map<Long, Profile> profiles;
        private final Instant now;
        private final Map<Long, Sums> titles = new HashMap<>();
        private final Map<Long, FileRow> files = new HashMap<>();
        private final Map<Long, List<FileRow>> filesOfItems = new HashMap<>();
        private final List<@Nullable Object[]> moved = new ArrayList<>();

        Chunk(Rows rows, Map<Long, Profile> profiles, Instant now) {
            this.rows = rows;
            this.profiles = profiles;
            this.now = now;
        }

        void count(Object[] titleIds) {
            Object wanted = titleIds;
            rows.each("select id from title where id = any(?)", row -> titles.put(row.getLong(1), new Sums()), wanted);
            rows.each("select title_id, id, profile_id from slot where title_id = any(?)", this::readSlot, wanted);
            rows.each(
                    "select title_id, id, slot_id, quality, score, bytes from media_file where title_id = any(?)"
                            + " and not lost",
                    this::readFile,
                    wanted);
            rows.each(
                    "select link.item_id, link.file_id from media_file file join file_item link on link.file_id = file.id"
                            + " where file.title_id = any(?) and not file.lost",
                    row -> filesOfItems
                            .computeIfAbsent(row.getLong(1), item -> new ArrayList<>(1))
                            .add(files.get(row.getLong(2))),
                    wanted);
            rows.each(
                    "select title_id, id, monitored, available, standing, files from item where title_id = any(?)",
                    this::readItem,
                    wanted);
            rows.batch("update item set standing = ?, files = ? where id = ?", moved.stream());
            rows.batch(
                    "merge into title_count (title_id, items, have, wanted, missing, upgradable, files, bytes,"
                            + " best_quality, next_date) key (title_id) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    titles.entrySet().stream().map(entry -> values(entry.getKey(), entry.getValue())));
        }

        private void readSlot(ResultSet row) throws SQLException {
            sums(row).slots.add(new SlotRow(row.getLong(2), profiles.get(row.getLong(3))));
        }

        private void readFile(ResultSet row) throws SQLException {
            FileRow file =
                    new FileRow(row.getLong(3), Quality.valueOf(row.getString(4)), row.getInt(5), row.getLong(6));
            files.put(row.getLong(2), file);
            sums(row).add(file);
        }

        private void readItem(ResultSet row) throws SQLException {
            Sums sums = sums(row);
            long item = row.getLong(2);
            List<FileRow> itemFiles = filesOfItems.getOrDefault(item, List.of());
            int standing = standing(sums.slots, itemFiles);
            if (standing != row.getInt(5) || itemFiles.size() != row.getInt(6)) {
                moved.add(Rows.row(standing, itemFiles.size(), item));
            }
            sums.add(row.getBoolean(3), row.getObject(4, Instant.class), standing, itemFiles.size(), now);
        }

        private Sums sums(ResultSet row) throws SQLException {
            return titles.computeIfAbsent(row.getLong(1), id -> new Sums());
        }

        private static int standing(List<SlotRow> slots, List<FileRow> files) {
            int standing = ENOUGH;
            for (SlotRow slot : slots) {
                List<FileRow> own = files.stream()
                        .filter(file -> file.slotId() == slot.id())
                        .toList();
                if (own.isEmpty()) {
                    return LACKING;
                }
                Profile profile = slot.profile();
                if (profile != null && own.stream().noneMatch(file -> profile.isEnough(file.quality(), file.score()))) {
                    standing = UPGRADABLE;
                }
            }
            return standing;
        }

        private static @Nullable Object[] values(long id, Sums sums) {
            return new @Nullable Object[] {
                id,
                sums.items,
                sums.have,
                sums.wanted,
                sums.missing,
                sums.upgradable,
                sums.files,
                sums.bytes,
                sums.best == null ? null : sums.best.name(),
                sums.next
            };
        }
    }
}
