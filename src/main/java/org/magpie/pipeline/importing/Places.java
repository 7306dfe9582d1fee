package org.magpie.pipeline.importing;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.magpie.base.disk.Root;
import org.magpie.base.store.Store;
import org.magpie.media.ItemFacts;
import org.magpie.media.MediaKind;
import org.magpie.media.SlotFacts;
import org.magpie.media.TitleFacts;
import org.magpie.media.file.FileFacts;
import org.magpie.media.file.LibraryFile;
import org.magpie.media.library.Library;
import org.magpie.media.library.Library.Owner;
import org.magpie.pipeline.importing.plan.ImportPlan.Filing;
import org.magpie.pipeline.importing.plan.ImportPlan.Note;
import org.magpie.pipeline.importing.plan.ImportPlan.Placement;
import org.magpie.pipeline.importing.plan.ImportPlan.Replaced;
import org.magpie.pipeline.importing.plan.Subtitles;
import org.magpie.pipeline.search.Protocol;

/**
 * Chooses where files go. A title owns its folder and a slot the names of its files: no place is chosen that the library knows under
 * another title or slot, that another import is on its way to, or where a file lies that nobody knows. Used only while nobody else
 * chooses, see {@link Library#choosingPlaces}.
 */
final class Places {
    private static final int MOST_NUMBERED = 1_000;

    private final Store store;
    private final Library library;
    private final FileNames names;
    private final TitlePlaces titlePlaces;
    private final Subtitles subtitles = new Subtitles();

    Places(Store store, Library library, FileNames names) {
        this.store = store;
        this.library = library;
        this.names = names;
        this.titlePlaces = new TitlePlaces(library, names);
    }

    /** The places of files, in their order; no two are the same. */
    List<Placement> of(List<Filing> filings) {
        Set<Path> claimed = filings.isEmpty()
                ? Set.of()
                : new HashSet<>(new OpenImports(store)
                        .targets(filings.getFirst().download().id()));
        return filings.stream()
                .map(filing -> {
                    Placement placement = placement(filing, claimed);
                    claimed.add(placement.target());
                    return placement;
                })
                .toList();
    }

    private Placement placement(Filing filing, Set<Path> claimed) {
        TitleFacts title = filing.title();
        SlotFacts slot = filing.slot();
        List<ItemFacts> items = title.items().stream()
                .filter(item -> filing.facts().itemIds().contains(item.id()))
                .toList();
        List<Replaced> replaced = replaced(filing.there(), filing.taken());
        Set<Long> leaving = replaced.stream().map(Replaced::fileId).collect(Collectors.toUnmodifiableSet());
        String folder = slot.folder().isEmpty() ? titlePlaces.ownFolder(title, slot) : slot.folder();
        Root root = new Root(slot.root());
        String avoided = null;
        for (int number = 1; number <= MOST_NUMBERED; number++) {
            String mark = titlePlaces.slotMark(title, slot) + (number == 1 ? "" : " (" + number + ")");
            FileFacts facts = filing.facts();
            String name = names.file(
                    title,
                    items,
                    facts,
                    filing.video().stem(),
                    mark,
                    filing.video().extension());
            Path target = root.resolve(folder + "/" + name);
            Standing standing = claimed.contains(target) ? Standing.OWNED : standing(target, leaving);
            if (standing == Standing.FREE) {
                return placement(filing, folder, root, target, replaced, items, avoided);
            }
            if (standing == Standing.UNKNOWN && avoided == null) {
                avoided = String.valueOf(target.getFileName());
            }
        }
        throw new IllegalStateException("no free name for " + filing.video().path());
    }

    /** What has to go; a file of several episodes stays while one of them would be lost with it. */
    static List<Replaced> replaced(List<LibraryFile> there, Set<Long> taken) {
        return there.stream()
                .filter(old -> taken.containsAll(old.facts().itemIds()))
                .map(old -> new Replaced(old.id(), old.place().toString()))
                .toList();
    }

    /** How a place stands. */
    private enum Standing {
        FREE,
        OWNED,
        /** A file lies there that the library does not know. */
        UNKNOWN
    }

    private Standing standing(Path target, Set<Long> leaving) {
        Optional<Owner> owner = library.ownerOf(target);
        if (owner.isPresent()) {
            return leaving.contains(owner.get().fileId()) ? Standing.FREE : Standing.OWNED;
        }
        return Files.exists(target, LinkOption.NOFOLLOW_LINKS) ? Standing.UNKNOWN : Standing.FREE;
    }

    private Placement placement(
            Filing filing,
            String folder,
            Root root,
            Path target,
            List<Replaced> replaced,
            List<ItemFacts> items,
            @Nullable String avoided) {
        TitleFacts title = filing.title();
        String path = root.path().relativize(target).toString().replace('\\', '/');
        return new Placement(
                filing.video().path(),
                root.path(),
                filing.download().release().protocol() == Protocol.TORRENT,
                new Note(
                        filing.facts().at(filing.slot().rootId(), path),
                        title.id(),
                        title.name(),
                        folder,
                        filing.facts().quality().displayName(title.kind()),
                        replaced,
                        subtitles.of(
                                filing.video().path(),
                                filing.files().subtitles(),
                                filing.lone(),
                                Files.isDirectory(filing.files().folder()),
                                path),
                        label(title, items),
                        filing.better(),
                        avoided,
                        filing.there().stream().map(LibraryFile::id).collect(Collectors.toUnmodifiableSet()),
                        null,
                        null));
    }

    /** "Quiet Coast S01E02-E03"; the title alone where it has but one item. */
    static String label(TitleFacts title, List<ItemFacts> items) {
        if (title.kind() != MediaKind.SERIES || items.isEmpty()) {
            return title.name();
        }
        String numbers = items.stream()
                .map(item -> "E%02d".formatted(item.details().number()))
                .collect(Collectors.joining("-"));
        return "%s S%02d%s".formatted(title.name(), items.getFirst().details().season(), numbers);
    }
}
