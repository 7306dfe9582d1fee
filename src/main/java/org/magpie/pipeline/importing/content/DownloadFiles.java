package org.magpie.pipeline.importing.content;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What stands in a download.
 *
 * @param folder the download itself: a folder, or the one file that it is
 * @param videos that may be films or episodes, largest first
 * @param extras samples, trailers and the like, largest first
 * @param discs videos that are parts of a disc's folders, and images of discs
 * @param dangerous programs and scripts
 * @param archives packed files
 * @param subtitles of any of the videos
 */
public record DownloadFiles(
        Path folder,
        List<Found> videos,
        List<Found> extras,
        List<Found> discs,
        List<Path> dangerous,
        List<Path> archives,
        List<Path> subtitles) {
    public DownloadFiles {
        videos = List.copyOf(videos);
        extras = List.copyOf(extras);
        discs = List.copyOf(discs);
        dangerous = List.copyOf(dangerous);
        archives = List.copyOf(archives);
        subtitles = List.copyOf(subtitles);
    }

    /**
     * What stands in several places, as one.
     *
     * @param folder that holds all of them
     */
    public static DownloadFiles together(Path folder, List<DownloadFiles> places) {
        Comparator<Found> largest =
                Comparator.comparingLong(Found::bytes).reversed().thenComparing(Found::path);
        return new DownloadFiles(
                folder,
                of(places, DownloadFiles::videos).sorted(largest).toList(),
                of(places, DownloadFiles::extras).sorted(largest).toList(),
                of(places, DownloadFiles::discs).sorted(largest).toList(),
                of(places, DownloadFiles::dangerous).toList(),
                of(places, DownloadFiles::archives).toList(),
                of(places, DownloadFiles::subtitles).distinct().toList());
    }

    private static <T> Stream<T> of(List<DownloadFiles> places, Function<DownloadFiles, List<T>> part) {
        return places.stream().flatMap(place -> part.apply(place).stream());
    }

    /** A file's name below the download, with / between names; of a download that is one file, its name. */
    public String name(Path file) {
        Path below = folder.equals(file) ? file.getFileName() : folder.relativize(file);
        return String.valueOf(below).replace('\\', '/');
    }

    /**
     * A video of a download.
     *
     * @param bytes its size
     * @param stem its name without its ending
     * @param extension its ending without the dot, in lower case; where its name has none, the one that its first bytes tell
     */
    public record Found(Path path, long bytes, String stem, String extension) {
        static Found named(Path path, long bytes) {
            return new Found(path, bytes, stemOf(path), extensionOf(path));
        }

        /** A file whose name has no ending that says what it is. */
        static Found unnamed(Path path, long bytes, String extension) {
            return new Found(path, bytes, String.valueOf(path.getFileName()), extension);
        }
    }

    /** Without the dot, in lower case; empty where there is none. */
    public static String extensionOf(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    /** The name without its extension. */
    public static String stemOf(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return dot <= 0 ? name : name.substring(0, dot);
    }
}
