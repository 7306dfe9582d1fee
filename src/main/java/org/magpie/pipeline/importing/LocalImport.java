package org.magpie.pipeline.importing;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.magpie.base.context.WorkContext;
import org.magpie.base.error.DiskException;
import org.magpie.base.error.Message;
import org.magpie.base.error.UserException;
import org.magpie.base.job.Progress;
import org.magpie.base.store.Store;
import org.magpie.base.undo.UndoRecord;
import org.magpie.media.MediaKind;
import org.magpie.media.SlotFacts;
import org.magpie.media.TitleFacts;
import org.magpie.media.file.MediaInfo;
import org.magpie.media.library.Library;
import org.magpie.media.quality.Quality;
import org.magpie.pipeline.download.TrackedDownload;
import org.magpie.pipeline.download.queue.Downloads;
import org.magpie.pipeline.importing.ManualImport.Choice;
import org.magpie.pipeline.importing.ManualImport.Contents;
import org.magpie.pipeline.importing.ManualImport.Found;
import org.magpie.pipeline.importing.ManualImport.Meant;
import org.magpie.pipeline.importing.ManualImport.Outcome;
import org.magpie.pipeline.importing.ManualImport.Proposal;
import org.magpie.pipeline.importing.ManualImport.Traits;
import org.magpie.pipeline.importing.content.DownloadFiles;
import org.magpie.pipeline.importing.plan.FileLook;
import org.magpie.pipeline.importing.plan.ImportMode;
import org.magpie.pipeline.importing.plan.ImportPlan.Filing;
import org.magpie.pipeline.importing.plan.ImportPlan.Placement;
import org.magpie.pipeline.importing.plan.ImportPlanner;
import org.magpie.pipeline.importing.plan.UpgradeCheck;
import org.magpie.pipeline.match.Candidate;
import org.magpie.pipeline.match.Matching;
import org.magpie.pipeline.parse.ParsedRelease;
import org.magpie.pipeline.parse.ReleaseReader;

/** Manual import of files and folders of this computer that no client has fetched. Safe for any number of threads. */
final class LocalImport {
    private final Store store;
    private final Library library;
    private final Downloads downloads;
    private final ReleaseReader reader;
    private final Matching matching;
    private final ImportPlanner planner;
    private final ChosenFilings chosen;
    private final UpgradeCheck upgrades;
    private final Places places;
    private final ImportSources sources;
    private final Clock clock;

    LocalImport(
            Store store,
            Library library,
            Downloads downloads,
            ReleaseReader reader,
            Matching matching,
            ImportPlanner planner,
            ChosenFilings chosen,
            UpgradeCheck upgrades,
            Places places,
            Clock clock) {
        this.store = store;
        this.library = library;
        this.downloads = downloads;
        this.reader = reader;
        this.matching = matching;
        this.planner = planner;
        this.chosen = chosen;
        this.upgrades = upgrades;
        this.places = places;
        this.sources = new ImportSources(store);
        this.clock = clock;
    }

    /**
     * @param items what of a title a file holds, as its name says
     */
    Contents survey(List<Path> brought, Meant meant, Progress progress, BiFunction<Path, TitleFacts, Set<Long>> items) {
        Survey survey = new Survey(meant, items);
        List<Path> checked = sources.checked(brought);
        List<Found> found = new ArrayList<>();
        List<String> leftOut = new ArrayList<>();
        for (Path place : checked) {
            progress.checkCancelled();
            DownloadFiles files = planner.find(place);
            Path shown = place.getParent() == null ? place : place.getParent();
            List<DownloadFiles.Found> videos = allowed(place, files);
            files.dangerous().forEach(file -> leftOut.add(name(shown, file)));
            files.archives().forEach(file -> leftOut.add(name(shown, file)));
            ImportPlanner.all(files).stream()
                    .filter(video -> !videos.contains(video))
                    .forEach(video -> leftOut.add(name(shown, video.path())));
            boolean lone = checked.size() == 1 && videos.size() == 1;
            for (DownloadFiles.Found video : videos) {
                progress.checkCancelled();
                found.add(survey.found(place, shown, files, video, lone));
                progress.at(found.size(), 0);
            }
        }
        Path folder = checked.getFirst().getParent();
        return new Contents(
                String.valueOf(checked.getFirst().getFileName()),
                folder == null ? checked.getFirst() : folder,
                found,
                leftOut);
    }

    /** What lies in a folder of what failed stays there, although it is below what was brought. */
    private static List<DownloadFiles.Found> allowed(Path place, DownloadFiles files) {
        return ImportPlanner.all(files).stream()
                .filter(video -> place.equals(video.path()) || !ImportSources.isRefused(place.relativize(video.path())))
                .toList();
    }

    private static String name(Path folder, Path file) {
        return folder.relativize(file).toString().replace('\\', '/');
    }

    /** What one look finds out; the titles that names above the files tell are asked for once. */
    private final class Survey {
        private final Meant meant;
        private final BiFunction<Path, TitleFacts, Set<Long>> items;
        private final Map<String, Candidate> folders = new HashMap<>();
        private final Map<Long, Optional<TitleFacts>> titles = new HashMap<>();

        Survey(Meant meant, BiFunction<Path, TitleFacts, Set<Long>> items) {
            this.meant = meant;
            this.items = items;
        }

        Found found(Path place, Path shown, DownloadFiles files, DownloadFiles.Found video, boolean lone) {
            if (meant.titleId() != 0) {
                TitleFacts title = title(meant.titleId()).orElseThrow(() -> new UserException("pipeline.title-gone"));
                Set<Long> held =
                        lone && !meant.itemIds().isEmpty() ? meant.itemIds() : items.apply(video.path(), title);
                return of(shown, files, video, title, held, Message.of("import.brought.dropped", title.name()), place);
            }
            Candidate own = matching.recognise(video.stem());
            for (Path above = video.path(); own.titleId() == 0 && !above.equals(place); ) {
                above = above.resolveSibling("");
                Path name = above.getFileName();
                own = name == null ? own : folders.computeIfAbsent(name.toString(), matching::recognise);
                if (name == null) {
                    break;
                }
            }
            Optional<TitleFacts> title = own.isAmbiguous() ? Optional.empty() : title(own.titleId());
            if (title.isEmpty() || title.get().slots().isEmpty()) {
                return new Found(
                        video.path(),
                        name(shown, video.path()),
                        video.bytes(),
                        null,
                        parsed(place, files, video, MediaKind.MOVIE)
                                .map(ParsedRelease::quality)
                                .orElse(Quality.unknown(MediaKind.MOVIE)),
                        why(files, video, own.because()),
                        traits(parsed(place, files, video, MediaKind.MOVIE)));
            }
            Set<Long> held = own.isMatched() ? Set.copyOf(own.itemIds()) : items.apply(video.path(), title.get());
            return of(shown, files, video, title.get(), held, own.because(), place);
        }

        private Optional<TitleFacts> title(long id) {
            return titles.computeIfAbsent(id, library::facts);
        }

        private Found of(
                Path shown,
                DownloadFiles files,
                DownloadFiles.Found video,
                TitleFacts title,
                Set<Long> held,
                Message because,
                Path place) {
            Optional<ParsedRelease> parsed = parsed(place, files, video, title.kind());
            Quality quality = parsed.map(ParsedRelease::quality).orElse(Quality.unknown(title.kind()));
            long slot = title.slots().isEmpty() ? 0 : title.slots().getFirst().id();
            return new Found(
                    video.path(),
                    name(shown, video.path()),
                    video.bytes(),
                    // A sample of the right name is still a sample: a person may take it.
                    files.extras().contains(video) || files.discs().contains(video)
                            ? null
                            : new Choice(video.path(), title.id(), slot, held, quality),
                    quality,
                    why(files, video, because),
                    traits(parsed));
        }

        private Optional<ParsedRelease> parsed(
                Path place, DownloadFiles files, DownloadFiles.Found video, MediaKind kind) {
            return reader.read(releaseName(place, files, video), kind);
        }
    }

    private static Message why(DownloadFiles files, DownloadFiles.Found video, Message because) {
        if (files.discs().contains(video)) {
            return Message.of("import.by-hand.disc");
        }
        return files.extras().contains(video) ? Message.of("import.by-hand.extra") : because;
    }

    private static Traits traits(Optional<ParsedRelease> parsed) {
        return parsed.map(read -> {
                    String group = read.group();
                    return new Traits(read.languages(), group == null ? "" : group, read.edition());
                })
                .orElse(Traits.NONE);
    }

    /** A folder with one video bears the release's name more often than the video; where it tells nothing, the video's does. */
    private static String releaseName(Path place, DownloadFiles files, DownloadFiles.Found video) {
        boolean lone = files.videos().size() == 1 && !place.equals(video.path());
        String folder = String.valueOf(place.getFileName());
        return lone && folder.length() > video.stem().length() ? folder : video.stem();
    }

    List<Outcome> outcomes(List<Path> brought, List<Choice> choices, ImportMode mode) {
        if (choices.isEmpty()) {
            return List.of();
        }
        List<Path> checked = sources.checked(brought);
        Map<Path, Brought> files = brought(checked);
        TrackedDownload sketch = downloads.manual().sketch(checked, mode != ImportMode.MOVE);
        Set<Path> twice = twice(choices);
        Map<Long, Set<Long>> taken = all(choices);
        Map<Long, Optional<TitleFacts>> titles = new HashMap<>();
        Map<Choice, Filing> filings = new HashMap<>();
        Map<Choice, Message> refused = new HashMap<>();
        for (Choice choice : choices) {
            try {
                if (twice.contains(choice.file())) {
                    throw new UserException(
                            "import.by-hand.twice", String.valueOf(choice.file().getFileName()));
                }
                filings.put(choice, filing(sketch, files, choice, titles, taken, file -> null));
            } catch (UserException why) {
                refused.put(choice, why.said());
            } catch (DiskException why) {
                refused.put(choice, why.said());
            }
        }
        List<Choice> able = choices.stream().filter(filings::containsKey).toList();
        List<Placement> placements = library.choosingPlaces(
                () -> places.of(able.stream().map(filings::get).toList()));
        Map<Choice, Placement> placed = new HashMap<>();
        for (int at = 0; at < able.size(); at++) {
            placed.put(able.get(at), placements.get(at));
        }
        List<Outcome> outcomes = new ArrayList<>();
        for (Choice choice : choices) {
            Message why = refused.get(choice);
            outcomes.add(
                    why != null
                            ? new Outcome.Refused(why)
                            : new Outcome.Goes(proposal(
                                    Objects.requireNonNull(filings.get(choice)),
                                    Objects.requireNonNull(placed.get(choice)))));
        }
        return outcomes;
    }

    /**
     * A file that was brought.
     *
     * @param place file or folder that a person named
     * @param files what stands there
     */
    private record Brought(Path place, DownloadFiles files, DownloadFiles.Found video) {}

    private Map<Path, Brought> brought(List<Path> checked) {
        Map<Path, Brought> brought = new HashMap<>();
        for (Path place : checked) {
            DownloadFiles files = planner.find(place);
            allowed(place, files).forEach(video -> brought.put(video.path(), new Brought(place, files, video)));
        }
        return brought;
    }

    private Filing filing(
            TrackedDownload download,
            Map<Path, Brought> there,
            Choice choice,
            Map<Long, Optional<TitleFacts>> titles,
            Map<Long, Set<Long>> taken,
            Function<Path, @Nullable MediaInfo> info) {
        Brought file = there.get(choice.file());
        if (file == null) {
            throw new UserException(
                    "import.source-missing", String.valueOf(choice.file().getFileName()));
        }
        TitleFacts title = titles.computeIfAbsent(choice.titleId(), library::facts)
                .orElseThrow(() -> new UserException("pipeline.title-gone"));
        SlotFacts slot = title.slot(choice.slotId()).orElseThrow(() -> new UserException("pipeline.title-gone"));
        return chosen.filing(
                download,
                releaseName(file.place(), file.files(), file.video()),
                file.files(),
                choice,
                title,
                slot,
                file.video(),
                taken.getOrDefault(slot.id(), Set.of()),
                info.apply(choice.file()),
                file.files().videos().size() == 1);
    }

    /** Everything that is noted of it, its entry of undo among it, is under the correlation id. */
    long begin(String correlation, List<Path> brought, List<Choice> choices, ImportMode mode, Progress progress) {
        return WorkContext.within(correlation).supply(() -> beginWithin(correlation, brought, choices, mode, progress));
    }

    private long beginWithin(
            String correlation, List<Path> brought, List<Choice> choices, ImportMode mode, Progress progress) {
        if (choices.isEmpty()) {
            throw new UserException("import.by-hand.nothing");
        }
        List<Path> checked = sources.checked(brought);
        Map<Path, Brought> files = brought(checked);
        Map<Long, Set<Long>> taken = ChosenFilings.taken(choices);
        Map<Long, Optional<TitleFacts>> titles = new HashMap<>();
        TrackedDownload sketch = downloads.manual().sketch(checked, mode != ImportMode.MOVE);
        FileLook look = planner.look();
        List<Filing> filings = new ArrayList<>();
        for (Choice choice : choices) {
            progress.checkCancelled();
            progress.at(filings.size(), choices.size());
            filings.add(filing(sketch, files, choice, titles, taken, look::info));
        }
        long bytes =
                filings.stream().mapToLong(filing -> filing.video().bytes()).sum();
        TitleFacts first = filings.getFirst().title();
        return library.choosingPlaces(() -> {
            if (Importer.isMoving(library, filings)) {
                throw new UserException("import.being-moved");
            }
            List<Placement> placements = places.of(filings);
            return store.write(unit -> {
                long id = downloads
                        .manual()
                        .track(unit, correlation, checked, bytes, first, mode != ImportMode.MOVE)
                        .id();
                if (!downloads.imports().importing(unit, id)) {
                    throw new UserException("import.by-hand.not-whole");
                }
                long undo = UndoRecord.begin(unit, Message.of("undo.import.files", filings.size(), first.name()))
                        .entry();
                Importer.noted(
                        unit,
                        library,
                        id,
                        placements.stream()
                                .map(placement -> placement.byHand(mode, undo))
                                .toList(),
                        clock);
                return id;
            });
        });
    }

    private Proposal proposal(Filing filing, Placement placement) {
        return new Proposal(
                placement.target(),
                placement.note().replaced().stream()
                        .map(old -> String.valueOf(Path.of(old.place()).getFileName()))
                        .toList(),
                upgrades.worse(filing.facts(), filing.there(), filing.title(), filing.slot())
                        .orElse(null));
    }

    /** Files of which each is taken for what another is taken for too. */
    private static Set<Path> twice(List<Choice> choices) {
        Map<List<Long>, Path> first = new HashMap<>();
        Set<Path> twice = new HashSet<>();
        for (Choice choice : choices) {
            for (long item : choice.itemIds()) {
                Path other = first.putIfAbsent(List.of(choice.slotId(), item), choice.file());
                if (other != null) {
                    twice.add(other);
                    twice.add(choice.file());
                }
            }
        }
        return twice;
    }

    private static Map<Long, Set<Long>> all(List<Choice> choices) {
        Map<Long, Set<Long>> taken = new HashMap<>();
        choices.forEach(choice ->
                taken.computeIfAbsent(choice.slotId(), slot -> new TreeSet<>()).addAll(choice.itemIds()));
        return taken;
    }
}
