package org.magpie.pipeline.search.indexer.archive;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.magpie.pipeline.search.indexer.FeedText;

/**
 * One file of an item in the Internet Archive, as its metadata service lists it.
 *
 * @param name path inside the item
 * @param original whether it was uploaded, not derived from what was
 * @param format the archive's own word, such as "h.264" or "512Kb MPEG4"
 * @param size bytes, -1 where not stated
 * @param sha1 empty where not stated
 * @param height lines of the picture, 0 where not stated
 */
record ArchiveFile(String name, boolean original, String format, long size, String sha1, int height) {
    private static final Set<String> VIDEO =
            Set.of("mkv", "mp4", "m4v", "avi", "mpg", "mpeg", "ogv", "webm", "mov", "wmv", "divx", "flv", "ts", "m2ts");
    private static final Set<String> BOOK = Set.of("epub", "pdf", "mobi", "azw3");
    private static final Pattern ASIDE = Pattern.compile(
            "(?:^|[^a-z])(?:sample|trailer|teaser|preview|thumbs?|extras?|featurette|deleted scenes?)(?:[^a-z]|$)");
    private static final Pattern LINES = Pattern.compile("(?<!\\d)(480|576|720|1080|2160)[pi](?![a-z0-9])");

    static ArchiveFile read(JsonNode file) {
        return new ArchiveFile(
                file.path("name").asText(),
                file.path("source").asText().equals("original"),
                file.path("format").asText(),
                FeedText.size(file.path("size").asText()),
                file.path("sha1").asText().toLowerCase(Locale.ROOT),
                Math.max(0, FeedText.count(file.path("height").asText())));
    }

    boolean isVideo() {
        return VIDEO.contains(ending()) && !isAside();
    }

    boolean isBook() {
        // A PDF of text behind the picture is what people mean; one that is locked to a lender is none.
        return BOOK.contains(ending())
                && !format.toLowerCase(Locale.ROOT).contains("encrypted")
                && !format.startsWith("LCP");
    }

    /** Whether it is beside the point: a sample, a trailer. */
    private boolean isAside() {
        return ASIDE.matcher(plainName().toLowerCase(Locale.ROOT).replace('_', ' '))
                .find();
    }

    /** Lower-case, without the dot. */
    String ending() {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    /** Without folders and ending. */
    String plainName() {
        String file = name.substring(name.lastIndexOf('/') + 1);
        int dot = file.lastIndexOf('.');
        return dot <= 0 ? file : file.substring(0, dot);
    }

    /** Lines of the picture as far as anything tells; most of the archive is of standard resolution. */
    int lines() {
        if (height >= 1600) {
            return 2160;
        }
        if (height >= 800) {
            return 1080;
        }
        if (height >= 620) {
            return 720;
        }
        Matcher named = LINES.matcher(name.toLowerCase(Locale.ROOT));
        if (height == 0 && named.find()) {
            return Integer.parseInt(named.group(1));
        }
        return height == 0 && format.toLowerCase(Locale.ROOT).contains("hd") ? 720 : 480;
    }

    /** What release names call such a file: resolution, source, codec. */
    String qualityWords() {
        String lower = (format + " " + name).toLowerCase(Locale.ROOT);
        String codec = lower.contains("265") || lower.contains("hevc") ? "x265" : lower.contains("264") ? "x264" : "";
        String source;
        if (lower.contains("bluray") || lower.contains("blu-ray")) {
            source = "BluRay";
        } else if (original && (lower.contains("dvd") || ending().equals("mpg") || ending().equals("mpeg"))) {
            return ("DVD " + codec).strip();
        } else {
            // What was uploaded is as good as it gets here; what the archive derived from it was encoded once more.
            source = original ? "WEB-DL" : "WEBRip";
        }
        return (lines() + "p " + source + " " + codec).strip();
    }
}
