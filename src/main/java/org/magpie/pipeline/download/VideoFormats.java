package org.magpie.pipeline.download;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Knows a video by its ending or, where its name has none that says what it is, by its first bytes: Matroska and WebM (RFC 9559), MP4
 * and QuickTime (ISO/IEC 14496-12), AVI (Microsoft RIFF), MPEG transport and program streams (ISO/IEC 13818-1), ASF and FLV. Knows packed
 * files and images of discs by their endings, which may hold a video.
 */
public final class VideoFormats {
    private static final Set<String> VIDEO = Set.of(
            "mkv", "mk3d", "mp4", "m4v", "avi", "mov", "qt", "wmv", "asf", "mpg", "mpeg", "m2v", "ts", "m2ts", "mts",
            "webm", "ogv", "ogm", "flv", "divx", "vob", "rm", "rmvb", "3gp", "wtv");
    private static final Set<String> ARCHIVES = Set.of("rar", "zip", "7z", "001", "tar", "gz", "bz2", "xz", "zst");
    private static final Pattern VOLUME = Pattern.compile("[rsz]\\d{2,3}|\\d{3}");
    private static final Set<String> DISC_IMAGES = Set.of("iso", "img", "nrg", "mdf", "bin");

    private static final int LONGEST = 4096;
    private static final int PACKET = 188;
    /** Brands of files that hold sound or pictures only. */
    private static final Set<String> NO_FILM = Set.of("M4A ", "M4B ", "M4P ", "heic", "heix", "mif1", "avif", "crx ");

    private VideoFormats() {}

    /**
     * Whether an ending is that of a video.
     *
     * @param ending without the dot, in lower case
     */
    public static boolean isVideo(String ending) {
        return VIDEO.contains(ending);
    }

    /** Whether an ending is that of a packed file or of one of its volumes. */
    public static boolean isArchive(String ending) {
        return ARCHIVES.contains(ending) || VOLUME.matcher(ending).matches();
    }

    /** Whether an ending is that of an image of a disc. */
    public static boolean isDiscImage(String ending) {
        return DISC_IMAGES.contains(ending);
    }

    /** The ending that such a file has, without the dot; empty where it is no film. */
    public static Optional<String> ending(Path file) throws IOException {
        byte[] start;
        try (InputStream stream = Files.newInputStream(file)) {
            start = stream.readNBytes(LONGEST);
        }
        return ending(start);
    }

    static Optional<String> ending(byte[] start) {
        if (has(start, 0, 0x1a, 0x45, 0xdf, 0xa3)) {
            return Optional.of(text(start, 0, 64).contains("webm") ? "webm" : "mkv");
        }
        if (text(start, 4, 4).equals("ftyp")) {
            String brand = text(start, 8, 4);
            if (NO_FILM.contains(brand)) {
                return Optional.empty();
            }
            return Optional.of(brand.equals("qt  ") ? "mov" : "mp4");
        }
        if (text(start, 0, 4).equals("RIFF") && text(start, 8, 4).equals("AVI ")) {
            return Optional.of("avi");
        }
        if (has(start, 0, 0, 0, 1, 0xba) || has(start, 0, 0, 0, 1, 0xb3)) {
            return Optional.of("mpg");
        }
        if (has(start, 0, 0x30, 0x26, 0xb2, 0x75, 0x8e, 0x66, 0xcf, 0x11)) {
            return Optional.of("wmv");
        }
        if (text(start, 0, 3).equals("FLV")) {
            return Optional.of("flv");
        }
        if (packets(start, 0, PACKET)) {
            return Optional.of("ts");
        }
        return packets(start, 4, PACKET + 4) ? Optional.of("m2ts") : Optional.empty();
    }

    /** A transport stream: every packet begins with the same byte. */
    private static boolean packets(byte[] start, int first, int apart) {
        int count = 0;
        for (int at = first; at < start.length; at += apart) {
            if (start[at] != 0x47) {
                return false;
            }
            count++;
        }
        return count >= 3;
    }

    private static boolean has(byte[] start, int at, int... wanted) {
        if (start.length < at + wanted.length) {
            return false;
        }
        for (int each = 0; each < wanted.length; each++) {
            if ((start[at + each] & 0xff) != wanted[each]) {
                return false;
            }
        }
        return true;
    }

    private static String text(byte[] start, int at, int length) {
        int end = Math.min(start.length, at + length);
        return at >= end ? "" : new String(start, at, end - at, StandardCharsets.ISO_8859_1);
    }
}
