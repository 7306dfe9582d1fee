package org.magpie.upkeep.scan;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.magpie.base.error.Message;
import org.magpie.base.error.UserException;
import org.magpie.base.job.Progress;
import org.magpie.media.ItemFacts;
import org.magpie.media.SlotFacts;
import org.magpie.media.TitleFacts;
import org.magpie.media.file.RootFolder;
import org.magpie.media.library.FilePresence;
import org.magpie.media.library.Library.NewFile;
import org.magpie.pipeline.importing.layout.FoundFile;
import org.magpie.pipeline.importing.layout.TitleGroup;
import org.magpie.pipeline.importing.layout.TitleGroup.Member;
import org.magpie.pipeline.importing.layout.TitleLayout;
import org.magpie.pipeline.match.Matching;
import org.magpie.upkeep.scan.LibraryScan.Adopted;
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
     * @param place below the root folder
     * @param items what the files hold, each of the next in the order of their names; empty where their names say it
     * @param preview whether only to say what would be
     * @throws UserException when nothing is to be taken there, or it is not clear what it holds
     */
    List<Adopted> adopt(Path place, TitleFacts title, List<Long> items, boolean preview) {
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
                rows.folders(root.id()),
                null);
        List<Set<Long>> held = items.isEmpty() ? held(members, title) : given(members, title, items);
        SlotFacts slot = title.slots().stream()
                .filter(each -> each.rootId() == root.id())
                .findFirst()
                .orElse(title.slots().getFirst());
        List<NewFile> files = new ArrayList<>();
        List<Adopted> told = new ArrayList<>();
        for (int at = 0; at < members.size(); at++) {
            files.add(adoption.file(members.get(at), title, slot, held.get(at)));
            told.add(new Adopted(root.path().resolve(members.get(at).file().path()), named(title, held.get(at))));
        }
        if (!preview) {
            parts.store().change(unit -> {
                ScanJournal journal = ScanJournal.within(
                        unit,
                        parts.store(),
                        root,
                        Message.of("undo.adopt", title.name(), files.size(), place.toString()));
                journal.followed(unit, SlotRoots.follow(unit, Set.of(title.id()), root.id()));
                parts.library().addFiles(unit, files);
                journal.taken(unit, Set.of(), files, Map.of());
                parts.library().changed(unit, Set.of(title.id()));
            });
            rows.forget(root.id(), path);
            members.forEach(member -> rows.forget(root.id(), member.file().path()));
            List<FoundFile> left = walked.files().stream()
                    .filter(file -> !known.containsKey(file.path()) && !fresh.contains(file))
                    .toList();
            // A folder that waited as a whole waits no longer once nothing of it is left.
            for (String above = FoundFile.parent(path); !above.isEmpty(); above = FoundFile.parent(above)) {
                String folder = above + "/";
                if (left.stream().noneMatch(file -> file.path().startsWith(folder))) {
                    rows.forget(root.id(), above);
                }
            }
        }
        return told;
    }

    private List<Set<Long>> held(List<Member> members, TitleFacts title) {
        List<Matching.Held> held = new HeldItems(parts.matching(), layout).of(members, title);
        List<Set<Long>> items = new ArrayList<>();
        for (int at = 0; at < held.size(); at++) {
            if (held.get(at).itemIds().isEmpty()) {
                throw new UserException(
                        "scan.adopt.no-item", members.get(at).file().path(), title.name());
            }
            items.add(held.get(at).itemIds());
        }
        return items;
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
    private static List<Set<Long>> given(List<Member> members, TitleFacts title, List<Long> items) {
        Set<Long> all = title.items().stream().map(ItemFacts::id).collect(Collectors.toSet());
        if (!all.containsAll(items)) {
            throw new UserException(
                    "scan.adopt.no-item", members.getFirst().file().path(), title.name());
        }
        if (members.size() > 1 && members.size() != items.size()) {
            throw new UserException("scan.adopt.items-differ", members.size(), items.size());
        }
        if (members.size() == 1) {
            return List.of(Set.copyOf(items));
        }
        List<Member> sorted = new ArrayList<>(members);
        sorted.sort((one, other) -> one.file().path().compareTo(other.file().path()));
        List<Set<Long>> given = new ArrayList<>();
        members.forEach(member -> given.add(Set.of(items.get(sorted.indexOf(member)))));
        return List.copyOf(given);
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
