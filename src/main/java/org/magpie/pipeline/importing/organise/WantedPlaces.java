package org.magpie.pipeline.importing.organise;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.Message;
import org.magpie.base.store.Rows;
import org.magpie.base.store.Store;
import org.magpie.media.ItemFacts;
import org.magpie.media.SlotFacts;
import org.magpie.media.TitleFacts;
import org.magpie.media.file.FileFacts;
import org.magpie.media.file.LibraryFile;
import org.magpie.media.library.Library;
import org.magpie.pipeline.importing.FileNames;
import org.magpie.pipeline.importing.OpenImports;
import org.magpie.pipeline.importing.TitlePlaces;
import org.magpie.pipeline.importing.content.DownloadFiles;
import org.magpie.pipeline.importing.plan.RootCheck;

/** Reads from the library which files there are and says where each should lie. */
final class WantedPlaces {
    private static final Pattern NUMBERED = Pattern.compile(" \\((\\d{1,4})\\)$");
    private static final int TITLES_AT_ONCE = 200;

    private final Store store;
    private final Library library;
    private final FileNames names;
    private final TitlePlaces places;
    private final RootCheck roots;

    WantedPlaces(Store store, Library library, FileNames names) {
        this.store = store;
        this.library = library;
        this.names = names;
        this.places = new TitlePlaces(library, names);
        this.roots = new RootCheck(library);
    }

    /** The titles that something of may have to be moved, by name. */
    List<Long> titles(OrganiseScope scope) {
        String files = "select distinct title.id, title.sort_name from title join media_file on media_file.title_id ="
                + " title.id join slot on slot.id = media_file.slot_id ";
        String order = " order by title.sort_name, title.id";
        return store.read(session -> {
            Rows rows = new Rows(session);
            return switch (scope) {
                case OrganiseScope.Everything all -> rows.list(files + order, row -> row.getLong(1));
                case OrganiseScope.OfKind kind ->
                    rows.list(
                            files + "where title.kind = ?" + order,
                            row -> row.getLong(1),
                            kind.kind().name());
                case OrganiseScope.OfRoot root ->
                    rows.list(
                            files + "where media_file.root_id = ? or slot.root_id = ?" + order,
                            row -> row.getLong(1),
                            root.rootId(),
                            root.rootId());
                case OrganiseScope.OfTitles titles ->
                    rows.list(files + "where title.id = any(?)" + order, row -> row.getLong(1), (Object)
                            titles.titleIds().toArray());
                case OrganiseScope.OfSeason season -> List.of(season.titleId());
            };
        });
    }

    /** The files that are asked for. */
    List<FileToOrganise> files(OrganiseScope scope, OrganiseOptions options) {
        Set<Long> importing = new OpenImports(store).titles();
        Map<Long, Optional<Message>> unreachable = new HashMap<>();
        List<FileToOrganise> files = new ArrayList<>();
        List<Long> all = titles(scope);
        for (int at = 0; at < all.size(); at += TITLES_AT_ONCE) {
            Set<Long> chunk = Set.copyOf(all.subList(at, Math.min(all.size(), at + TITLES_AT_ONCE)));
            for (TitleFacts title : library.facts(chunk)) {
                Message busy = importing.contains(title.id()) ? Message.of("organise.importing", title.name()) : null;
                for (LibraryFile file : library.filesOfTitle(title.id())) {
                    SlotFacts slot = title.slot(file.facts().slotId()).orElse(null);
                    if (slot != null && isMeant(scope, title, slot, file)) {
                        files.add(of(title, slot, file, options, busy, unreachable));
                    }
                }
            }
        }
        return files;
    }

    private static boolean isMeant(OrganiseScope scope, TitleFacts title, SlotFacts slot, LibraryFile file) {
        return switch (scope) {
            case OrganiseScope.OfSeason season -> season(items(title, file)) == season.season();
            case OrganiseScope.OfRoot root -> file.facts().rootId() == root.rootId() || slot.rootId() == root.rootId();
            default -> true;
        };
    }

    private static List<ItemFacts> items(TitleFacts title, LibraryFile file) {
        return title.items().stream()
                .filter(item -> file.facts().itemIds().contains(item.id()))
                .toList();
    }

    private static int season(List<ItemFacts> items) {
        return items.isEmpty() ? 0 : items.getFirst().details().season();
    }

    private FileToOrganise of(
            TitleFacts title,
            SlotFacts slot,
            LibraryFile file,
            OrganiseOptions options,
            @Nullable Message busy,
            Map<Long, Optional<Message>> unreachable) {
        List<ItemFacts> items = items(title, file);
        FileFacts facts = file.facts();
        String folder = options.folders() || slot.folder().isEmpty() ? places.ownFolder(title, slot) : slot.folder();
        Wanted wanted = options.names() ? wanted(title, slot, file, items) : asIs(slot, facts.path());
        Message refusal = busy != null
                ? busy
                : wanted.refusal() != null
                        ? wanted.refusal()
                        : library.isFolderOfAnother(title.id(), slot.rootId(), folder)
                                ? Message.of("organise.folder-of-another", folder)
                                : reachable(facts.rootId(), file.root(), slot, unreachable);
        return new FileToOrganise(
                file.id(),
                title.id(),
                slot.id(),
                title.name(),
                season(items),
                facts.rootId(),
                file.root(),
                facts.path(),
                slot.rootId(),
                slot.root(),
                folder + "/" + wanted.name(),
                folder,
                wanted.numbered(),
                refusal);
    }

    private @Nullable Message reachable(
            long rootId, Path root, SlotFacts slot, Map<Long, Optional<Message>> unreachable) {
        return unreachable
                .computeIfAbsent(rootId, id -> objection(id, root))
                .or(() -> unreachable.computeIfAbsent(slot.rootId(), id -> objection(id, slot.root())))
                .orElse(null);
    }

    private Optional<Message> objection(long rootId, Path root) {
        return roots.objection(rootId, root).map(why -> Message.of("organise.root-missing", root.toString()));
    }

    /**
     * @param name below the title's folder
     */
    private record Wanted(
            String name, boolean numbered, @Nullable Message refusal) {}

    /** Below the folder of the title as it was, or, where that is another by now, below the first folder. */
    private static Wanted asIs(SlotFacts slot, String path) {
        String folder = slot.folder() + "/";
        int slash = path.indexOf('/');
        return new Wanted(
                !slot.folder().isEmpty() && path.startsWith(folder)
                        ? path.substring(folder.length())
                        : path.substring(slash + 1),
                false,
                null);
    }

    private Wanted wanted(TitleFacts title, SlotFacts slot, LibraryFile file, List<ItemFacts> items) {
        FileFacts facts = file.facts();
        Path place = file.place();
        String mark = places.slotMark(title, slot);
        String stem = DownloadFiles.stemOf(place);
        String extension = extension(place);
        if (items.isEmpty()) {
            return new Wanted(facts.path(), false, Message.of("organise.no-item", facts.path()));
        }
        Matcher number = NUMBERED.matcher(stem);
        String behind = number.find() ? number.group() : "";
        String without = stem.substring(0, stem.length() - behind.length());
        String current = without.endsWith(mark) ? without.substring(0, without.length() - mark.length()) : stem;
        String name = names.file(title, items, facts, current, mark, extension);
        String again = names.file(title, items, facts, plain(name, extension, mark), mark, extension);
        if (!again.equals(name)) {
            // Made of the name that it has: with each time it would become longer.
            return new Wanted(name, false, Message.of("organise.no-own-name", facts.path()));
        }
        boolean numbered = !behind.isEmpty()
                && last(names.file(title, items, facts, current, mark + behind, extension))
                        .equals(last(facts.path()));
        return new Wanted(name, numbered, null);
    }

    private static String plain(String name, String extension, String mark) {
        String last = last(name);
        String behind = mark + (extension.isEmpty() ? "" : "." + extension);
        return last.endsWith(behind) ? last.substring(0, last.length() - behind.length()) : last;
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static String extension(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return dot <= 0 ? "" : name.substring(dot + 1);
    }

    /** The other files of the library that lie in the folders of these. */
    Set<Path> stays(List<FileToOrganise> files) {
        Set<Long> asked = files.stream().map(FileToOrganise::fileId).collect(Collectors.toSet());
        Map<Long, Path> rootsOf = new HashMap<>();
        Map<Long, Set<String>> firstFolders = new HashMap<>();
        for (FileToOrganise file : files) {
            rootsOf.put(file.rootId(), file.root());
            firstFolders.computeIfAbsent(file.rootId(), root -> new HashSet<>()).add(first(file.path()));
        }
        Set<Path> stays = new HashSet<>();
        rootsOf.forEach((rootId, root) -> store.<Object>read(session -> {
            new Rows(session)
                    .each(
                            "select id, path from media_file where root_id = ?",
                            row -> {
                                String path = row.getString(2);
                                boolean near = firstFolders
                                        .getOrDefault(rootId, Set.of())
                                        .contains(first(path));
                                if (near && !asked.contains(row.getLong(1))) {
                                    stays.add(root.resolve(path));
                                }
                            },
                            rootId);
            return stays;
        }));
        return stays;
    }

    private static String first(String path) {
        int slash = path.indexOf('/');
        return slash < 0 ? "" : path.substring(0, slash);
    }
}
