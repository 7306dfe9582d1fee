package org.magpie.pipeline.importing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.DiskException;
import org.magpie.base.error.Message;
import org.magpie.base.error.UserException;
import org.magpie.base.store.Store;
import org.magpie.base.store.UnitOfWork;
import org.magpie.media.FileFacts;
import org.magpie.media.Library;
import org.magpie.media.MediaKind;
import org.magpie.media.Profiles;
import org.magpie.media.Quality;
import org.magpie.media.SlotFacts;
import org.magpie.media.TitleFacts;
import org.magpie.pipeline.download.DownloadState;
import org.magpie.pipeline.download.Downloads;
import org.magpie.pipeline.download.TrackedDownload;
import org.magpie.pipeline.importing.ImportPlan.Placement;
import org.magpie.pipeline.importing.JournalEntity.Stage;
import org.magpie.pipeline.match.Candidate;
import org.magpie.pipeline.match.Matching;
import org.magpie.pipeline.parse.ParsedRelease;
import org.magpie.pipeline.parse.ReleaseReader;

/**
 * Puts what a person has chosen into the import journal; from there on it is an import like any other, and is finished after a
 * crash. Safe for any number of threads.
 */
public final class ImportByHand implements ByHand {
    private final Store store;
    private final Library library;
    private final Downloads downloads;
    private final ReleaseReader reader;
    private final Matching matching;
    private final ImportPlanner planner;
    private final Subtitles subtitles = new Subtitles();
    private final Clock clock;

    public ImportByHand(
            Store store,
            Library library,
            Profiles profiles,
            Downloads downloads,
            ReleaseReader reader,
            Matching matching,
            MediaProbe probe,
            FileNames names,
            Clock clock) {
        this.store = store;
        this.library = library;
        this.downloads = downloads;
        this.reader = reader;
        this.matching = matching;
        this.planner = new ImportPlanner(library, profiles, reader, probe, names, clock);
        this.clock = clock;
    }

    @Override
    public Contents look(long downloadId) {
        TrackedDownload download = whole(downloadId);
        Path folder = place(download);
        VideoFiles.Contents contents = contents(folder);
        List<Found> found = new ArrayList<>();
        Set<Long> taken = new HashSet<>();
        for (VideoFiles.Found video : contents.videos()) {
            Found guess = guess(download, folder, video, contents.videos().size());
            boolean second =
                    guess.guess() != null && guess.guess().itemIds().stream().anyMatch(taken::contains);
            if (guess.guess() != null && !second) {
                taken.addAll(guess.guess().itemIds());
            }
            // Largest first: a second file of the same item is an extra or a worse copy.
            found.add(second ? guess.without(Message.of("import.by-hand.second")) : guess);
        }
        List<String> leftOut = Stream.concat(contents.dangerous().stream(), contents.archives().stream())
                .map(path -> name(folder, path))
                .toList();
        return new Contents(download.release().name(), folder, found, leftOut);
    }

    @Override
    public Optional<TitleFacts> title(long titleId) {
        return library.facts(titleId);
    }

    @Override
    public Set<Long> items(Path file, TitleFacts title) {
        if (title.items().size() == 1) {
            return Set.of(title.items().getFirst().id());
        }
        return reader.read(VideoFiles.stem(file), title.kind())
                .map(parsed -> ImportPlanner.items(parsed.numbers(), title))
                .orElse(Set.of());
    }

    @Override
    public Proposal propose(long downloadId, Choice choice) {
        TrackedDownload download = whole(downloadId);
        Placement placement = placements(download, List.of(choice)).getFirst();
        return new Proposal(
                placement.target(),
                placement.note().replaced().stream()
                        .map(old -> String.valueOf(Path.of(old.place()).getFileName()))
                        .toList());
    }

    /**
     * Notes the choices, so that the import that follows carries them out, now or after a crash. Files that nobody chose stay
     * where they are.
     *
     * @throws UserException when a choice cannot be carried out, or an import of the download is under way
     */
    public void begin(long downloadId, List<Choice> choices) {
        TrackedDownload download = whole(downloadId);
        if (choices.isEmpty()) {
            throw new UserException("import.by-hand.nothing");
        }
        List<Placement> placements = placements(download, choices);
        List<Path> orphans = store.write(unit -> {
            List<Path> begun = forget(unit, downloadId);
            if (!downloads.importing(unit, downloadId)) {
                throw new UserException("import.by-hand.not-whole");
            }
            placements.forEach(
                    placement -> unit.session().insert(new JournalEntity(downloadId, placement, clock.instant())));
            return begun;
        });
        orphans.forEach(ImportByHand::delete);
    }

    /** Takes back what an earlier import meant to do and has not done: answers the temporary names it may have begun. */
    private static List<Path> forget(UnitOfWork unit, long downloadId) {
        List<Path> begun = new ArrayList<>();
        for (JournalEntity row : new JournalRepository_(unit.session()).of(downloadId)) {
            if (row.stage() == Stage.PLANNED && Files.exists(row.source())) {
                begun.add(row.temporary());
                unit.session().delete(row);
            } else if (row.stage() != Stage.DONE) {
                // The only copy may stand under its temporary name by now.
                throw new UserException("import.by-hand.under-way");
            }
        }
        return begun;
    }

    private static void delete(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException failure) {
            throw DiskException.of(part, failure);
        }
    }

    private TrackedDownload whole(long downloadId) {
        TrackedDownload download =
                downloads.find(downloadId).orElseThrow(() -> new UserException("pipeline.download-gone"));
        if (download.state() != DownloadState.COMPLETED && download.state() != DownloadState.IMPORT_BLOCKED) {
            throw new UserException("import.by-hand.not-whole");
        }
        return download;
    }

    private static Path place(TrackedDownload download) {
        Path path = download.path();
        if (path == null || !Files.exists(path)) {
            throw new UserException(
                    "import.source-missing", path == null ? download.release().name() : path.toString());
        }
        return path;
    }

    private static VideoFiles.Contents contents(Path folder) {
        try {
            return VideoFiles.find(folder);
        } catch (IOException failure) {
            throw DiskException.of(folder, failure);
        }
    }

    private static String name(Path folder, Path file) {
        Path below = folder.equals(file) ? file.getFileName() : folder.relativize(file);
        return String.valueOf(below).replace('\\', '/');
    }

    /** The title that the download was taken for decides; where that is gone or holds no such item, the file's own name does. */
    private Found guess(TrackedDownload download, Path folder, VideoFiles.Found video, int videos) {
        Optional<TitleFacts> wanted = library.facts(download.titleId());
        Set<Long> items = wanted.map(title -> planner.itemsOf(video, videos, download, title))
                .orElse(Set.of());
        if (wanted.isPresent() && !items.isEmpty() && !wanted.get().slots().isEmpty()) {
            TitleFacts title = wanted.get();
            SlotFacts slot = title.slot(download.slotId()).orElse(title.slots().getFirst());
            return found(
                    download, folder, video, title, slot, items, Message.of("import.by-hand.as-taken", title.name()));
        }
        Candidate own = matching.recognise(VideoFiles.stem(video.path()));
        // A lone file needs no name: the release has said what it is.
        Candidate best = own.isMatched() || videos > 1
                ? own
                : matching.recognise(download.release().name());
        Optional<TitleFacts> title = library.facts(best.titleId());
        if (title.isEmpty() || !best.isMatched() || title.get().slots().isEmpty()) {
            MediaKind kind = wanted.map(TitleFacts::kind).orElse(MediaKind.MOVIE);
            return new Found(
                    video.path(), name(folder, video.path()), video.bytes(), null, said(video, kind), own.because());
        }
        return found(
                download,
                folder,
                video,
                title.get(),
                title.get().slots().getFirst(),
                Set.copyOf(best.itemIds()),
                best.because());
    }

    private Found found(
            TrackedDownload download,
            Path folder,
            VideoFiles.Found video,
            TitleFacts title,
            SlotFacts slot,
            Set<Long> items,
            Message because) {
        Quality quality = planner.facts(download, title, slot, items, video, release(download, title))
                .quality();
        Choice guess = new Choice(video.path(), title.id(), slot.id(), items, quality);
        return new Found(video.path(), name(folder, video.path()), video.bytes(), guess, quality, because);
    }

    private Quality said(VideoFiles.Found video, MediaKind kind) {
        return reader.read(VideoFiles.stem(video.path()), kind)
                .map(ParsedRelease::quality)
                .orElse(Quality.unknown(kind));
    }

    private @Nullable ParsedRelease release(TrackedDownload download, TitleFacts title) {
        return reader.read(download.release().name(), title.kind()).orElse(null);
    }

    /** What the files are to become; refuses what would put two files into one place. */
    private List<Placement> placements(TrackedDownload download, List<Choice> choices) {
        Path folder = place(download);
        VideoFiles.Contents contents = contents(folder);
        Map<Path, VideoFiles.Found> there = new HashMap<>();
        contents.videos().forEach(video -> there.put(video.path(), video));
        boolean lone = there.size() == 1;
        Map<Long, Set<Long>> taken = taken(choices);
        List<Placement> placements = new ArrayList<>();
        Set<Path> targets = new HashSet<>();
        for (Choice choice : choices) {
            VideoFiles.Found video = there.get(choice.file());
            if (video == null) {
                throw new UserException(
                        "import.source-missing", String.valueOf(choice.file().getFileName()));
            }
            Placement placement = placement(download, choice, video, taken.getOrDefault(choice.slotId(), Set.of()));
            if (!targets.add(placement.target())) {
                throw new UserException(
                        "import.by-hand.same-place",
                        String.valueOf(placement.target().getFileName()));
            }
            placements.add(placement.with(subtitles.of(
                    choice.file(),
                    contents.subtitles(),
                    lone,
                    Files.isDirectory(folder),
                    placement.note().facts().path())));
        }
        return placements;
    }

    /** All chosen items, slot by slot. */
    private static Map<Long, Set<Long>> taken(List<Choice> choices) {
        Map<Long, Set<Long>> taken = new HashMap<>();
        for (Choice choice : choices) {
            Set<Long> ofSlot = taken.computeIfAbsent(choice.slotId(), slot -> new TreeSet<>());
            for (long item : choice.itemIds()) {
                if (!ofSlot.add(item)) {
                    throw new UserException(
                            "import.by-hand.twice", String.valueOf(choice.file().getFileName()));
                }
            }
        }
        return taken;
    }

    private Placement placement(TrackedDownload download, Choice choice, VideoFiles.Found video, Set<Long> taken) {
        TitleFacts title = library.facts(choice.titleId()).orElseThrow(() -> new UserException("pipeline.title-gone"));
        SlotFacts slot = title.slot(choice.slotId()).orElseThrow(() -> new UserException("pipeline.title-gone"));
        boolean known =
                choice.itemIds().stream().allMatch(item -> title.item(item).isPresent());
        if (choice.itemIds().isEmpty() || !known) {
            throw new UserException(
                    "import.by-hand.no-item", video.path().getFileName().toString());
        }
        if (!Files.isDirectory(slot.root())) {
            throw new UserException("import.root-missing", slot.root().toString());
        }
        // A person may be mistaken for what a film is, never for a program that only bears the name of one.
        ImportPlanner.masked(video.path()).ifPresent(masked -> {
            throw new UserException(masked.key(), masked.arguments().toArray());
        });
        FileFacts facts = planner.facts(download, title, slot, choice.itemIds(), video, release(download, title))
                .judged(choice.quality());
        return planner.placement(
                download, title, slot, video, facts, library.filesOf(choice.itemIds(), slot.id()), taken);
    }
}
