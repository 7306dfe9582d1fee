package org.magpie.upkeep.scan;

import com.fasterxml.jackson.core.type.TypeReference;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.Message;
import org.magpie.base.store.Chunks;
import org.magpie.base.store.Rows;
import org.magpie.base.store.Store;
import org.magpie.base.text.StoredMessage;
import org.magpie.media.MediaKind;
import org.magpie.media.StoredJson;
import org.magpie.upkeep.scan.LibraryScan.Candidate;
import org.magpie.upkeep.scan.LibraryScan.Missing;
import org.magpie.upkeep.scan.LibraryScan.Objection;
import org.magpie.upkeep.scan.LibraryScan.Unmatched;
import org.magpie.upkeep.scan.LibraryScan.UnmatchedCount;

/** What is stored of scans: what waits for a person, what was begun, and how root folders are watched. Safe for any number of threads. */
final class ScanRows {
    private static final TypeReference<List<Candidate>> CANDIDATES = new TypeReference<>() {};
    private static final String FINAL_KEY = "scan.guard.absent";

    private final Store store;

    ScanRows(Store store) {
        this.store = store;
    }

    /**
     * How a root folder is watched.
     *
     * @param marker null where none could be written yet
     * @param accepted how many missing files a person said to be really gone
     * @param confirmed up to when a person has said so; null for never
     * @param isStopped whether something speaks against changing anything
     */
    record Watch(
            @Nullable String marker,
            @Nullable Instant compared,
            int accepted,
            @Nullable Instant confirmed,
            boolean isStopped) {
        static final Watch NONE = new Watch(null, null, 0, null, false);
    }

    /** Something that waits, before it has a row. */
    record Waiting(
            String path,
            int files,
            long bytes,
            Message reason,
            List<Candidate> candidates,
            @Nullable Instant asked) {}

    /** What a comparison says of a title that the library does not have: it asks nobody. */
    private static final String NEW_TITLE = "scan.reason.new-title";
    /** What only a scan that adds titles finds out. */
    private static final Set<String> FOUND_OUT = Set.of(
            "scan.reason.not-plain",
            "scan.reason.no-answer",
            "scan.reason.no-source-knows",
            "scan.reason.several",
            "scan.reason.no-numbers");

    Watch watch(long rootId) {
        return store.read(session -> new Rows(session)
                .first(
                        "select marker, compared, accepted, confirmed, objection is not null from root_watch"
                                + " where root_id = ?",
                        row -> new Watch(
                                row.getString(1),
                                row.getObject(2, Instant.class),
                                row.getInt(3),
                                row.getObject(4, Instant.class),
                                row.getBoolean(5)),
                        rootId)
                .orElse(Watch.NONE));
    }

    /** Notes that a root folder was compared and all is well. */
    void compared(long rootId, @Nullable String marker, boolean isTaken, Instant now) {
        store.change(unit -> {
            Rows rows = new Rows(unit.session());
            rows.change("merge into root_watch (root_id) key (root_id) values (?)", rootId);
            rows.change(
                    "update root_watch set marker = ?, compared = ?, taken = case when ? then ? else taken end,"
                            + " confirmed = case when accepted > 0 then ? else confirmed end,"
                            + " objection = null, objected = null, gone = 0, accepted = 0 where root_id = ?",
                    marker,
                    now,
                    isTaken,
                    now,
                    now,
                    rootId);
        });
    }

    /** Notes why nothing of a root folder may be changed. */
    void objected(long rootId, Message said, int gone, Instant now) {
        store.change(unit -> {
            Rows rows = new Rows(unit.session());
            rows.change("merge into root_watch (root_id) key (root_id) values (?)", rootId);
            rows.change(
                    "update root_watch set objected = case when objection is null then ? else objected end,"
                            + " objection = ?, gone = ?, accepted = 0 where root_id = ?",
                    now,
                    StoredMessage.write(said),
                    gone,
                    rootId);
        });
    }

    /** Notes that a person says that what is missing is really gone. */
    void accepted(long rootId) {
        store.change(unit ->
                new Rows(unit.session()).change("update root_watch set accepted = gone where root_id = ?", rootId));
    }

    List<Objection> objections() {
        return store.read(session -> new Rows(session)
                .list(
                        "select root_id, path, objection, gone, objected from root_watch"
                                + " join root_folder on id = root_id where objection is not null order by objected, root_id",
                        row -> {
                            Message said = StoredMessage.read(row.getString(3));
                            return new Objection(
                                    row.getLong(1),
                                    Path.of(row.getString(2)),
                                    said,
                                    row.getInt(4),
                                    said.key().equals(FINAL_KEY),
                                    row.getObject(5, Instant.class));
                        }));
    }

    void begun(long rootId, ScanOptions options, Instant now) {
        store.change(unit -> new Rows(unit.session())
                .change(
                        "merge into scan_run (root_id, begun, options) key (root_id) values (?, ?, ?)",
                        rootId,
                        now,
                        options.stored()));
    }

    void ended(long rootId) {
        store.change(unit -> new Rows(unit.session()).change("delete from scan_run where root_id = ?", rootId));
    }

    /** Scans that were cut short, by root folder. */
    Map<Long, ScanOptions> open() {
        Map<Long, ScanOptions> open = new HashMap<>();
        store.read(session -> {
            new Rows(session)
                    .each(
                            "select root_id, options from scan_run",
                            row -> open.put(row.getLong(1), ScanOptions.read(row.getString(2))));
            return true;
        });
        return open;
    }

    List<Unmatched> unmatched() {
        return listed(false);
    }

    /** What a person wanted to hear no more of. */
    List<Unmatched> dismissed() {
        return listed(true);
    }

    private List<Unmatched> listed(boolean isDismissed) {
        return store.read(session -> new Rows(session)
                .list(
                        "select waits.id, root_id, kind, root_folder.path, waits.path, files, bytes, reason, candidates, found"
                                + " from unmatched_file waits join root_folder on root_folder.id = root_id"
                                + " where dismissed = ? order by root_folder.path, waits.path",
                        row -> new Unmatched(
                                row.getLong(1),
                                row.getLong(2),
                                MediaKind.valueOf(row.getString(3)),
                                Path.of(row.getString(4)),
                                row.getString(5),
                                row.getInt(6),
                                row.getLong(7),
                                StoredMessage.read(row.getString(8)),
                                StoredJson.read(row.getString(9), CANDIDATES),
                                row.getObject(10, Instant.class)),
                        isDismissed));
    }

    /** How much waits under each root folder, by its path. */
    List<UnmatchedCount> unmatchedCounts() {
        return store.read(session -> new Rows(session)
                .list(
                        "select root_id, root_folder.path, sum(files), min(found) from unmatched_file waits"
                                + " join root_folder on root_folder.id = root_id where not dismissed"
                                + " group by root_id, root_folder.path order by root_folder.path",
                        row -> new UnmatchedCount(
                                row.getLong(1),
                                Path.of(row.getString(2)),
                                row.getInt(3),
                                row.getObject(4, Instant.class))));
    }

    /** When sources were asked last for what waits under a root folder, by path. */
    Map<String, Instant> asked(long rootId) {
        Map<String, Instant> asked = new HashMap<>();
        store.read(session -> {
            new Rows(session)
                    .each(
                            "select path, asked from unmatched_file where root_id = ? and asked is not null",
                            row -> asked.put(row.getString(1), row.getObject(2, Instant.class)),
                            rootId);
            return true;
        });
        return asked;
    }

    void dismiss(long id) {
        store.change(
                unit -> new Rows(unit.session()).change("update unmatched_file set dismissed = true where id = ?", id));
    }

    void recall(long id) {
        store.change(unit ->
                new Rows(unit.session()).change("update unmatched_file set dismissed = false where id = ?", id));
    }

    void forget(long rootId, String path) {
        store.change(unit -> new Rows(unit.session())
                .change(
                        "delete from unmatched_file where root_id = ? and (path = ? or left(path, ?) = ?)",
                        rootId,
                        path,
                        path.length() + 1,
                        path + "/"));
    }

    /** What is stored of something that waits, as far as it tells whether it has changed. */
    private record Row(
            String path,
            int files,
            long bytes,
            String reason,
            String candidates,
            @Nullable Instant asked) {}

    /**
     * Makes what waits under a root folder, or under a part of it, that and nothing else.
     *
     * @param isLookedAt whether the file or folder at a path lies in that part
     */
    void waiting(long rootId, List<Waiting> all, Predicate<String> isLookedAt, Instant now) {
        Map<String, Row> before = new HashMap<>();
        store.read(session -> {
            new Rows(session)
                    .each(
                            "select path, files, bytes, reason, candidates, asked from unmatched_file where root_id = ?",
                            row -> before.put(
                                    row.getString(1),
                                    new Row(
                                            row.getString(1),
                                            row.getInt(2),
                                            row.getLong(3),
                                            row.getString(4),
                                            row.getString(5),
                                            row.getObject(6, Instant.class))),
                            rootId);
            return true;
        });
        List<Row> changed = new ArrayList<>();
        Set<String> kept = new HashSet<>();
        for (Waiting each : all) {
            Row old = before.get(each.path());
            kept.add(each.path());
            Row fuller = old != null && tellsLess(each, old) ? old : null;
            Row row = new Row(
                    each.path(),
                    each.files(),
                    each.bytes(),
                    fuller != null ? fuller.reason() : StoredMessage.write(each.reason()),
                    fuller != null ? fuller.candidates() : StoredJson.write(each.candidates()),
                    each.asked() == null && old != null ? old.asked() : each.asked());
            if (!row.equals(old)) {
                changed.add(row);
            }
        }
        List<String> gone = before.keySet().stream()
                .filter(path -> !kept.contains(path) && isLookedAt.test(path))
                .toList();
        Chunks.write(
                store,
                gone,
                (unit, chunk) -> new Rows(unit.session())
                        .change(
                                "delete from unmatched_file where root_id = ? and path = any(?)",
                                rootId,
                                chunk.toArray()));
        Chunks.write(store, changed, (unit, chunk) -> {
            Rows rows = new Rows(unit.session());
            rows.batch(
                    "merge into unmatched_file as waits using (values (cast(? as bigint), cast(? as varchar)))"
                            + " as told (root_id, path) on waits.root_id = told.root_id and waits.path = told.path"
                            + " when not matched then insert (root_id, path, files, bytes, reason, candidates, found)"
                            + " values (told.root_id, told.path, 0, 0, '', '[]', ?)",
                    chunk.stream().map(row -> Rows.row(rootId, row.path(), now)));
            // What has changed is told again, also where a person wanted to hear no more of what it was before.
            rows.batch(
                    "update unmatched_file set dismissed = dismissed and files = ?1 and bytes = ?2, files = ?1, bytes = ?2,"
                            + " reason = ?3, candidates = ?4, asked = ?5 where root_id = ?6 and path = ?7",
                    chunk.stream()
                            .map(row -> Rows.row(
                                    row.files(),
                                    row.bytes(),
                                    row.reason(),
                                    row.candidates(),
                                    row.asked(),
                                    rootId,
                                    row.path())));
        });
    }

    /**
     * Whether a look that asked nobody would only forget what an earlier one has found out: a source's candidates, or why the files
     * could not be taken.
     */
    private static boolean tellsLess(Waiting now, Row before) {
        String key = StoredMessage.read(before.reason()).key();
        if (now.reason().key().equals(NEW_TITLE)) {
            return FOUND_OUT.contains(key);
        }
        boolean hasAsked = now.asked() != null && !now.asked().equals(before.asked());
        return !hasAsked
                && now.candidates().isEmpty()
                && FOUND_OUT.contains(now.reason().key())
                && before.asked() != null
                && FOUND_OUT.contains(key);
    }

    /**
     * What a person wants to hear no more of.
     *
     * @param files how many it was when they said so
     * @param bytes of all of them
     */
    record LeftAlone(int files, long bytes) {}

    /** What a person wants to hear no more of under a root folder, by path. */
    Map<String, LeftAlone> leftAlone(long rootId) {
        Map<String, LeftAlone> left = new HashMap<>();
        store.read(session -> {
            new Rows(session)
                    .each(
                            "select path, files, bytes from unmatched_file where root_id = ? and dismissed",
                            row -> left.put(row.getString(1), new LeftAlone(row.getInt(2), row.getLong(3))),
                            rootId);
            return true;
        });
        return left;
    }

    /** Lists a place among what a person wants to hear no more of, though nothing of it is in doubt. */
    long leaveAlone(long rootId, Waiting place, Instant now) {
        waiting(rootId, List.of(place), path -> false, now);
        long id = id(rootId, place.path());
        dismiss(id);
        return id;
    }

    private long id(long rootId, String path) {
        return store.read(session ->
                new Rows(session).number("select id from unmatched_file where root_id = ? and path = ?", rootId, path));
    }

    /** What waits under a root folder, by path. */
    List<String> waitingPaths(long rootId) {
        return store.read(session -> new Rows(session)
                .list("select path from unmatched_file where root_id = ?", row -> row.getString(1), rootId));
    }

    /** Folders of titles below a root folder, in small letters. */
    Map<String, Long> folders(long rootId) {
        Map<String, Long> folders = new HashMap<>();
        store.read(session -> {
            new Rows(session)
                    .each(
                            "select folder, title_id from slot where root_id = ? and folder <> ''",
                            row -> folders.put(row.getString(1).toLowerCase(Locale.ROOT), row.getLong(2)),
                            rootId);
            return true;
        });
        return folders;
    }

    List<Missing> missing() {
        return store.read(session -> new Rows(session)
                .list(
                        "select file.id, title_id, name, root_folder.path, file.path, missing_since, lost from media_file file"
                                + " join title on title.id = title_id join root_folder on root_folder.id = root_id"
                                + " where missing_since is not null order by missing_since, file.id",
                        row -> new Missing(
                                row.getLong(1),
                                row.getLong(2),
                                row.getString(3),
                                Path.of(row.getString(4)).resolve(row.getString(5)),
                                row.getObject(6, Instant.class),
                                row.getBoolean(7))));
    }

    Optional<String> name(long titleId) {
        return store.read(session ->
                new Rows(session).first("select name from title where id = ?", row -> row.getString(1), titleId));
    }
}
