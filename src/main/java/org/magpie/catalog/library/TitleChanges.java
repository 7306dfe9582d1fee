package org.magpie.catalog.library;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.magpie.base.error.Message;
import org.magpie.base.error.UserException;
import org.magpie.base.job.Progress;
import org.magpie.base.store.Chunks;
import org.magpie.base.store.Rows;
import org.magpie.base.store.Store;
import org.magpie.base.store.UnitOfWork;
import org.magpie.base.text.Json;
import org.magpie.base.undo.StoredUndo;
import org.magpie.base.undo.UndoRecord;
import org.magpie.catalog.TitleChange;
import org.magpie.media.LibraryChanged;
import org.magpie.media.MediaKind;
import org.magpie.media.history.HistoryEntry;
import org.magpie.media.history.HistoryLog;
import org.magpie.media.library.Library;

/**
 * Changes many titles at once, a few hundred in each unit of work, as one thing that can be undone and one line of the history. Safe
 * for any number of threads.
 */
final class TitleChanges {
    private static final String TAGS = "title-tags";
    private static final ObjectMapper JSON = Json.newMapper();

    private final Store store;
    private final Library library;
    private final TitleSlots slots;
    private final HistoryLog history;

    TitleChanges(Store store, Library library, TitleSlots slots, HistoryLog history) {
        this.store = store;
        this.library = library;
        this.slots = slots;
        this.history = history;
    }

    /**
     * @param titleIds those that are gone are left out
     * @return how many were changed: fewer than asked for where a person broke it off
     */
    int change(Set<Long> titleIds, TitleChange change, String correlation, Progress progress) {
        if (titleIds.isEmpty()) {
            return 0;
        }
        List<Long> all = new ArrayList<>(new TreeSet<>(titleIds));
        check(all, change);
        Message what = titles(all);
        long entry = store.write(unit -> {
            Message said = Message.of(key(change), what, detail(unit, change));
            history.write(
                    unit,
                    new HistoryEntry(
                            HistoryEntry.Type.CHANGED,
                            correlation,
                            all.size() == 1 ? all.getFirst() : 0,
                            Set.of(),
                            0,
                            "",
                            said));
            return UndoRecord.begin(unit, said).entry();
        });
        int done = 0;
        progress.at(0, all.size());
        for (List<Long> chunk : Chunks.of(all, each -> 1)) {
            if (progress.isCancelled()) {
                return done;
            }
            store.change(unit -> {
                change(unit, UndoRecord.within(unit, entry), chunk.toArray(), change);
                tell(unit, Set.copyOf(chunk), change);
            });
            done += chunk.size();
            progress.at(done, all.size());
        }
        return done;
    }

    /** Tags count for nothing that is counted. */
    private void tell(UnitOfWork unit, Set<Long> titles, TitleChange change) {
        if (change instanceof TitleChange.AddTags || change instanceof TitleChange.RemoveTags) {
            unit.publish(new LibraryChanged(titles));
        } else {
            library.changed(unit, titles);
        }
    }

    private static String key(TitleChange change) {
        return switch (change) {
            case TitleChange.Monitoring monitoring -> monitoring.monitored() ? "undo.monitored" : "undo.unmonitored";
            case TitleChange.Profile profile -> "undo.title-profile";
            case TitleChange.RootFolder root -> "undo.title-root";
            case TitleChange.AddTags tags -> "undo.title-tags-added";
            case TitleChange.RemoveTags tags -> "undo.title-tags-removed";
        };
    }

    /** The name of a single title, else how many there are. */
    private Message titles(List<Long> all) {
        if (all.size() > 1) {
            return Message.of("undo.titles", all.size());
        }
        return store.read(session -> new Rows(session)
                        .first("select name from title where id = ?", row -> row.getString(1), all.getFirst()))
                .map(name -> Message.of("undo.one-title", name))
                .orElseThrow(() -> new UserException("catalog.title-gone"));
    }

    private static String detail(UnitOfWork unit, TitleChange change) {
        Rows rows = new Rows(unit.session());
        return switch (change) {
            case TitleChange.Monitoring monitoring -> "";
            case TitleChange.Profile profile ->
                rows.first("select name from profile where id = ?", row -> row.getString(1), profile.profileId())
                        .orElse("");
            case TitleChange.RootFolder root ->
                rows.first("select path from root_folder where id = ?", row -> row.getString(1), root.rootId())
                        .orElse("");
            case TitleChange.AddTags tags -> String.join(", ", new TreeSet<>(tags.tags()));
            case TitleChange.RemoveTags tags -> String.join(", ", new TreeSet<>(tags.tags()));
        };
    }

    /** A profile and a root folder belong to one kind of titles. */
    private void check(List<Long> all, TitleChange change) {
        boolean ofOneKind = change instanceof TitleChange.Profile || change instanceof TitleChange.RootFolder;
        if (!ofOneKind) {
            return;
        }
        List<MediaKind> kinds = store.read(session -> new Rows(session)
                .list(
                        "select distinct kind from title where id = any(?)",
                        row -> MediaKind.valueOf(row.getString(1)),
                        (Object) all.toArray()));
        if (kinds.size() > 1) {
            throw new UserException("catalog.several-kinds");
        }
        for (MediaKind kind : kinds) {
            if (change instanceof TitleChange.Profile profile) {
                slots.checkProfile(kind, profile.profileId());
            } else if (change instanceof TitleChange.RootFolder root) {
                slots.checkRoot(kind, root.rootId());
            }
        }
    }

    private static void change(UnitOfWork unit, UndoRecord undo, Object[] titles, TitleChange change) {
        Rows rows = new Rows(unit.session());
        switch (change) {
            case TitleChange.Monitoring monitoring -> monitor(rows, undo, titles, monitoring.monitored());
            case TitleChange.Profile profile -> slot(rows, undo, titles, "profile_id", profile.profileId());
            case TitleChange.RootFolder root -> slot(rows, undo, titles, "root_id", root.rootId());
            case TitleChange.AddTags tags -> tag(rows, undo, titles, tags.tags(), true);
            case TitleChange.RemoveTags tags -> tag(rows, undo, titles, tags.tags(), false);
        }
    }

    /** A film is its movie's only item: nobody expects a second switch. */
    private static void monitor(Rows rows, UndoRecord undo, Object[] titles, boolean monitored) {
        List<Long> items = rows.list(
                "select item.id from item join title on title.id = item.title_id"
                        + " where title.kind = 'MOVIE' and title.id = any(?)",
                row -> row.getLong(1),
                (Object) titles);
        undo.changing(
                "title",
                ids(titles),
                Set.of("monitored"),
                () -> rows.change("update title set monitored = ? where id = any(?)", monitored, titles));
        undo.changing(
                "item",
                items,
                Set.of("monitored"),
                () -> rows.change("update item set monitored = ? where id = any(?)", monitored, items.toArray()));
    }

    private static void slot(Rows rows, UndoRecord undo, Object[] titles, String column, long value) {
        List<Long> first = rows.list(
                "select id from slot where title_id = any(?) and place ="
                        + " (select min(other.place) from slot other where other.title_id = slot.title_id)",
                row -> row.getLong(1),
                (Object) titles);
        undo.changing(
                "slot",
                first,
                Set.of(column),
                () -> rows.change("update slot set " + column + " = ? where id = any(?)", value, first.toArray()));
    }

    private static void tag(Rows rows, UndoRecord undo, Object[] titles, Set<String> tags, boolean add) {
        Map<String, List<Long>> changed = new TreeMap<>();
        for (String tag : tags) {
            if (add) {
                rows.change("merge into tag (name) key (name) values (?)", tag);
            }
            Set<Long> having = new TreeSet<>(rows.list(
                    "select title_id from title_tag join tag on tag.id = title_tag.tag_id"
                            + " where tag.name = ? and title_id = any(?)",
                    row -> row.getLong(1),
                    tag,
                    titles));
            List<Long> meant = ids(titles).stream()
                    .filter(id -> having.contains(id) != add)
                    .toList();
            if (!meant.isEmpty()) {
                write(rows, tag, meant, add);
                changed.put(tag, meant);
            }
        }
        if (!changed.isEmpty()) {
            undo.other(TAGS, written(new TagStep(add, changed)));
        }
    }

    private static void write(Rows rows, String tag, List<Long> titles, boolean add) {
        if (add) {
            rows.change(
                    "merge into title_tag (title_id, tag_id) key (title_id, tag_id)"
                            + " select title.id, tag.id from title, tag where tag.name = ? and title.id = any(?)",
                    tag,
                    titles.toArray());
        } else {
            rows.change(
                    "delete from title_tag where tag_id = (select id from tag where name = ?) and title_id = any(?)",
                    tag,
                    titles.toArray());
        }
    }

    private static List<Long> ids(Object[] titles) {
        List<Long> ids = new ArrayList<>(titles.length);
        for (Object id : titles) {
            ids.add((Long) id);
        }
        return ids;
    }

    /**
     * @param add whether the tags were added
     * @param titles by tag, those that did not have it before, or did
     */
    private record TagStep(boolean add, Map<String, List<Long>> titles) {}

    private static String written(TagStep step) {
        try {
            return JSON.writeValueAsString(step);
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException("A step cannot be written", failure);
        }
    }

    /** How tags are undone, and what follows when columns of titles are set back. */
    void undoneBy(StoredUndo undo) {
        undo.handle(TAGS, this::untag);
    }

    /** Titles are as they were again. */
    void changedBack(UnitOfWork unit, Set<Long> titles, String correlation) {
        history.write(
                unit,
                new HistoryEntry(
                        HistoryEntry.Type.RESTORED,
                        correlation,
                        titles.size() == 1 ? titles.iterator().next() : 0,
                        Set.of(),
                        0,
                        "",
                        Message.of("history.changed-back", titles.size())));
        library.changed(unit, titles);
    }

    private void untag(UnitOfWork unit, String content) {
        TagStep step;
        try {
            step = JSON.readValue(content, TagStep.class);
        } catch (JsonProcessingException failure) {
            throw new UserException(failure, "undo.unreadable");
        }
        Rows rows = new Rows(unit.session());
        Set<Long> touched = new TreeSet<>();
        step.titles().forEach((tag, titles) -> {
            if (!step.add()) {
                rows.change("merge into tag (name) key (name) values (?)", tag);
            }
            write(rows, tag, titles, !step.add());
            touched.addAll(titles);
        });
        unit.publish(new LibraryChanged(touched));
    }
}
