package org.magpie.pipeline.importing.organise;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.magpie.base.disk.Root;
import org.magpie.base.disk.SafeName;
import org.magpie.base.error.DiskException;
import org.magpie.base.error.Message;
import org.magpie.base.undo.MoveSequence;
import org.magpie.pipeline.importing.content.DownloadFiles;
import org.magpie.pipeline.importing.organise.MoveOrder.Hop;
import org.magpie.pipeline.importing.organise.MoveOrder.Wanted;
import org.magpie.pipeline.importing.organise.OrganisePlan.Companion;
import org.magpie.pipeline.importing.organise.OrganisePlan.Line;
import org.magpie.pipeline.importing.organise.OrganisePlan.Part;

/**
 * Plans new places for files as one permutation: what makes room for something else goes first, rings are broken, and what would take
 * a place that stays taken is refused, with everything that waits for it. Reads the disk and changes nothing.
 */
final class OrganisePlanner {
    private final DiskView disk;
    private final PathKeys places;
    private final Set<Path> claimed;
    private final List<Group> groups = new ArrayList<>();
    /** By place, what leaves it. */
    private final Map<String, Group> leaving = new HashMap<>();

    /**
     * @param claimed places that imports are on their way to
     */
    OrganisePlanner(DiskView disk, Set<Path> claimed) {
        this.disk = disk;
        this.places = new PathKeys(disk);
        this.claimed = claimed;
    }

    /** A file with what goes with it, or what belongs to a folder. */
    private static final class Group {
        private final FileToOrganise file;
        private final Path from;
        private final Path to;
        private final boolean ofFolder;
        private final List<Companion> companions = new ArrayList<>();
        /** As they were when this was planned, by where they lie. */
        private final Map<Path, MoveSequence.Move> now = new HashMap<>();

        private @Nullable Message refusal;

        Group(FileToOrganise file, Path from, Path to, boolean ofFolder) {
            this.file = file;
            this.from = from;
            this.to = to;
            this.ofFolder = ofFolder;
            this.refusal = file.refusal();
        }

        List<Companion> all() {
            List<Companion> all = new ArrayList<>();
            if (!ofFolder) {
                all.add(new Companion(from, to));
            }
            all.addAll(companions);
            return all;
        }

        Line line() {
            return new Line(file.titleId(), file.title(), file.season(), file.root(), from, to, companions, refusal);
        }
    }

    /**
     * @param files all that are asked for
     * @param stays other files of the library in the same folders
     * @param left what a person does not want, by where it lies
     */
    OrganisePlan plan(List<FileToOrganise> files, Set<Path> stays, Set<Path> left) {
        Set<Path> staying = new HashSet<>(stays);
        for (FileToOrganise file : files) {
            boolean asIs = file.refusal() == null && file.from().equals(file.to());
            if (asIs || left.contains(file.from())) {
                staying.add(file.from());
            } else {
                add(file);
            }
        }
        refuseDoubles();
        groups.forEach(this::refuseWhatCannotBe);
        refuseWhatWaits();
        addFolders(staying, left);
        List<Line> lines = new ArrayList<>(groups.stream().map(Group::line).toList());
        lines.sort(Comparator.comparing(Line::title)
                .thenComparing(Line::titleId)
                .thenComparing(Line::season)
                .thenComparing(line -> line.from().toString()));
        int asIs = (int)
                files.stream().filter(each -> staying.contains(each.from())).count();
        return new OrganisePlan(lines, parts(), asIs);
    }

    private void add(FileToOrganise file) {
        Group group = new Group(file, file.from(), file.to(), false);
        groups.add(group);
        if (group.refusal != null) {
            return;
        }
        try {
            if (!places.isThere(group.from)) {
                group.refusal = Message.of("organise.file-gone", group.from.toString());
                return;
            }
            if (disk.isRelativeLink(group.from)) {
                group.refusal = Message.of("organise.relative-link", group.from.toString());
                return;
            }
            String stem = DownloadFiles.stemOf(group.to);
            for (Companions.Found each : Companions.of(group.from, disk.list(folderOf(group.from)))) {
                group.companions.add(new Companion(
                        group.from.resolveSibling(each.name()), group.to.resolveSibling(stem + each.behind())));
            }
            group.all().forEach(each -> group.now.put(each.from(), disk.move(each.from(), each.to(), "")));
        } catch (DiskException unreadable) {
            group.refusal = unreadable.said();
            return;
        }
        group.all().forEach(each -> leaving.put(places.key(each.from()), group));
    }

    /** Of several that want one name, none gets it; those that are numbered for that reason are as they should be. */
    private void refuseDoubles() {
        Map<String, List<Group>> wanting = new HashMap<>();
        for (Group group : groups) {
            if (group.refusal == null) {
                group.all()
                        .forEach(each -> wanting.computeIfAbsent(places.key(each.to()), place -> new ArrayList<>())
                                .add(group));
            }
        }
        for (List<Group> several : wanting.values()) {
            List<Group> meant =
                    several.stream().filter(each -> !each.file.numbered()).toList();
            for (Group each : several) {
                boolean first = meant.size() == 1 ? each == meant.getFirst() : several.size() == 1;
                if (!first && each.refusal == null) {
                    Group other = several.stream()
                            .filter(one -> one != each)
                            .findFirst()
                            .orElse(each);
                    each.refusal = Message.of("organise.same-name", other.from.toString());
                }
            }
        }
    }

    private void refuseWhatCannotBe(Group group) {
        if (group.refusal != null) {
            return;
        }
        for (Companion each : group.all()) {
            Message why;
            try {
                why = objection(group, each.to());
            } catch (DiskException unreadable) {
                why = unreadable.said();
            }
            if (why != null) {
                group.refusal = why;
                return;
            }
        }
    }

    private @Nullable Message objection(Group group, Path to) {
        if (SafeName.bytesOf(to.getFileName().toString()) > SafeName.MAX_BYTES) {
            return Message.of("organise.too-long", to.getFileName().toString());
        }
        if (claimed.contains(to)) {
            return Message.of("organise.claimed", to.toString());
        }
        Path root = group.file.toRoot();
        if (!new Root(root).contains(to)) {
            return Message.of("organise.outside", to.toString());
        }
        for (Path above = to.getParent(); above != null && !above.equals(root); above = above.getParent()) {
            if (places.isFile(above)) {
                return Message.of("organise.taken", above.toString());
            }
        }
        return places.isThere(to) && !leaving.containsKey(places.key(to))
                ? Message.of("organise.taken", to.toString())
                : null;
    }

    /** What stays keeps its place: those that need that place stay too. */
    private void refuseWhatWaits() {
        boolean more = true;
        while (more) {
            more = false;
            for (Group group : groups) {
                if (group.refusal != null) {
                    continue;
                }
                for (Companion each : group.all()) {
                    Group there = leaving.get(places.key(each.to()));
                    if (there != null && there != group && there.refusal != null) {
                        group.refusal = Message.of("organise.waits", there.from.toString());
                        more = true;
                        break;
                    }
                }
            }
        }
        groups.removeIf(each -> each.refusal != null && each.file.numbered());
    }

    /** What belongs to a whole folder goes with it when all files of the library that lie in it go to one other folder. */
    private void addFolders(Set<Path> staying, Set<Path> left) {
        Map<Path, Set<Path>> going = new HashMap<>();
        Map<Path, FileToOrganise> whose = new HashMap<>();
        Set<Path> kept = new HashSet<>();
        for (Group group : groups) {
            if (group.refusal != null) {
                kept.addAll(above(group.from, group.file.root()));
                continue;
            }
            List<Path> old = above(group.from, group.file.root());
            List<Path> fresh = above(group.to, group.file.toRoot());
            for (int at = 0; at < old.size(); at++) {
                Path folder = old.get(at);
                if (old.size() != fresh.size()) {
                    kept.add(folder);
                } else {
                    going.computeIfAbsent(folder, each -> new LinkedHashSet<>()).add(fresh.get(at));
                    whose.putIfAbsent(folder, group.file);
                }
            }
        }
        staying.forEach(each -> {
            for (Path folder = each.getParent(); folder != null; folder = folder.getParent()) {
                kept.add(folder);
            }
        });
        going.forEach((folder, targets) -> {
            Path target = targets.iterator().next();
            FileToOrganise file = whose.get(folder);
            if (targets.size() == 1
                    && file != null
                    && !kept.contains(folder)
                    && !left.contains(folder)
                    && !places.key(folder).equals(places.key(target))) {
                addFolder(folder, target, file);
            }
        });
    }

    private void addFolder(Path folder, Path target, FileToOrganise file) {
        Group group = new Group(file, folder, target, true);
        for (DiskView.Entry each : disk.list(folder)) {
            Path from = folder.resolve(each.name());
            Path to = target.resolve(each.name());
            if (Companions.isOfFolder(each) && !leaving.containsKey(places.key(from)) && !places.isThere(to)) {
                group.companions.add(new Companion(from, to));
                group.now.put(from, disk.move(from, to, ""));
            }
        }
        if (!group.companions.isEmpty()) {
            groups.add(group);
        }
    }

    /** The folders that a file lies in, the nearest first, without the root folder. */
    private static List<Path> above(Path file, Path root) {
        List<Path> above = new ArrayList<>();
        for (Path folder = file.getParent(); folder != null && !folder.equals(root); folder = folder.getParent()) {
            above.add(folder);
        }
        return above;
    }

    private List<Part> parts() {
        List<Wanted> wanted = new ArrayList<>();
        for (int at = 0; at < groups.size(); at++) {
            Group group = groups.get(at);
            if (group.refusal == null) {
                for (Companion each : group.all()) {
                    boolean main = !group.ofFolder && each.from().equals(group.from);
                    wanted.add(new Wanted(at, each.from(), each.to(), note(group.file, each, main)));
                }
            }
        }
        MoveOrder order = new MoveOrder(places::key, this::aside);
        return order.parts(wanted).stream().map(this::part).toList();
    }

    private static StepNote note(FileToOrganise file, Companion each, boolean main) {
        return new StepNote(
                main ? file.fileId() : 0,
                file.titleId(),
                main ? file.slotId() : 0,
                file.rootId(),
                below(file.root(), each.from()),
                file.toRootId(),
                below(file.toRoot(), each.to()),
                main ? file.folder() : null,
                file.root().toString(),
                List.of());
    }

    private Part part(List<Hop> hops) {
        Set<Long> titles = new TreeSet<>();
        Set<Long> files = new HashSet<>();
        List<MoveSequence.Move> moves = new ArrayList<>();
        for (Hop hop : hops) {
            StepNote whole = hop.wanted().note();
            titles.add(whole.titleId());
            if (whole.fileId() != 0) {
                files.add(whole.fileId());
            }
            boolean leaves = hop.from().equals(hop.wanted().from());
            boolean arrives = hop.to().equals(hop.wanted().to());
            Path above = Path.of(whole.above());
            StepNote note = whole.between(
                    whole.fromRoot(),
                    leaves ? whole.fromPath() : below(above, hop.from()),
                    arrives ? whole.toRoot() : whole.fromRoot(),
                    arrives ? whole.toPath() : below(above, hop.to()),
                    missing(hop.to()));
            MoveSequence.Move now = Objects.requireNonNull(
                    groups.get(hop.wanted().group()).now.get(hop.wanted().from()));
            moves.add(new MoveSequence.Move(
                    hop.from(), hop.to(), now.bytes(), now.modified(), now.key(), note.written()));
        }
        return new Part(titles, files.size(), moves);
    }

    /** The folders above a place that are not there yet, each after the one that it lies in. */
    private List<String> missing(Path place) {
        List<String> missing = new ArrayList<>();
        for (Path folder = place.getParent(); folder != null && !places.isThere(folder); folder = folder.getParent()) {
            missing.add(folder.toString());
        }
        return missing.reversed();
    }

    /** A name that nothing has, in the same folder, which programs that look through libraries pass over. */
    private Path aside(Path file) {
        for (int number = 0; ; number++) {
            Path place = file.resolveSibling(".magpie-moving-"
                    + Integer.toHexString(file.toString().hashCode())
                    + (number == 0 ? "" : "-" + number)
                    + ".tmp");
            if (!places.isThere(place) && leaving.putIfAbsent(places.key(place), groups.getFirst()) == null) {
                return place;
            }
        }
    }

    private static String below(Path root, Path place) {
        return root.relativize(place).toString().replace('\\', '/');
    }

    private static Path folderOf(Path file) {
        return file.resolveSibling("");
    }
}
