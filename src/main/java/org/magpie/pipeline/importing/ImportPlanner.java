package org.magpie.pipeline.importing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.magpie.base.disk.Root;
import org.magpie.base.error.DiskException;
import org.magpie.base.error.Message;
import org.magpie.media.FileFacts;
import org.magpie.media.ItemFacts;
import org.magpie.media.Library;
import org.magpie.media.LibraryFile;
import org.magpie.media.MediaInfo;
import org.magpie.media.MediaKind;
import org.magpie.media.Profile;
import org.magpie.media.Profiles;
import org.magpie.media.Quality;
import org.magpie.media.Revision;
import org.magpie.media.SlotFacts;
import org.magpie.media.TitleFacts;
import org.magpie.pipeline.decide.BlockReason;
import org.magpie.pipeline.download.TrackedDownload;
import org.magpie.pipeline.importing.ImportPlan.Blocked;
import org.magpie.pipeline.importing.ImportPlan.Note;
import org.magpie.pipeline.importing.ImportPlan.Placement;
import org.magpie.pipeline.importing.ImportPlan.Replaced;
import org.magpie.pipeline.importing.VideoFiles.Found;
import org.magpie.pipeline.parse.ParsedRelease;
import org.magpie.pipeline.parse.ReleaseReader;
import org.magpie.pipeline.search.Protocol;

/** Works out which files of a download are which items of its title, and where they go. Changes nothing. */
final class ImportPlanner {
    private final Library library;
    private final Profiles profiles;
    private final ReleaseReader reader;
    private final MediaProbe probe;
    private final FileNames names;
    private final Subtitles subtitles = new Subtitles();
    private final Clock clock;

    ImportPlanner(
            Library library, Profiles profiles, ReleaseReader reader, MediaProbe probe, FileNames names, Clock clock) {
        this.library = library;
        this.profiles = profiles;
        this.reader = reader;
        this.probe = probe;
        this.names = names;
        this.clock = clock;
    }

    ImportPlan plan(TrackedDownload download) {
        Optional<TitleFacts> title = library.facts(download.titleId());
        if (title.isEmpty()) {
            return new Blocked(Message.of("import.title-gone", download.titleName()), false);
        }
        SlotFacts slot =
                title.get().slot(download.slotId()).orElse(title.get().slots().getFirst());
        if (!Files.isDirectory(slot.root())) {
            return new Blocked(Message.of("import.root-missing", slot.root().toString()), true);
        }
        Path path = download.path();
        if (path == null || !Files.exists(path)) {
            return new Blocked(missing(download, path), true);
        }
        VideoFiles.Contents contents;
        try {
            contents = VideoFiles.find(path);
        } catch (IOException failure) {
            return new Blocked(DiskException.of(path, failure).said(), true);
        }
        if (contents.videos().isEmpty()) {
            return download.adopted() || contents.dangerous().isEmpty()
                    ? new Blocked(nothing(contents, path), false)
                    : new ImportPlan.Refused(BlockReason.MALWARE, nothing(contents, path));
        }
        return place(download, title.get(), slot, contents, Files.isDirectory(path));
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
    static Optional<Message> masked(Path video) {
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

    private static Message nothing(VideoFiles.Contents contents, Path path) {
        if (!contents.dangerous().isEmpty()) {
            return Message.of(
                    "import.dangerous",
                    contents.dangerous().getFirst().getFileName().toString());
        }
        return Message.of(
                contents.archives().isEmpty() ? "import.no-video" : "import.archives",
                path.getFileName().toString());
    }

    /**
     * @param own whether the download is a folder, so that all in it is its own
     */
    private ImportPlan place(
            TrackedDownload download, TitleFacts title, SlotFacts slot, VideoFiles.Contents contents, boolean own) {
        ParsedRelease release =
                reader.read(download.release().name(), title.kind()).orElse(null);
        Map<Set<Long>, Found> chosen = new LinkedHashMap<>();
        Set<Long> taken = new HashSet<>();
        for (Found video : contents.videos()) {
            Set<Long> items = itemsOf(video, contents.videos().size(), download, title);
            // Largest first: a second file of the same item is an extra or a worse copy.
            if (!items.isEmpty() && items.stream().noneMatch(taken::contains)) {
                taken.addAll(items);
                chosen.put(items, video);
            }
        }
        if (chosen.isEmpty()) {
            return new Blocked(Message.of("import.unmatched", title.name()), false);
        }
        for (Found video : chosen.values()) {
            Optional<Message> masked = masked(video.path());
            if (masked.isPresent()) {
                return download.adopted()
                        ? new Blocked(masked.get(), false)
                        : new ImportPlan.Refused(BlockReason.MALWARE, masked.get());
            }
        }
        List<Placement> placements = new ArrayList<>();
        Message notBetter = null;
        for (Map.Entry<Set<Long>, Found> each : chosen.entrySet()) {
            FileFacts facts = facts(download, title, slot, each.getKey(), each.getValue(), release);
            List<LibraryFile> there = library.filesOf(each.getKey(), slot.id());
            Optional<Message> refusal = download.byHand() ? Optional.empty() : notBetter(facts, there, title, slot);
            if (refusal.isPresent()) {
                notBetter = refusal.get();
            } else {
                Placement plain = placement(download, title, slot, each.getValue(), facts, there, taken);
                boolean lone = chosen.size() == 1;
                placements.add(plain.with(subtitles.of(
                        each.getValue().path(),
                        contents.subtitles(),
                        lone,
                        own,
                        plain.note().facts().path())));
            }
        }
        return placements.isEmpty() && notBetter != null
                ? new Blocked(notBetter, false)
                : new ImportPlan.Files(placements);
    }

    /** What a file holds; empty where its name does not say and it is not the only one. */
    Set<Long> itemsOf(Found video, int videos, TrackedDownload download, TitleFacts title) {
        if (title.kind() != MediaKind.SERIES) {
            return download.itemIds();
        }
        Set<Long> read = reader.read(VideoFiles.stem(video.path()), title.kind())
                .map(parsed -> items(parsed.numbers(), title))
                .orElse(Set.of());
        // A lone file needs no name: the release has said what it is.
        return read.isEmpty() && videos == 1 ? download.itemIds() : read;
    }

    static Set<Long> items(ParsedRelease.Numbers numbers, TitleFacts title) {
        Set<Long> found = new TreeSet<>();
        for (ItemFacts item : title.items()) {
            int season = item.details().season();
            boolean byNumber = !numbers.seasons().isEmpty()
                    && numbers.seasons().getFirst() == season
                    && numbers.episodes().contains(item.details().number());
            Integer absolute = item.details().absolute();
            boolean byAbsolute = numbers.seasons().isEmpty()
                    && absolute != null
                    && numbers.absolute().contains(absolute);
            boolean byDate = numbers.airDate() != null
                    && numbers.airDate().equals(item.details().releaseDate());
            if (byNumber || byAbsolute || byDate) {
                found.add(item.id());
            }
        }
        return found;
    }

    /** What is known of a file before it has its place: its path is empty. */
    FileFacts facts(
            TrackedDownload download,
            TitleFacts title,
            SlotFacts slot,
            Set<Long> items,
            Found video,
            @Nullable ParsedRelease release) {
        ParsedRelease file =
                reader.read(VideoFiles.stem(video.path()), title.kind()).orElse(release);
        ParsedRelease best = release != null ? release : file;
        MediaInfo info = probe.look(video.path()).orElse(null);
        String checksum = download.release().checksum();
        String sha1 = checksum != null && checksum.startsWith("sha1:") ? checksum.substring("sha1:".length()) : null;
        return new FileFacts(
                slot.id(),
                items,
                slot.rootId(),
                "",
                video.bytes(),
                quality(title.kind(), release, file, info),
                best == null ? Revision.FIRST : best.revision(),
                best == null ? Set.of() : best.languages(),
                best == null || best.group() == null ? "" : best.group(),
                best == null ? "" : best.edition(),
                info,
                download.release().name(),
                download.release().flags(),
                download.score(),
                sha1,
                clock.instant());
    }

    /** What the release's name says, else the file's; where neither says anything, what the picture's height tells. */
    private static Quality quality(
            MediaKind kind, @Nullable ParsedRelease release, @Nullable ParsedRelease file, @Nullable MediaInfo info) {
        Quality unknown = Quality.unknown(kind);
        if (release != null && release.quality() != unknown) {
            return release.quality();
        }
        if (file != null && file.quality() != unknown) {
            return file.quality();
        }
        if (info == null || info.height() == 0) {
            return unknown;
        }
        // Wide films have fewer lines than their name says, so the width counts too.
        if (info.width() > 1920 || info.height() > 1080) {
            return Quality.WEBDL_2160P;
        }
        if (info.width() > 1280 || info.height() > 720) {
            return Quality.WEBDL_1080P;
        }
        return info.width() > 1000 || info.height() > 576 ? Quality.WEBDL_720P : Quality.WEBDL_480P;
    }

    private Optional<Message> notBetter(FileFacts facts, List<LibraryFile> there, TitleFacts title, SlotFacts slot) {
        Profile profile = profiles.find(slot.profileId()).orElse(null);
        for (LibraryFile old : there) {
            Comparator<FileFacts> order = Comparator.comparingInt((FileFacts each) ->
                            profile == null ? each.quality().ordinal() : profile.rank(each.quality()))
                    .thenComparing(FileFacts::revision)
                    .thenComparingInt(FileFacts::score);
            boolean gone = !Files.exists(old.place());
            if (!gone && order.compare(facts, old.facts()) <= 0) {
                return Optional.of(Message.of(
                        "import.not-better",
                        facts.quality().displayName(title.kind()),
                        old.facts().quality().displayName(title.kind())));
            }
        }
        return Optional.empty();
    }

    /** Where a file goes and what it replaces. */
    Placement placement(
            TrackedDownload download,
            TitleFacts title,
            SlotFacts slot,
            Found video,
            FileFacts facts,
            List<LibraryFile> there,
            Set<Long> taken) {
        List<ItemFacts> items = title.items().stream()
                .filter(item -> facts.itemIds().contains(item.id()))
                .toList();
        String folder = slot.folder().isEmpty() ? names.folder(title) : slot.folder();
        String name = names.file(
                title,
                items,
                facts,
                VideoFiles.stem(video.path()),
                VideoFiles.extension(video.path()).toLowerCase(Locale.ROOT));
        Root root = new Root(slot.root());
        Path target = root.resolve(folder + "/" + name);
        String relative = root.path().relativize(target).toString().replace('\\', '/');
        // A file of several episodes stays while one of them would be lost with it.
        List<Replaced> replaced = there.stream()
                .filter(old -> taken.containsAll(old.facts().itemIds()))
                .map(old -> new Replaced(old.id(), old.place().toString()))
                .toList();
        return new Placement(
                video.path(),
                root.path(),
                download.release().protocol() == Protocol.TORRENT || !download.isOwn(),
                new Note(
                        facts.at(slot.rootId(), relative),
                        title.id(),
                        title.name(),
                        folder,
                        facts.quality().displayName(title.kind()),
                        replaced,
                        List.of()));
    }
}
