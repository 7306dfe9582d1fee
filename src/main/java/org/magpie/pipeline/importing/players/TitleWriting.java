package org.magpie.pipeline.importing.players;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.magpie.base.context.WorkContext;
import org.magpie.base.disk.EmptyFolders;
import org.magpie.base.disk.Root;
import org.magpie.base.error.DiskException;
import org.magpie.base.error.Message;
import org.magpie.base.store.Rows;
import org.magpie.base.store.Store;
import org.magpie.media.file.LibraryFile;
import org.magpie.media.history.HistoryEntry;
import org.magpie.media.history.HistoryLog;
import org.magpie.media.library.Library;
import org.magpie.pipeline.importing.content.DownloadFiles;
import org.magpie.pipeline.importing.content.VideoFiles;
import org.magpie.pipeline.importing.players.PlayerFileWriter.Known;
import org.magpie.pipeline.importing.players.PlayerFileWriter.Outcome;
import org.magpie.pipeline.importing.players.PlayerFileWriter.Result;
import org.magpie.pipeline.importing.players.PlayerFiles.Figures;
import org.magpie.pipeline.importing.recycle.RecycleFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings what lies beside the media of one title into step with what is known of it. */
final class TitleWriting {
    private static final Logger LOG = LoggerFactory.getLogger(TitleWriting.class);
    private static final int DEEPEST = 3;
    private static final int MOST_VIDEOS = 1000;

    private final Store store;
    private final Library library;
    private final WantedFiles wantedFiles;
    private final PlayerRows rows;
    private final PlayerFileWriter writer;
    private final RecycleFolder recycle;
    private final HistoryLog history;

    TitleWriting(
            Store store,
            Library library,
            WantedFiles wantedFiles,
            PlayerRows rows,
            PlayerFileWriter writer,
            RecycleFolder recycle,
            HistoryLog history) {
        this.store = store;
        this.library = library;
        this.wantedFiles = wantedFiles;
        this.rows = rows;
        this.writer = writer;
        this.recycle = recycle;
        this.history = history;
    }

    /** What would become of the files of a title in one root folder. */
    Figures look(long titleId, long rootId, Map<Long, PlayerSettings> settings) {
        List<WantedFile> wanted = wantedFiles.of(titleId, settings);
        Past past = new Past(titleId, wanted);
        return wanted.stream()
                .filter(each -> each.rootId() == rootId)
                .map(each -> figures(writer.write(each, titleId, past.known(each), true)))
                .reduce(Figures.NONE, Figures::plus);
    }

    private static Figures figures(Result result) {
        return switch (result.outcome()) {
            case FRESH -> new Figures(1, 0, 0, 0);
            case RENEWED -> new Figures(0, 1, 0, 0);
            case SAME -> new Figures(0, 0, 1, 0);
            case LEFT -> new Figures(0, 0, 0, 1);
        };
    }

    /** Writes what is missing or out of date, and takes away what belongs to nothing any longer. Nothing else moves its files meanwhile. */
    Figures write(long titleId, Map<Long, PlayerSettings> settings) {
        return library.movingFiles(Set.of(titleId), () -> {
            List<WantedFile> wanted = wantedFiles.of(titleId, settings);
            Past past = new Past(titleId, wanted);
            Figures figures = Figures.NONE;
            Set<Long> takenOver = new HashSet<>();
            for (WantedFile each : wanted) {
                Known known = past.known(each);
                if (known.row() != null && !known.row().key().equals(each.key())) {
                    rows.moved(known.row().id(), each.key());
                    past.left.remove(known.row().key());
                    known = new Known(known.row().at(each.path()), known.before());
                }
                Result result = writer.write(each, titleId, known, false);
                if (result.row() != null) {
                    rows.keep(result.row());
                }
                if (result.outcome() == Outcome.FRESH && known.before() != null) {
                    takenOver.add(known.before().id());
                }
                figures = figures.plus(figures(result));
            }
            past.left.values().forEach(each -> takeAway(each, titleId, settings, takenOver));
            return figures;
        });
    }

    /** What was written for a title before. */
    private final class Past {
        private final Map<WantedFile.Key, WrittenFile> there = new HashMap<>();
        /** Those that nothing asks for. */
        private final Map<WantedFile.Key, WrittenFile> left = new HashMap<>();

        Past(long titleId, List<WantedFile> wanted) {
            Set<WantedFile.Key> keys = wanted.stream().map(WantedFile::key).collect(Collectors.toSet());
            for (WrittenFile each : rows.of(titleId)) {
                (keys.contains(each.key()) ? there : left).put(each.key(), each);
            }
        }

        Known known(WantedFile wanted) {
            WrittenFile own = there.get(wanted.key());
            if (own != null) {
                return new Known(own, null);
            }
            boolean stands = stands(wanted.root(), wanted.path());
            if (!stands) {
                return new Known(
                        null,
                        wanted.nfo() == null
                                ? null
                                : alike(wanted)
                                        .filter(each -> stands(wanted.root(), each.path()))
                                        .orElse(null));
            }
            // It may have been written for another title, or have been moved with its video.
            return new Known(
                    rows.at(wanted.key())
                            .or(() -> alike(wanted).filter(each -> !stands(wanted.root(), each.path())))
                            .orElse(null),
                    null);
        }

        private Optional<WrittenFile> alike(WantedFile wanted) {
            List<WrittenFile> same = left.values().stream()
                    .filter(each -> each.what() == wanted.what() && each.rootId() == wanted.rootId())
                    .filter(each ->
                            !each.what().isNfo() || each.parts().keySet().equals(keys(wanted)))
                    .toList();
            return same.size() == 1
                    ? Optional.of(same.getFirst())
                    : same.stream()
                            .filter(each ->
                                    PlayerFileWriter.isUnchanged(wanted.root().resolve(wanted.path()), each))
                            .findFirst();
        }

        private static Set<String> keys(WantedFile wanted) {
            return wanted.nfo() == null
                    ? Set.of()
                    : wanted.nfo().get().stream().map(NfoMerge::key).collect(Collectors.toSet());
        }
    }

    private static boolean stands(Path root, String path) {
        return Files.exists(root.resolve(path), LinkOption.NOFOLLOW_LINKS);
    }

    /** What its video has left behind goes into the recycle folder, as far as it says nothing that would be lost. */
    private void takeAway(WrittenFile row, long titleId, Map<Long, PlayerSettings> settings, Set<Long> takenOver) {
        PlayerSettings chosen = settings.getOrDefault(row.rootId(), PlayerSettings.OFF);
        Optional<Path> root = store.read(session -> new Rows(session)
                .first("select path from root_folder where id = ?", each -> Path.of(each.getString(1)), row.rootId()));
        if (root.isEmpty() || !(row.what().isNfo() ? chosen.nfo() : chosen.pictures())) {
            return; // what was written before it was taken off stays
        }
        try {
            Path place = new Root(root.get()).resolve(row.path());
            if (PlayerFileWriter.attributes(place).isEmpty()) {
                if (Files.isDirectory(root.get())) {
                    rows.forget(row.id());
                }
                return;
            }
            boolean mayGo = takenOver.contains(row.id()) || PlayerFileWriter.isUnchanged(place, row);
            if (!mayGo || belongsToAVideo(place, row, titleId)) {
                return;
            }
            recycle.take(root.get(), place, "player-" + row.id());
            store.change(unit -> {
                PlayerRows.forget(unit, row.id());
                history.write(
                        unit,
                        new HistoryEntry(
                                HistoryEntry.Type.FILE_DELETED,
                                WorkContext.current().correlation(),
                                titleId,
                                Set.of(),
                                0,
                                "",
                                Message.of("history.player-file", place.toString())));
            });
            EmptyFolders.remove(place, root.get());
        } catch (DiskException | IOException failure) {
            LOG.warn("{} stays: {}", row.path(), failure.toString());
        }
    }

    /** Whether a video that is none of the title's files may have use for it. */
    private boolean belongsToAVideo(Path place, WrittenFile row, long titleId) throws IOException {
        Set<Path> own = new HashSet<>();
        for (LibraryFile each : library.filesOfTitle(titleId)) {
            own.add(each.place());
        }
        return videos(place, row).stream().anyMatch(each -> !own.contains(each));
    }

    private static List<Path> videos(Path place, WrittenFile row) throws IOException {
        String stem = DownloadFiles.stemOf(place);
        boolean ofFolder = row.what() == WantedFile.What.SERIES
                || Set.of("movie", "poster", "fanart", "backdrop").contains(stem);
        String bare = row.what().isNfo() ? stem : stem.replaceFirst("-(?:poster|fanart|backdrop)$", "");
        try (Stream<Path> there = Files.walk(place.resolveSibling(""), ofFolder ? DEEPEST : 1)) {
            return new ArrayList<>(there.filter(VideoFiles::isVideo)
                    .filter(each -> ofFolder || DownloadFiles.stemOf(each).equals(bare))
                    .limit(MOST_VIDEOS)
                    .toList());
        } catch (UncheckedIOException failure) {
            throw new IOException(failure);
        }
    }
}
