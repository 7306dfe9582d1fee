package org.magpie.pipeline.importing.plan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.DiskException;
import org.magpie.base.error.Message;
import org.magpie.media.MediaKind;
import org.magpie.media.SlotFacts;
import org.magpie.media.TitleFacts;
import org.magpie.media.file.FileFacts;
import org.magpie.media.file.LibraryFile;
import org.magpie.media.library.Library;
import org.magpie.pipeline.decide.BlockReason;
import org.magpie.pipeline.download.TrackedDownload;
import org.magpie.pipeline.download.UnfiledVideo;
import org.magpie.pipeline.download.queue.Downloads;
import org.magpie.pipeline.importing.content.Contents;
import org.magpie.pipeline.importing.content.DownloadFiles;
import org.magpie.pipeline.importing.content.DownloadFiles.Found;
import org.magpie.pipeline.importing.content.EpisodeContents;
import org.magpie.pipeline.importing.content.FileSignature;
import org.magpie.pipeline.importing.content.FilmContents;
import org.magpie.pipeline.importing.content.Finding;
import org.magpie.pipeline.importing.content.Finding.Outcome;
import org.magpie.pipeline.importing.content.Grabbed;
import org.magpie.pipeline.importing.content.TornFiles;
import org.magpie.pipeline.importing.content.VideoFiles;
import org.magpie.pipeline.importing.content.Wholeness;
import org.magpie.pipeline.importing.plan.ImportPlan.Blocked;
import org.magpie.pipeline.importing.plan.ImportPlan.Filing;
import org.magpie.pipeline.match.Matching;
import org.magpie.pipeline.parse.ReleaseReader;
import org.magpie.pipeline.parse.grammar.PathReader;
import org.magpie.pipeline.parse.grammar.VideoReader;
import org.magpie.pipeline.parse.word.Vocabulary;
import org.magpie.pipeline.search.Protocol;
import org.magpie.provider.ProviderException;

/**
 * Works out what is to become of a download: which of its files are to be filed as which items of its title, and which are not, and
 * why. Changes nothing.
 */
public final class ImportPlanner {
    /** What stands for bytes of a name that are no text. */
    private static final char UNREADABLE = '\ufffd';

    private final Library library;
    private final Downloads downloads;
    private final ReleaseReader reader;
    private final Matching matching;
    private final MediaProbe probe;
    private final FileFactsReader facts;
    private final UpgradeCheck upgrades;
    private final RootCheck roots;
    private final PathReader paths = new PathReader(new VideoReader(Vocabulary.standard()));
    private final VideoFiles videos = new VideoFiles(Subtitles.ENDINGS, Subtitles::belongs);

    public ImportPlanner(
            Library library,
            Downloads downloads,
            ReleaseReader reader,
            Matching matching,
            MediaProbe probe,
            FileFactsReader facts,
            UpgradeCheck upgrades) {
        this.library = library;
        this.downloads = downloads;
        this.reader = reader;
        this.matching = matching;
        this.probe = probe;
        this.facts = facts;
        this.upgrades = upgrades;
        this.roots = new RootCheck(library);
    }

    public ImportPlan plan(TrackedDownload download) {
        Optional<TitleFacts> title = library.facts(download.titleId());
        if (title.isEmpty()) {
            return new Blocked(Message.of("import.title-gone", download.titleName()), false);
        }
        SlotFacts slot =
                title.get().slot(download.slotId()).orElse(title.get().slots().getFirst());
        Optional<Message> unplugged = roots.objection(slot.rootId(), slot.root());
        if (unplugged.isPresent()) {
            return new Blocked(unplugged.get(), true);
        }
        Path path = download.path();
        if (path == null || !Files.exists(path)) {
            Optional<Message> unreadable = unreadable(download);
            return new Blocked(unreadable.orElseGet(() -> missing(download, path)), unreadable.isEmpty());
        }
        DownloadFiles files = find(download, path);
        if (files.videos().isEmpty()) {
            return download.adopted() || files.dangerous().isEmpty()
                    ? new Blocked(nothing(files, path), false)
                    : new ImportPlan.Refused(BlockReason.MALWARE, nothing(files, path));
        }
        try {
            return judged(download, title.get(), slot, files);
        } catch (ProviderException silent) {
            return new Blocked(Message.of("import.client-silent", silent.said()), true);
        }
    }

    /** @throws DiskException when the files cannot be listed */
    public DownloadFiles find(TrackedDownload download, Path path) {
        List<Path> places = downloads.manual().places(download.id());
        try {
            return places.isEmpty() ? videos.find(path, download.release().name()) : together(path, places);
        } catch (IOException failure) {
            throw DiskException.of(path, failure);
        }
    }

    /**
     * What stands in a file or folder of this computer.
     *
     * @throws DiskException when the files cannot be listed
     */
    public DownloadFiles find(Path place) {
        try {
            return videos.find(place, String.valueOf(place.getFileName()));
        } catch (IOException failure) {
            throw DiskException.of(place, failure);
        }
    }

    private DownloadFiles together(Path folder, List<Path> places) throws IOException {
        List<DownloadFiles> found = new ArrayList<>();
        for (Path place : places) {
            if (Files.exists(place)) {
                found.add(videos.find(place, String.valueOf(place.getFileName())));
            }
        }
        return DownloadFiles.together(folder, found);
    }

    /** What each video of a download is, as far as names, numbers and running times tell. */
    public List<Finding> findings(TrackedDownload download, TitleFacts title, DownloadFiles files, FileLook look) {
        Contents contents = title.kind() == MediaKind.SERIES
                ? new EpisodeContents(reader, paths, matching, look::seconds)
                : new FilmContents(reader, look::seconds);
        return contents.read(
                new Grabbed(title, download.itemIds(), download.release().name()), files);
    }

    /**
     * Tells which files are all there.
     *
     * @throws ProviderException when the client does not answer
     */
    public Wholeness wholeness(TrackedDownload download, DownloadFiles files) {
        boolean torrent = download.release().protocol() == Protocol.TORRENT;
        return new Wholeness(files, downloads.files(download), torrent);
    }

    /** The same of a client that may be silent: then as far as the files themselves tell. */
    public Wholeness wholenessAsFarAsKnown(TrackedDownload download, DownloadFiles files) {
        try {
            return wholeness(download, files);
        } catch (ProviderException silent) {
            return new Wholeness(files, List.of(), false);
        }
    }

    public FileLook look() {
        return new FileLook(probe);
    }

    /** A name with bytes that the client could not read as text: no waiting brings the file to light. */
    private static Optional<Message> unreadable(TrackedDownload download) {
        String place = download.place();
        if (place == null) {
            return Optional.empty();
        }
        boolean unreadable = place.codePoints()
                .anyMatch(each ->
                        each == UNREADABLE || (each >= Character.MIN_SURROGATE && each <= Character.MAX_SURROGATE));
        return unreadable ? Optional.of(Message.of("import.unreadable-name", shown(place))) : Optional.empty();
    }

    private static String shown(String place) {
        return place.replaceAll("[\\ud800-\\udfff]", String.valueOf(UNREADABLE));
    }

    /** A client on another machine has its own names for folders; only a person knows what they are called here. */
    private static Message missing(TrackedDownload download, @Nullable Path path) {
        String place = download.place();
        if (place == null || download.release().protocol() == Protocol.DIRECT) {
            return Message.of(
                    "import.source-missing", path == null ? download.release().name() : path.toString());
        }
        return Message.of("import.place-missing", place, path == null ? place : path.toString());
    }

    /** A program, or a packed one, that only bears the name of a film. */
    public static Optional<Message> masked(Path video) {
        try {
            return switch (FileSignature.of(video)) {
                case PROGRAM ->
                    Optional.of(Message.of(
                            "download.bad.masked-program", video.getFileName().toString()));
                case ARCHIVE ->
                    Optional.of(Message.of(
                            "download.bad.masked-archive", video.getFileName().toString()));
                case OTHER -> Optional.empty();
            };
        } catch (IOException failure) {
            throw DiskException.of(video, failure);
        }
    }

    private static Message nothing(DownloadFiles files, Path path) {
        String name = path.getFileName().toString();
        if (!files.dangerous().isEmpty()) {
            return Message.of(
                    "import.dangerous",
                    files.dangerous().getFirst().getFileName().toString());
        }
        if (!files.discs().isEmpty()) {
            return Message.of("import.disc", name);
        }
        if (!files.archives().isEmpty()) {
            return Message.of("import.archives", name);
        }
        return Message.of(files.extras().isEmpty() ? "import.no-video" : "import.only-extras", name);
    }

    private ImportPlan judged(TrackedDownload download, TitleFacts title, SlotFacts slot, DownloadFiles files) {
        FileLook look = look();
        List<Finding> findings = findings(download, title, files, look);
        Wholeness wholeness = wholeness(download, files);
        Optional<TornFiles> torn = downloads.torrents().of(download.id()).map(torrent -> new TornFiles(files, torrent));
        List<Finding> chosen = new ArrayList<>();
        List<UnfiledVideo> unfiled = new ArrayList<>();
        @Nullable Message never = null;
        for (Finding finding : findings) {
            if (finding.outcome() != Outcome.FITS) {
                unfiled.add(unfiled(files, finding.video(), finding.why()));
                continue;
            }
            switch (wholeness.of(finding.video())) {
                case Wholeness.Whole whole -> {
                    boolean trusted = whole.told() && !isElsewhere(download);
                    Optional<Message> objection =
                            trusted ? Optional.empty() : torn.flatMap(each -> each.objection(finding.video()));
                    if (objection.isPresent()) {
                        return new Blocked(objection.get(), true);
                    }
                    chosen.add(finding);
                }
                // A part of the download filed now would leave nobody to file the rest.
                case Wholeness.Waiting waiting -> {
                    return new Blocked(waiting.why(), true);
                }
                case Wholeness.Never left -> never = left.why();
            }
        }
        if (chosen.isEmpty()) {
            return nothingFits(findings, title, never);
        }
        for (Finding finding : chosen) {
            Optional<Message> masked = masked(finding.video().path());
            if (masked.isPresent()) {
                return download.adopted()
                        ? new Blocked(masked.get(), false)
                        : new ImportPlan.Refused(BlockReason.MALWARE, masked.get());
            }
        }
        return filed(download, title, slot, files, chosen, unfiled, never, look);
    }

    /** Whether what is filed is looked for at another place than its client says: it may be a copy, whole there and not yet here. */
    private static boolean isElsewhere(TrackedDownload download) {
        return download.path() != null && !download.path().toString().equals(download.place());
    }

    /** Where all is something else, what was taken is looked for again; where anything is not certain, a person says. */
    private static ImportPlan nothingFits(List<Finding> findings, TitleFacts title, @Nullable Message never) {
        if (never != null) {
            return new Blocked(never, true);
        }
        Optional<Finding> unclear = findings.stream()
                .filter(finding -> finding.outcome() == Outcome.UNCLEAR)
                .findFirst();
        if (unclear.isPresent()) {
            return new Blocked(unclear.get().why(), false);
        }
        return findings.stream()
                .findFirst()
                .<ImportPlan>map(finding -> new ImportPlan.Mistaken(finding.why()))
                .orElseGet(() -> new Blocked(Message.of("import.unmatched", title.name()), false));
    }

    private ImportPlan filed(
            TrackedDownload download,
            TitleFacts title,
            SlotFacts slot,
            DownloadFiles files,
            List<Finding> chosen,
            List<UnfiledVideo> unfiled,
            @Nullable Message left,
            FileLook look) {
        Set<Long> taken = new HashSet<>();
        chosen.forEach(finding -> taken.addAll(finding.itemIds()));
        List<Filing> filings = new ArrayList<>();
        Message notBetter = null;
        for (Finding finding : chosen) {
            Found video = finding.video();
            FileFacts known = facts.of(download, title, slot, finding.itemIds(), video, look.info(video.path()));
            List<LibraryFile> there = library.filesOf(finding.itemIds(), slot.id());
            Optional<Message> refusal = upgrades.notBetter(known, there, title, slot);
            if (refusal.isPresent() && !download.byHand()) {
                notBetter = refusal.get();
                unfiled.add(unfiled(files, video, notBetter));
            } else {
                boolean lone = chosen.size() == 1;
                filings.add(
                        new Filing(download, title, slot, files, video, known, there, taken, refusal.isEmpty(), lone));
            }
        }
        return filings.isEmpty() && notBetter != null
                ? new Blocked(notBetter, false)
                : new ImportPlan.Files(filings, unfiled, left);
    }

    public static UnfiledVideo unfiled(DownloadFiles files, Found video, Message why) {
        return new UnfiledVideo(files.name(video.path()), video.bytes(), why);
    }

    /** All videos of a download, those that may be films or episodes first. */
    public static List<Found> all(DownloadFiles files) {
        return Stream.of(files.videos(), files.discs(), files.extras())
                .flatMap(List::stream)
                .toList();
    }
}
