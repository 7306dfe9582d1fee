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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.DiskException;
import org.magpie.base.error.Message;
import org.magpie.base.error.UserException;
import org.magpie.base.job.Progress;
import org.magpie.base.store.Store;
import org.magpie.base.store.UnitOfWork;
import org.magpie.media.MediaKind;
import org.magpie.media.SlotFacts;
import org.magpie.media.TitleFacts;
import org.magpie.media.library.Library;
import org.magpie.media.quality.Profiles;
import org.magpie.media.quality.Quality;
import org.magpie.pipeline.download.DownloadState;
import org.magpie.pipeline.download.TrackedDownload;
import org.magpie.pipeline.download.UnfiledVideo;
import org.magpie.pipeline.download.queue.Downloads;
import org.magpie.pipeline.importing.JournalEntity.Stage;
import org.magpie.pipeline.importing.content.DownloadFiles;
import org.magpie.pipeline.importing.content.Finding;
import org.magpie.pipeline.importing.content.Wholeness;
import org.magpie.pipeline.importing.plan.FileFactsReader;
import org.magpie.pipeline.importing.plan.FileLook;
import org.magpie.pipeline.importing.plan.ImportMode;
import org.magpie.pipeline.importing.plan.ImportPlan.Filing;
import org.magpie.pipeline.importing.plan.ImportPlan.Placement;
import org.magpie.pipeline.importing.plan.ImportPlanner;
import org.magpie.pipeline.importing.plan.MediaProbe;
import org.magpie.pipeline.importing.plan.UpgradeCheck;
import org.magpie.pipeline.match.Candidate;
import org.magpie.pipeline.match.Matching;
import org.magpie.pipeline.parse.ParsedRelease;
import org.magpie.pipeline.parse.ReleaseReader;

/**
 * Puts what a person has chosen into the import journal; from there on it is an import like any other, and is finished after a
 * crash. Safe for any number of threads.
 */
public final class StoredManualImport implements ManualImport {
    private final Store store;
    private final Library library;
    private final Downloads downloads;
    private final ReleaseReader reader;
    private final Matching matching;
    private final ImportPlanner planner;
    private final FileFactsReader facts;
    private final UpgradeCheck upgrades;
    private final Places places;
    private final ChosenFilings chosen;
    private final LocalImport local;
    private final Clock clock;

    public StoredManualImport(
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
        this.facts = new FileFactsReader(reader, clock);
        this.upgrades = new UpgradeCheck(profiles);
        this.planner = new ImportPlanner(library, downloads, reader, matching, probe, facts, upgrades);
        this.places = new Places(store, library, names);
        this.chosen = new ChosenFilings(library, facts, upgrades);
        this.local =
                new LocalImport(store, library, downloads, reader, matching, planner, chosen, upgrades, places, clock);
        this.clock = clock;
    }

    @Override
    public Contents survey(List<Path> brought, Meant meant, Progress progress) {
        return local.survey(brought, meant, progress, this::items);
    }

    @Override
    public List<Outcome> outcomes(List<Path> brought, List<Choice> choices, ImportMode mode) {
        return local.outcomes(brought, choices, mode);
    }

    /**
     * Notes the choices of files of this computer as one import, with one entry to undo it by; from there on it is finished after a crash.
     *
     * @param progress of looking into the files
     * @return the download that it is
     * @throws UserException when a choice cannot be carried out: then nothing is noted
     */
    public long begin(
            String correlation, List<Path> brought, List<Choice> choices, ImportMode mode, Progress progress) {
        return local.begin(correlation, brought, choices, mode, progress);
    }

    @Override
    public Contents look(long downloadId) {
        TrackedDownload download = whole(downloadId);
        DownloadFiles files = planner.find(download, place(download));
        FileLook look = planner.look();
        Optional<TitleFacts> wanted =
                library.facts(download.titleId()).filter(title -> !title.slots().isEmpty());
        Map<Path, Finding> findings = new HashMap<>();
        wanted.ifPresent(title -> planner.findings(download, title, files, look)
                .forEach(finding -> findings.put(finding.video().path(), finding)));
        List<Found> found = new ArrayList<>();
        for (DownloadFiles.Found video : ImportPlanner.all(files)) {
            found.add(guess(download, files, video, wanted, findings.get(video.path()), look));
        }
        List<String> leftOut = Stream.concat(files.dangerous().stream(), files.archives().stream())
                .map(files::name)
                .toList();
        return new Contents(download.release().name(), files.folder(), found, leftOut);
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
        return reader.read(DownloadFiles.stemOf(file), title.kind())
                .map(parsed -> matching.held(parsed, title))
                .filter(Matching.Held::certain)
                .map(Matching.Held::itemIds)
                .orElse(Set.of());
    }

    @Override
    public Proposal propose(long downloadId, Choice choice) {
        TrackedDownload download = whole(downloadId);
        DownloadFiles files = planner.find(download, place(download));
        Filing filing = filings(download, files, List.of(choice)).getFirst();
        Placement placement =
                library.choosingPlaces(() -> places.of(List.of(filing))).getFirst();
        return new Proposal(
                placement.target(),
                placement.note().replaced().stream()
                        .map(old -> String.valueOf(Path.of(old.place()).getFileName()))
                        .toList(),
                upgrades.worse(filing.facts(), filing.there(), filing.title(), filing.slot())
                        .orElse(null));
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
        DownloadFiles files = planner.find(download, place(download));
        List<Filing> filings = filings(download, files, choices);
        checkWhole(download, files, filings);
        Set<Path> meant = new HashSet<>();
        choices.forEach(choice -> meant.add(choice.file()));
        List<UnfiledVideo> unfiled = files.videos().stream()
                .filter(video -> !meant.contains(video.path()))
                .map(video -> ImportPlanner.unfiled(files, video, Message.of("import.by-hand.not-chosen")))
                .toList();
        List<Path> orphans = library.choosingPlaces(() -> {
            if (Importer.isMoving(library, filings)) {
                throw new UserException("import.being-moved");
            }
            List<Placement> placements = places.of(filings);
            return store.write(unit -> {
                List<Path> begun = forget(unit, downloadId);
                if (!downloads.imports().importing(unit, downloadId)) {
                    throw new UserException("import.by-hand.not-whole");
                }
                downloads.unfiled().note(unit, downloadId, unfiled);
                Importer.noted(unit, library, downloadId, placements, clock);
                return begun;
            });
        });
        orphans.forEach(StoredManualImport::delete);
    }

    /** A person may be mistaken for what a file is, but half a file is half a file. A client that is silent stops nobody. */
    private void checkWhole(TrackedDownload download, DownloadFiles files, List<Filing> filings) {
        Wholeness wholeness = planner.wholenessAsFarAsKnown(download, files);
        for (Filing filing : filings) {
            switch (wholeness.of(filing.video())) {
                case Wholeness.Waiting waiting ->
                    throw new UserException(
                            waiting.why().key(), waiting.why().arguments().toArray());
                case Wholeness.Never never -> refuse(never);
                case Wholeness.Whole whole -> {}
            }
        }
    }

    /** A file that the client does not list may be one that a person has put there; one that it was told to leave out is not whole. */
    private static void refuse(Wholeness.Never never) {
        if (never.why().key().equals("import.deselected")) {
            throw new UserException(never.why().key(), never.why().arguments().toArray());
        }
    }

    /** Takes back what an earlier import meant to do and has not done: answers the temporary names it may have begun. */
    private static List<Path> forget(UnitOfWork unit, long downloadId) {
        List<Path> begun = new ArrayList<>();
        for (JournalEntity row : new JournalRepository_(unit.session()).of(downloadId)) {
            if (row.stage() == Stage.PLANNED && !FilePlacement.isMoved(row)) {
                if (Files.exists(row.source())) {
                    begun.add(row.temporary());
                }
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

    /** The title that the download was taken for decides; where that is gone or holds no such item, the file's own name does. */
    private Found guess(
            TrackedDownload download,
            DownloadFiles files,
            DownloadFiles.Found video,
            Optional<TitleFacts> wanted,
            @Nullable Finding finding,
            FileLook look) {
        if (wanted.isPresent() && finding != null && finding.outcome() == Finding.Outcome.FITS) {
            TitleFacts title = wanted.get();
            SlotFacts slot = title.slot(download.slotId()).orElse(title.slots().getFirst());
            return found(download, files, video, title, slot, finding.itemIds(), finding.why(), look);
        }
        Candidate named = matching.recognise(video.stem());
        // A lone file needs no name where its title is gone: the release has said what it is.
        boolean lone = finding == null && files.videos().size() == 1 && !named.isMatched();
        Candidate own = lone ? matching.recognise(download.release().name()) : named;
        Optional<TitleFacts> title = library.facts(own.titleId());
        boolean denied = finding != null
                && finding.outcome() == Finding.Outcome.OTHER
                && own.titleId() == download.titleId()
                && own.itemIds().stream().anyMatch(download.itemIds()::contains);
        if (title.isEmpty() || denied || !own.isMatched() || title.get().slots().isEmpty()) {
            MediaKind kind = wanted.map(TitleFacts::kind).orElse(MediaKind.MOVIE);
            return new Found(
                    video.path(),
                    files.name(video.path()),
                    video.bytes(),
                    null,
                    said(video, kind),
                    why(files, video, finding, own));
        }
        return found(
                download,
                files,
                video,
                title.get(),
                title.get().slots().getFirst(),
                Set.copyOf(own.itemIds()),
                own.because(),
                look);
    }

    private static Message why(
            DownloadFiles files, DownloadFiles.Found video, @Nullable Finding finding, Candidate own) {
        if (files.discs().contains(video)) {
            return Message.of("import.by-hand.disc");
        }
        if (files.extras().contains(video)) {
            return Message.of("import.by-hand.extra");
        }
        return finding == null ? own.because() : finding.why();
    }

    private Found found(
            TrackedDownload download,
            DownloadFiles files,
            DownloadFiles.Found video,
            TitleFacts title,
            SlotFacts slot,
            Set<Long> items,
            Message because,
            FileLook look) {
        Quality quality = facts.of(download, title, slot, items, video, look.info(video.path()))
                .quality();
        Choice guess = new Choice(video.path(), title.id(), slot.id(), items, quality);
        return new Found(video.path(), files.name(video.path()), video.bytes(), guess, quality, because);
    }

    private Quality said(DownloadFiles.Found video, MediaKind kind) {
        return reader.read(video.stem(), kind).map(ParsedRelease::quality).orElse(Quality.unknown(kind));
    }

    /** What the files are to become. */
    private List<Filing> filings(TrackedDownload download, DownloadFiles files, List<Choice> choices) {
        Map<Path, DownloadFiles.Found> there = new HashMap<>();
        ImportPlanner.all(files).forEach(video -> there.put(video.path(), video));
        Map<Long, Set<Long>> taken = ChosenFilings.taken(choices);
        FileLook look = planner.look();
        List<Filing> filings = new ArrayList<>();
        for (Choice choice : choices) {
            DownloadFiles.Found video = there.get(choice.file());
            if (video == null) {
                throw new UserException(
                        "import.source-missing", String.valueOf(choice.file().getFileName()));
            }
            filings.add(chosen.filing(
                    download,
                    download.release().name(),
                    files,
                    choice,
                    video,
                    taken.getOrDefault(choice.slotId(), Set.of()),
                    look.info(video.path()),
                    files.videos().size() == 1));
        }
        return filings;
    }
}
