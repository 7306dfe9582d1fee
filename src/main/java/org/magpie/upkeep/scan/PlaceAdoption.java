package org.magpie.upkeep.scan;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.magpie.base.context.WorkContext;
import org.magpie.base.error.Message;
import org.magpie.base.error.UserException;
import org.magpie.base.job.Progress;
import org.magpie.base.store.Rows;
import org.magpie.media.ItemFacts;
import org.magpie.media.SlotFacts;
import org.magpie.media.TitleFacts;
import org.magpie.media.file.RootFolder;
import org.magpie.media.history.HistoryEntry;
import org.magpie.media.history.HistoryLog;
import org.magpie.media.library.FilePresence;
import org.magpie.media.library.Library.NewFile;
import org.magpie.pipeline.importing.layout.FoundFile;
import org.magpie.pipeline.importing.layout.TitleGroup;
import org.magpie.pipeline.importing.layout.TitleGroup.Member;
import org.magpie.pipeline.importing.layout.TitleLayout;
import org.magpie.pipeline.match.Matching;
import org.magpie.upkeep.scan.LibraryScan.Adopted;
import org.magpie.upkeep.scan.LibraryScan.Taken;
import org.magpie.upkeep.scan.LibraryScan.Unmatched;
import org.magpie.upkeep.scan.disk.RootWalk;

/** Takes files into the library for what a person says that they are, where they lie. Belongs to one thread. */
final class PlaceAdoption {
    private final ScanParts parts;
    private final ScanRows rows;
    private final RootFolder root;
    private final TitleLayout layout;

    PlaceAdoption(ScanParts parts, ScanRows rows, RootFolder root, TitleLayout layout) {
        this.parts = parts;
        this.rows = rows;
        this.root = root;
        this.layout = layout;
    }

    /** The path of a place below the root folder, with / between names. */
    private String below(Path place) {
        Path normal = ScanRun.normal(place);
        Path top = ScanRun.normal(root.path());
        String path = (normal.startsWith(top)
                        ? top.relativize(normal)
                        : real(top).relativize(real(normal)))
                .toString()
                .replace('\\', '/');
        if (path.isEmpty()) {
            throw new UserException("scan.adopt.whole-root", place.toString());
        }
        return path;
    }

    /**
     * Takes what can be told of several files; each of the others waits for itself.
     *
     * @param place below the root folder
     * @param items what the files hold, each of the next in the order of their names; empty where their names say it
     * @param preview whether only to say what would be
     * @throws UserException when nothing is to be taken there, or of nothing it is clear what it holds
     */
    Taken adopt(Path place, TitleFacts title, List<Long> items, boolean preview) {
        String path = below(place);
        RootWalk.Walked walked = RootWalk.walk(root.path(), layout, Progress.NONE);
        Map<String, FilePresence.Known> known = new FilePresence(parts.store())
                .under(root.id()).stream().collect(Collectors.toMap(FilePresence.Known::path, file -> file));
        List<FoundFile> chosen = walked.files().stream()
                .filter(file -> file.path().equals(path) || file.path().startsWith(path + "/"))
                .toList();
        List<FoundFile> fresh =
                chosen.stream().filter(file -> !known.containsKey(file.path())).toList();
        if (fresh.isEmpty()) {
            String key = chosen.isEmpty() ? "scan.adopt.nothing" : "scan.adopt.known";
            throw new UserException(key, root.path().resolve(path).toString());
        }
        List<TitleGroup> groups = layout.group(fresh, walked.sidecars());
        List<Member> members =
                groups.stream().flatMap(group -> group.files().stream()).toList();
        Map<String, Long> folders = rows.folders(root.id());
        Adoption adoption = new Adoption(
                parts.store(),
                parts.library(),
                parts.titles(),
                parts.matching(),
                layout,
                parts.clock(),
                root.id(),
                0,
                false,
                folders,
                null);
        List<Matching.Held> held = items.isEmpty()
                ? new HeldItems(parts.matching(), layout).of(members, title)
                : given(members, title, items);
        SlotFacts slot = title.slots().stream()
                .filter(each -> each.rootId() == root.id())
                .findFirst()
                .orElse(title.slots().getFirst());
        List<NewFile> files = new ArrayList<>();
        List<Adopted> told = new ArrayList<>();
        List<ScanRows.Waiting> left = new ArrayList<>();
        Set<Long> taken = new TreeSet<>();
        for (int at = 0; at < members.size(); at++) {
            FoundFile file = members.get(at).file();
            Set<Long> holds = held.get(at).itemIds();
            if (holds.isEmpty()) {
                left.add(HeldItems.waiting(file, held.get(at), title));
            } else {
                files.add(adoption.file(members.get(at), title, slot, holds));
                told.add(new Adopted(root.path().resolve(file.path()), named(title, holds)));
                taken.addAll(holds);
            }
        }
        Map<Long, String> homes = new TreeMap<>();
        if (known.keySet().stream().noneMatch(file -> file.startsWith(path + "/"))) {
            // Of the whole folder a person has said it, and nothing of another title lies there.
            groups.stream()
                    .filter(group -> group.folder().equals(path))
                    .forEach(group -> adoption.home(group, slot, folders, homes));
        }
        if (files.isEmpty() && (homes.isEmpty() || members.size() == 1)) {
            throw new UserException(
                    "scan.adopt.no-item", members.getFirst().file().path(), title.name());
        }
        List<String> besides = filesOf(taken);
        if (!preview) {
            store(place, title, slot, files, homes, taken);
            List<FoundFile> rest = walked.files().stream()
                    .filter(file -> !known.containsKey(file.path()) && !fresh.contains(file))
                    .toList();
            settle(path, members, left, rest);
        }
        Set<String> leftPaths = left.stream().map(ScanRows.Waiting::path).collect(Collectors.toSet());
        List<Unmatched> waiting = preview || left.isEmpty()
                ? left.stream().map(this::unstored).toList()
                : rows.unmatched().stream()
                        .filter(each -> each.rootId() == root.id() && leftPaths.contains(each.path()))
                        .toList();
        return new Taken(title.name(), title.year(), told, waiting, besides);
    }

    private Unmatched unstored(ScanRows.Waiting each) {
        return new Unmatched(
                0,
                root.id(),
                root.kind(),
                root.path(),
                each.path(),
                each.files(),
                each.bytes(),
                each.reason(),
                each.candidates(),
                parts.clock().instant());
    }

    /** Files that the library has of some items already. */
    private List<String> filesOf(Set<Long> items) {
        return parts.store()
                .read(session -> new Rows(session)
                        .list(
                                "select distinct path from media_file join file_item on file_id = media_file.id"
                                        + " where item_id = any(?) and missing_since is null order by path",
                                row -> row.getString(1),
                                (Object) items.toArray()));
    }

    private void store(
            Path place,
            TitleFacts title,
            SlotFacts slot,
            List<NewFile> files,
            Map<Long, String> homes,
            Set<Long> items) {
        parts.store().change(unit -> {
            ScanJournal journal = ScanJournal.within(
                    unit, parts.store(), root, Message.of("undo.adopt", title.name(), files.size(), place.toString()));
            journal.followed(unit, SlotRoots.follow(unit, Set.of(title.id()), root.id()));
            parts.library().addFiles(unit, files);
            Adoption.settle(unit, homes);
            journal.taken(unit, Set.of(), files, homes);
            if (!files.isEmpty()) {
                new HistoryLog(parts.clock())
                        .write(
                                unit,
                                new HistoryEntry(
                                        HistoryEntry.Type.IMPORTED,
                                        WorkContext.current().correlation(),
                                        title.id(),
                                        items,
                                        slot.id(),
                                        "",
                                        Message.of("history.taken-where-it-lies", files.size(), place.toString())));
            }
            parts.library().changed(unit, Set.of(title.id()));
        });
    }

    /** What was taken waits no longer; what was left waits for itself. */
    private void settle(String path, List<Member> members, List<ScanRows.Waiting> left, List<FoundFile> rest) {
        Set<String> done = members.stream().map(member -> member.file().path()).collect(Collectors.toSet());
        rows.waiting(
                root.id(),
                left,
                each -> each.equals(path) || each.startsWith(path + "/") || done.contains(each),
                parts.clock().instant());
        // A folder that waited as a whole waits no longer once nothing of it is left.
        for (String above = FoundFile.parent(path); !above.isEmpty(); above = FoundFile.parent(above)) {
            String folder = above + "/";
            if (left.isEmpty() && rest.stream().noneMatch(file -> file.path().startsWith(folder))) {
                rows.forget(root.id(), above);
            }
        }
    }

    /** Where a place is once links on the way are followed; the place itself where that cannot be told. */
    static Path real(Path place) {
        try {
            return place.toRealPath();
        } catch (IOException unknown) {
            return place;
        }
    }

    /** In the order of the files' names, each item to its file. */
    private static List<Matching.Held> given(List<Member> members, TitleFacts title, List<Long> items) {
        Set<Long> all = title.items().stream().map(ItemFacts::id).collect(Collectors.toSet());
        if (!all.containsAll(items)) {
            throw new UserException(
                    "scan.adopt.no-item", members.getFirst().file().path(), title.name());
        }
        if (members.size() > 1 && members.size() != items.size()) {
            throw new UserException("scan.adopt.items-differ", members.size(), items.size());
        }
        if (members.size() == 1) {
            return List.of(surely(Set.copyOf(items)));
        }
        List<Member> sorted = new ArrayList<>(members);
        sorted.sort((one, other) -> one.file().path().compareTo(other.file().path()));
        List<Matching.Held> given = new ArrayList<>();
        members.forEach(member -> given.add(surely(Set.of(items.get(sorted.indexOf(member))))));
        return List.copyOf(given);
    }

    private static Matching.Held surely(Set<Long> items) {
        return new Matching.Held(items, true, Optional.empty());
    }

    private static String named(TitleFacts title, Set<Long> items) {
        Set<String> names = new TreeSet<>();
        title.items().stream()
                .filter(item -> items.contains(item.id()))
                .forEach(item -> names.add(
                        item.details().number() == 0
                                ? title.name()
                                : "S%02dE%02d"
                                        .formatted(
                                                item.details().season(),
                                                item.details().number())));
        return String.join(", ", names);
    }
}
