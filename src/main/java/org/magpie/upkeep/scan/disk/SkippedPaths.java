package org.magpie.upkeep.scan.disk;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What a scan steps over: extras and samples, what is still being written, and what systems, drives and other programs keep. */
public final class SkippedPaths {
    private static final Set<String> SYSTEM = Set.of(
            "$recycle.bin",
            "#recycle",
            "@recycle",
            "@eadir",
            "system volume information",
            "lost+found",
            "__macosx",
            "plex versions",
            "recycler",
            "#snapshot",
            "@sharebin");
    /** Only below the folder of a title: a title may be called "Extras". */
    private static final Set<String> EXTRAS = Set.of(
            "extras",
            "extra",
            "extrafanart",
            "extrathumbs",
            "behind the scenes",
            "deleted scenes",
            "featurettes",
            "featurette",
            "interviews",
            "other",
            "scenes",
            "sample",
            "samples",
            "shorts",
            "trailers",
            "trailer",
            "theme-music",
            "theme-videos",
            "backdrops",
            "bonus",
            "proof",
            "subs",
            "subtitles");

    private static final Set<String> UNFINISHED = Set.of(
            "part", "!qb", "!ut", "bc!", "crdownload", "tmp", "temp", "partial", "aria2", "incomplete", "unmanic");
    private static final Pattern EXTRA_FILE = Pattern.compile(
            ".+-(?:trailer|other|behindthescenes|deleted|featurette|interview|scene|short|sample)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern JUNK_FILE = Pattern.compile(
            "(?:.*[ ._\\-(\\[])?(?:sample|rarbg\\.com)(?:[ ._\\-)\\]].*)?|trailer|teaser|theme",
            Pattern.CASE_INSENSITIVE);

    /** A file of which the name says that it is a sample, and the size does not say that it cannot be one. */
    private static final long LARGEST_SAMPLE = 300L << 20;

    private SkippedPaths() {}

    /** Folders that no title is called by. */
    public static boolean isSystemFolder(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.startsWith(".")
                || lower.startsWith("_unpack_")
                || lower.startsWith("_failed_")
                || lower.startsWith("_admin_")
                || SYSTEM.contains(lower);
    }

    /** Folders of extras, where the folder around them is that of a title. */
    public static boolean isExtrasFolder(String name) {
        return EXTRAS.contains(name.toLowerCase(Locale.ROOT));
    }

    /** Whether a folder of extras holds only what is read beside a film, and no picture of its own. */
    static boolean isSubtitles(String name) {
        return name.equalsIgnoreCase("subs") || name.equalsIgnoreCase("subtitles");
    }

    /** Whether something is still writing the file, by its name. */
    public static boolean isUnfinished(String name) {
        return UNFINISHED.contains(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
    }

    /** Files of the system and of extras that lie beside a film. */
    public static boolean isJunkFile(String name, long bytes) {
        if (name.startsWith("._") || name.startsWith(".")) {
            return true;
        }
        int dot = name.lastIndexOf('.');
        String stem = dot > 0 ? name.substring(0, dot) : name;
        return EXTRA_FILE.matcher(stem).matches()
                || (bytes < LARGEST_SAMPLE && JUNK_FILE.matcher(stem).matches());
    }
}
