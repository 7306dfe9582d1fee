package org.magpie.pipeline.importing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.magpie.base.disk.Root;
import org.magpie.base.error.DiskException;
import org.magpie.catalog.FileRemoval;
import org.magpie.media.LibraryFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps what was taken out of a root folder, in a hidden folder of the same drive, so that nothing is lost by a wrong decision. */
public final class RecycleFolder implements FileRemoval {
    private static final Logger LOG = LoggerFactory.getLogger(RecycleFolder.class);
    private static final String NAME = ".magpie-recycle";

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
    void takeWithSubtitles(Path root, Path video, String mark) {
        Path folder = video.getParent();
        List<Path> subtitles = List.of();
        if (folder != null && Files.isDirectory(folder)) {
            try (Stream<Path> beside = Files.list(folder)) {
                subtitles =
                        beside.filter(each -> Subtitles.belongs(video, each)).toList();
            } catch (IOException | UncheckedIOException failure) {
                LOG.warn("The subtitles beside {} stay: its folder cannot be read", video, failure);
            }
        }
        take(root, video, mark);
        subtitles.forEach(each -> take(root, each, mark));
    }

    /**
     * Moves a file away; one that is gone already is no error.
     *
     * @param mark put before its name, so that files of one name do not meet
     * @return where it is now, empty when it was gone
     * @throws DiskException when it stays where it is
     */
    Optional<Path> take(Path root, Path file, String mark) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Path place = new Root(root).resolve(NAME + "/" + mark + "-" + file.getFileName());
        try {
            Files.createDirectories(place.getParent());
            Files.move(file, place, StandardCopyOption.REPLACE_EXISTING);
            log.put(root, place);
            return Optional.of(place);
        } catch (IOException failure) {
            throw DiskException.of(file, failure);
        }
    }
}
