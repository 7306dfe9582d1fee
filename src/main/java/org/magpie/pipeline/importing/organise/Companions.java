package org.magpie.pipeline.importing.organise;

import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.magpie.pipeline.importing.content.DownloadFiles;
import org.magpie.pipeline.importing.content.VideoFiles;
import org.magpie.pipeline.importing.organise.DiskView.Entry;

/**
 * Tells what lies beside a file of the library and belongs to it by its name: subtitles, NFO, pictures, cut lists, pictures for
 * scrubbing. Players find them by the name of the file, so they have to be renamed with it; everything else is left alone.
 */
final class Companions {
    /** Subtitles, sound and words beside a file; whatever stands before the ending, such as a language, stays. */
    private static final Set<String> NAMED = Set.of(
            "srt", "ass", "ssa", "sub", "idx", "vtt", "sup", "smi", "ttml", "lrc", "mka", "ac3", "eac3", "dts", "nfo",
            "edl", "bif", "xml", "json", "jpg", "jpeg", "png", "webp", "tbn", "opf", "cue");
    /** What stands behind the name: {@code .en.forced}, {@code -thumb}. */
    private static final Pattern MARKS =
            Pattern.compile("(?:[.-][\\p{L}\\p{M}\\p{N}_]{1,20}(?:-[\\p{L}\\p{N}]{1,10})?){0,4}");

    private static final Pattern FOLDERS = Pattern.compile("(?:[.](?:trickplay|bif)|-trickplay)");

    /** In a folder, what belongs to all of it. */
    private static final Pattern OF_FOLDER = Pattern.compile(
            "(?:poster|folder|cover|fanart|backdrop|banner|landscape|thumb|logo|clearlogo|clearart|disc|discart|artist"
                    + "|season(?:\\d{1,4}|-specials|-all)(?:-[a-z]{1,12})?|theme)\\d{0,2}\\.(?:jpe?g|png|webp|tbn|gif|mp3)"
                    + "|(?:movie|tvshow|season|artist|album)\\.nfo|\\.plexmatch|\\.ignore",
            Pattern.CASE_INSENSITIVE);

    private static final Set<String> EXTRAS = Set.of(
            "extras",
            "extrafanart",
            "extrathumbs",
            "behind the scenes",
            "deleted scenes",
            "featurettes",
            "interviews",
            "scenes",
            "shorts",
            "trailers",
            "theme-music",
            "backdrops");

    private Companions() {}

    /**
     * The ends of the names of what goes with a file.
     *
     * @param file in whose folder these lie
     * @return each name with what stands behind the file's name in it
     */
    static List<Found> of(Path file, List<Entry> beside) {
        String own = file.getFileName().toString();
        String stem = normal(DownloadFiles.stemOf(file));
        List<String> others = beside.stream()
                .filter(each -> !each.folder() && !each.name().equals(own) && VideoFiles.isVideo(Path.of(each.name())))
                .map(each -> normal(DownloadFiles.stemOf(Path.of(each.name()))))
                .toList();
        if (others.contains(stem)) {
            // Another copy of the same name keeps what they share.
            return List.of();
        }
        List<Found> found = new ArrayList<>();
        for (Entry each : beside) {
            String name = normal(each.name());
            if (each.name().equals(own) || !name.startsWith(stem)) {
                continue;
            }
            String behind = name.substring(stem.length());
            boolean longer = others.stream().anyMatch(other -> other.length() > stem.length() && isBehind(name, other));
            if (!longer && belongs(behind, each.folder())) {
                found.add(new Found(each.name(), behind));
            }
        }
        return found;
    }

    /** A name, and what stands in it behind that of the file. */
    record Found(String name, String behind) {}

    private static boolean isBehind(String name, String stem) {
        return name.startsWith(stem)
                && name.length() > stem.length()
                && (name.charAt(stem.length()) == '.' || name.charAt(stem.length()) == '-');
    }

    private static boolean belongs(String behind, boolean folder) {
        if (folder) {
            return FOLDERS.matcher(behind).matches();
        }
        int dot = behind.lastIndexOf('.');
        return dot >= 0
                && NAMED.contains(behind.substring(dot + 1).toLowerCase(Locale.ROOT))
                && MARKS.matcher(behind.substring(0, dot)).matches();
    }

    /** Whether something in a folder belongs to all that is in it, such as its poster. */
    static boolean isOfFolder(Entry entry) {
        return entry.folder()
                ? EXTRAS.contains(entry.name().toLowerCase(Locale.ROOT))
                : OF_FOLDER.matcher(entry.name()).matches();
    }

    /** One name may be written in two ways: letters with their accents, or each accent behind its letter. */
    private static String normal(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC);
    }
}
