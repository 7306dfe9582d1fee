package org.magpie.pipeline.importing.recycle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.magpie.base.disk.IllegalCharacters;
import org.magpie.base.disk.Root;
import org.magpie.base.disk.SafeName;
import org.magpie.base.disk.WholeMove;
import org.magpie.base.error.DiskException;
import org.magpie.base.store.UnitOfWork;
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
    /** What the folder is called, in each root folder. */
    public static final String NAME = ".magpie-recycle";

    private static final int LONGEST_ENDING = 12;

    private final RecycleLog log;

    /**
     * @param log told of each file that is put into the folder
     */
    public RecycleFolder(RecycleLog log) {
        this.log = log;
    }

    @Override
    public List<Move> plan(LibraryFile file) {
        return plan(file.root(), file.place(), "file-" + file.id());
    }

    @Override
    public void move(Move move) {
        try {
            WholeMove.move(move.from(), move.to());
        } catch (NoSuchFileException gone) {
            LOG.debug("{} is gone already", move.from(), gone);
        } catch (IOException failure) {
            throw DiskException.of(move.from(), failure);
        }
    }

    @Override
    public void moved(UnitOfWork unit, List<Move> moves) {
        moves.stream()
                .filter(each -> exists(each.to()))
                .forEach(each -> log.put(unit, each.root(), each.from(), each.to(), each.bytes()));
    }

    @Override
    public void putBack(Move move) {
        try {
            if (exists(move.to()) && !exists(move.from())) {
                WholeMove.move(move.to(), move.from());
            }
        } catch (IOException failure) {
            throw DiskException.of(move.from(), failure);
        }
    }

    /** Moves a video away, and the subtitles beside it that bear its name. */
    public List<Move> takeWithSubtitles(Path root, Path video, String mark) {
        List<Move> moves = plan(root, video, mark);
        moves.forEach(this::take);
        return moves;
    }

    private List<Move> plan(Path root, Path video, String mark) {
        Path recycled = new Root(root).resolve(NAME);
        List<Move> moves = new ArrayList<>();
        if (exists(video)) {
            moves.add(planned(root, video, free(recycled, mark, video, ending(video)), false));
        }
        for (Path each : subtitles(video)) {
            moves.add(planned(root, each, free(recycled, mark, each, behind(video, each)), true));
        }
        return moves;
    }

    private static Move planned(Path root, Path from, Path to, boolean companion) {
        return new Move(root, from, to, size(from), companion);
    }

    private static boolean exists(Path file) {
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    }

    /** Those beside a video that bear its name. */
    private static List<Path> subtitles(Path video) {
        Path folder = video.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> beside = Files.list(folder)) {
            List<Path> all = beside.toList();
            // Another copy of the same name keeps its words.
            boolean shared = all.stream()
                    .anyMatch(each -> !each.equals(video)
                            && VideoFiles.isVideo(each)
                            && DownloadFiles.stemOf(each).equals(DownloadFiles.stemOf(video)));
            return shared
                    ? List.of()
                    : all.stream()
                            .filter(each -> Subtitles.belongs(video, each))
                            .toList();
        } catch (IOException | UncheckedIOException failure) {
            LOG.warn("The subtitles beside {} stay: its folder cannot be read", video, failure);
            return List.of();
        }
    }

    /**
     * What {@link #takeWithSubtitles} has moved away under that mark, as far as it lies there.
     *
     * @throws DiskException when the recycle folder cannot be read
     */
    public List<Move> taken(Path root, Path video, String mark) {
        Path folder = video.getParent();
        Path recycled = new Root(root).resolve(NAME);
        if (folder == null || !Files.isDirectory(recycled)) {
            return List.of();
        }
        List<Move> taken = new ArrayList<>();
        try (Stream<Path> kept = Files.list(recycled)) {
            for (Path each : kept.toList()) {
                placeBefore(each.getFileName().toString(), video, folder, mark)
                        .ifPresent(
                                before -> taken.add(new Move(root, before, each, size(each), !before.equals(video))));
            }
        } catch (IOException failure) {
            throw DiskException.of(recycled, failure);
        } catch (UncheckedIOException failure) {
            throw DiskException.of(recycled, Objects.requireNonNull(failure.getCause()));
        }
        return taken;
    }

    /** The root folder whose recycle folder a file lies in; empty where it lies in none. */
    static Optional<Path> rootOf(Path file) {
        Path folder = file.getParent();
        return folder == null || !folder.endsWith(NAME) ? Optional.empty() : Optional.ofNullable(folder.getParent());
    }

    /** Where a file would lie in the recycle folder. */
    public static Path placeFor(Path root, Path file, String mark) {
        return free(new Root(root).resolve(NAME), mark, file, ending(file));
    }

    /**
     * Puts back what {@link #takeWithSubtitles} has moved away under that mark; what stands there by now stays.
     *
     * @throws DiskException when it cannot be put back
     */
    public void giveBackWithSubtitles(Path root, Path video, String mark) {
        for (Move each : taken(root, video, mark)) {
            putBack(each);
        }
    }

    /** Where a file of the recycle folder was, if it is the video or belongs to it; a long name was cut before what stands behind it. */
    private static Optional<Path> placeBefore(String name, Path video, Path folder, String mark) {
        if (name.equals(name(mark, video))) {
            return Optional.of(video);
        }
        String stem = DownloadFiles.stemOf(video);
        for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
            String behind = name.substring(dot);
            Path before = folder.resolve(stem + behind);
            if (Subtitles.belongs(video, before) && name.equals(name(mark, before, behind))) {
                return Optional.of(before);
            }
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
        return take(root, file, mark, ending(file));
    }

    /**
     * @param kept what of its name is never cut
     */
    private Optional<Path> take(Path root, Path file, String mark, String kept) {
        if (!exists(file)) {
            return Optional.empty();
        }
        Move move = planned(root, file, free(new Root(root).resolve(NAME), mark, file, kept), false);
        take(move);
        return Optional.of(move.to());
    }

    /** Noted first: what lies there and is not noted would stay for good. */
    private void take(Move move) {
        log.put(move.root(), move.from(), move.to(), move.bytes());
        try {
            move(move);
        } catch (DiskException failure) {
            log.stays(move.root(), move.to());
            throw failure;
        }
    }

    /** That of a link itself: one that leads to its own folder's neighbours leads nowhere from here. */
    private static long size(Path place) {
        try {
            return Files.readAttributes(place, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                    .size();
        } catch (IOException failure) {
            throw DiskException.of(place, failure);
        }
    }

    /** A legal name that nothing in the recycle folder has: what lies there is never overwritten. */
    private static Path free(Path recycled, String mark, Path file, String kept) {
        for (int number = 1; ; number++) {
            Path place = recycled.resolve(name(mark + (number == 1 ? "" : "-" + number), file, kept));
            if (!Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
                return place;
            }
        }
    }

    /** The file's name with the mark before it, shortened where that would be too long for a name; its ending stays. */
    static String name(String mark, Path file) {
        return name(mark, file, ending(file));
    }

    private static String name(String mark, Path file, String kept) {
        String name = file.getFileName().toString();
        String stem = mark + "-" + name.substring(0, name.length() - kept.length());
        return SafeName.of(stem, IllegalCharacters.DEFAULT, SafeName.bytesOf(kept)) + kept;
    }

    private static String ending(Path file) {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return dot > 0 && name.length() - dot <= LONGEST_ENDING ? name.substring(dot) : "";
    }

    /** What stands behind the video's name in that of a subtitle, such as {@code .pt-BR.forced.srt}: it tells subtitles apart. */
    private static String behind(Path video, Path subtitle) {
        String stem = DownloadFiles.stemOf(video);
        String name = subtitle.getFileName().toString();
        return name.startsWith(stem) ? name.substring(stem.length()) : ending(subtitle);
    }
}
