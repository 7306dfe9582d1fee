package org.magpie.pipeline.importing.recycle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.magpie.base.disk.IllegalCharacters;
import org.magpie.base.disk.Root;
import org.magpie.base.disk.SafeName;
import org.magpie.base.error.DiskException;
import org.magpie.catalog.FileRemoval;
import org.magpie.media.file.LibraryFile;
import org.magpie.pipeline.importing.content.DownloadFiles;
import org.magpie.pipeline.importing.content.VideoFiles;
import org.magpie.pipeline.importing.plan.Subtitles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps what was taken out of a root folder, in a hidden folder of the same drive, so that nothing is lost by a wrong decision. */
public final class RecycleFolder implements FileRemoval {
    private static final Logger LOG = LoggerFactory.getLogger(RecycleFolder.class);
    private static final String NAME = ".magpie-recycle";
    private static final int LONGEST_ENDING = 12;

    private final RecycleLog log;

    /**
     * @param log told of each file that is put into the folder
     */
    public RecycleFolder(RecycleLog log) {
        this.log = log;
    }

    @Override
    public void remove(LibraryFile file) {
        takeWithSubtitles(file.root(), file.place(), "file-" + file.id());
    }

    /** Moves a video away, and the subtitles beside it that bear its name. */
    public void takeWithSubtitles(Path root, Path video, String mark) {
        Path folder = video.getParent();
        List<Path> subtitles = List.of();
        if (folder != null && Files.isDirectory(folder)) {
            try (Stream<Path> beside = Files.list(folder)) {
                List<Path> all = beside.toList();
                // Another copy of the same name keeps its words.
                boolean shared = all.stream()
                        .anyMatch(each -> !each.equals(video)
                                && VideoFiles.isVideo(each)
                                && DownloadFiles.stemOf(each).equals(DownloadFiles.stemOf(video)));
                subtitles = shared
                        ? List.of()
                        : all.stream()
                                .filter(each -> Subtitles.belongs(video, each))
                                .toList();
            } catch (IOException | UncheckedIOException failure) {
                LOG.warn("The subtitles beside {} stay: its folder cannot be read", video, failure);
            }
        }
        take(root, video, mark);
        subtitles.forEach(each -> take(root, each, mark));
    }

    /**
     * Puts back what {@link #takeWithSubtitles} has moved away under that mark; what stands there by now stays.
     *
     * @throws DiskException when it cannot be put back
     */
    public void giveBackWithSubtitles(Path root, Path video, String mark) {
        Path folder = video.getParent();
        Path recycled = new Root(root).resolve(NAME);
        if (folder == null || !Files.isDirectory(recycled)) {
            return;
        }
        try (Stream<Path> kept = Files.list(recycled)) {
            for (Path each : kept.toList()) {
                Optional<Path> before = placeBefore(each.getFileName().toString(), video, folder, mark);
                if (before.isPresent() && !Files.exists(before.get())) {
                    Files.createDirectories(folder);
                    Files.move(each, before.get());
                }
            }
        } catch (IOException failure) {
            throw DiskException.of(video, failure);
        } catch (UncheckedIOException failure) {
            throw DiskException.of(video, Objects.requireNonNull(failure.getCause()));
        }
    }

    /** Where a file of the recycle folder was, if it is the video or belongs to it; a long name of the video was cut. */
    private static Optional<Path> placeBefore(String name, Path video, Path folder, String mark) {
        if (name.equals(name(mark, video))) {
            return Optional.of(video);
        }
        String prefix = mark + "-";
        return Optional.of(name)
                .filter(kept -> kept.startsWith(prefix))
                .map(kept -> folder.resolve(kept.substring(prefix.length())))
                .filter(before -> before.equals(video) || Subtitles.belongs(video, before));
    }

    /**
     * Moves a file away; one that is gone already is no error.
     *
     * @param mark put before its name, so that files of one name do not meet
     * @return where it is now, empty when it was gone
     * @throws DiskException when it stays where it is
     */
    public Optional<Path> take(Path root, Path file, String mark) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Path recycled = new Root(root).resolve(NAME);
        try {
            Files.createDirectories(recycled);
            Path place = free(recycled, mark, file);
            Files.move(file, place);
            log.put(root, place);
            return Optional.of(place);
        } catch (IOException failure) {
            throw DiskException.of(file, failure);
        }
    }

    /** A legal name that nothing in the recycle folder has: what lies there is never overwritten. */
    private static Path free(Path recycled, String mark, Path file) {
        for (int number = 1; ; number++) {
            Path place = recycled.resolve(name(mark + (number == 1 ? "" : "-" + number), file));
            if (!Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
                return place;
            }
        }
    }

    /** The file's name with the mark before it, shortened where that would be too long for a name; its ending stays. */
    static String name(String mark, Path file) {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        boolean ends = dot > 0 && name.length() - dot <= LONGEST_ENDING;
        String ending = ends ? name.substring(dot) : "";
        String stem = mark + "-" + (ends ? name.substring(0, dot) : name);
        return SafeName.of(stem, IllegalCharacters.DEFAULT, SafeName.bytesOf(ending)) + ending;
    }
}
