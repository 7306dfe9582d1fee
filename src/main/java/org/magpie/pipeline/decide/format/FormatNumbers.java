package org.magpie.pipeline.decide.format;

import java.util.Map;
import org.magpie.media.CustomFormat.Subject;
import org.magpie.media.MediaKind;

/** What the numbers in the community's JSON stand for; the managers of films and of series count differently. */
final class FormatNumbers {
    private static final Map<Integer, String> FILM_SOURCES = Map.of(
            0, "UNKNOWN", 1, "CAM", 2, "TELESYNC", 3, "TELECINE", 4, "WORKPRINT", 5, "DVD", 6, "TV", 7, "WEBDL", 8, "WEBRIP",
            9, "BLURAY");
    /** A raw recording and a remux are sources there and modifiers here. */
    private static final Map<Integer, String> SERIES_SOURCES = Map.of(
            0, "UNKNOWN", 1, "TV", 2, "TV/RAWHD", 3, "WEBDL", 4, "WEBRIP", 5, "DVD", 6, "BLURAY", 7, "BLURAY/REMUX");
    private static final Map<Integer, String> MODIFIERS =
            Map.of(0, "NONE", 1, "REGIONAL", 2, "SCREENER", 3, "RAWHD", 4, "BRDISK", 5, "REMUX");
    private static final Map<Integer, String> TYPES = Map.of(1, "SINGLE", 2, "MULTIPLE", 3, "SEASON");
    private static final Map<Integer, String> FILM_FLAGS = Map.ofEntries(
            Map.entry(1, "freeleech"),
            Map.entry(2, "halfleech"),
            Map.entry(4, "doubleupload"),
            Map.entry(8, "golden"),
            Map.entry(16, "approved"),
            Map.entry(32, "internal"),
            Map.entry(128, "scene"),
            Map.entry(256, "freeleech75"),
            Map.entry(512, "freeleech25"),
            Map.entry(2048, "nuked"));
    private static final Map<Integer, String> SERIES_FLAGS = Map.of(
            1, "freeleech", 2, "halfleech", 4, "doubleupload", 8, "internal", 16, "scene", 32, "freeleech75", 64, "freeleech25",
            128, "nuked");
    private static final Map<Integer, String> LANGUAGES = Map.ofEntries(
            Map.entry(-2, "Original"),
            Map.entry(-1, "Any"),
            Map.entry(0, "Unknown"),
            Map.entry(1, "English"),
            Map.entry(2, "French"),
            Map.entry(3, "Spanish"),
            Map.entry(4, "German"),
            Map.entry(5, "Italian"),
            Map.entry(6, "Danish"),
            Map.entry(7, "Dutch"),
            Map.entry(8, "Japanese"),
            Map.entry(9, "Icelandic"),
            Map.entry(10, "Chinese"),
            Map.entry(11, "Russian"),
            Map.entry(12, "Polish"),
            Map.entry(13, "Vietnamese"),
            Map.entry(14, "Swedish"),
            Map.entry(15, "Norwegian"),
            Map.entry(16, "Finnish"),
            Map.entry(17, "Turkish"),
            Map.entry(18, "Portuguese"),
            Map.entry(19, "Flemish"),
            Map.entry(20, "Greek"),
            Map.entry(21, "Korean"),
            Map.entry(22, "Hungarian"),
            Map.entry(23, "Hebrew"),
            Map.entry(24, "Lithuanian"),
            Map.entry(25, "Czech"));

    private FormatNumbers() {}

    /** The name of a number; empty where it means nothing that is known. */
    static String name(Subject subject, MediaKind kind, int number) {
        boolean film = kind == MediaKind.MOVIE;
        Map<Integer, String> names =
                switch (subject) {
                    case SOURCE -> film ? FILM_SOURCES : SERIES_SOURCES;
                    case MODIFIER -> MODIFIERS;
                    case LANGUAGE -> LANGUAGES;
                    case FLAG -> film ? FILM_FLAGS : SERIES_FLAGS;
                    case RELEASE_TYPE -> TYPES;
                    case TITLE, GROUP, EDITION, RESOLUTION, SIZE, YEAR -> Map.of();
                };
        return names.getOrDefault(number, "");
    }
}
