package org.magpie.pipeline.parse.word;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.magpie.media.quality.Quality;

/** File extensions that names carry, and what they say of quality. */
public final class Extensions {
    private static final Map<String, Quality> VIDEO = Map.ofEntries(
            Map.entry("webm", Quality.UNKNOWN),
            Map.entry("m4v", Quality.SDTV),
            Map.entry("3gp", Quality.SDTV),
            Map.entry("nsv", Quality.SDTV),
            Map.entry("strm", Quality.SDTV),
            Map.entry("rm", Quality.SDTV),
            Map.entry("rmvb", Quality.SDTV),
            Map.entry("mov", Quality.SDTV),
            Map.entry("qt", Quality.SDTV),
            Map.entry("divx", Quality.SDTV),
            Map.entry("wmv", Quality.SDTV),
            Map.entry("asf", Quality.SDTV),
            Map.entry("ogm", Quality.SDTV),
            Map.entry("ogv", Quality.SDTV),
            Map.entry("m2v", Quality.SDTV),
            Map.entry("avi", Quality.SDTV),
            Map.entry("bin", Quality.SDTV),
            Map.entry("dat", Quality.SDTV),
            Map.entry("mpg", Quality.SDTV),
            Map.entry("mpeg", Quality.SDTV),
            Map.entry("mp4", Quality.SDTV),
            Map.entry("flv", Quality.SDTV),
            Map.entry("dv", Quality.SDTV),
            Map.entry("img", Quality.DVD),
            Map.entry("iso", Quality.DVD),
            Map.entry("vob", Quality.DVD),
            Map.entry("mkv", Quality.HDTV_720P),
            Map.entry("mk3d", Quality.HDTV_720P),
            Map.entry("ts", Quality.HDTV_720P),
            Map.entry("wtv", Quality.HDTV_720P),
            Map.entry("m2ts", Quality.BLURAY_720P));

    private static final Set<String> BESIDE =
            Set.of("nzb", "torrent", "srt", "ass", "ssa", "sub", "idx", "vtt", "nfo", "par2", "rar", "zip");

    private Extensions() {}

    /** The known extension at the end of a name in lower case, empty when there is none. */
    public static String of(String name) {
        int dot = name.lastIndexOf('.');
        if (dot < 0 || name.length() - dot > 8) {
            return "";
        }
        String extension = name.substring(dot + 1).toLowerCase(Locale.ROOT);
        return VIDEO.containsKey(extension) || BESIDE.contains(extension) ? extension : "";
    }

    /** What a video with this extension most likely is; empty when the extension is none of a video or says nothing. */
    public static Optional<Quality> quality(String extension) {
        return Optional.ofNullable(VIDEO.get(extension)).filter(quality -> quality != Quality.UNKNOWN);
    }
}
