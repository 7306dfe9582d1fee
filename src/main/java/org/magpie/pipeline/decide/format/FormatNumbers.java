package org.magpie.pipeline.decide.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.magpie.media.MediaKind;
import org.magpie.media.format.CustomFormat.Subject;

/** What the numbers in the community's JSON stand for; the managers of films and of series count differently. */
final class FormatNumbers {
    private static final Map<Integer, String> FILM_SOURCES = Map.of(
            0,
            "UNKNOWN",
            1,
            "CAM",
            2,
            "TELESYNC",
            3,
            "TELECINE",
            4,
            "WORKPRINT",
            5,
            "DVD",
            6,
            "TV",
            7,
            "WEBDL",
            8,
            "WEBRIP",
            9,
            "BLURAY");
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
            1,
            "freeleech",
            2,
            "halfleech",
            4,
            "doubleupload",
            8,
            "internal",
            16,
            "scene",
            32,
            "freeleech75",
            64,
            "freeleech25",
            128,
            "nuked");
    private static final Map<Integer, String> UNSPOKEN = Map.of(-2, "Original", -1, "Any", 0, "Unknown");
    /** From 1 on; the managers agree up to Czech and then go their own ways. */
    private static final List<String> LANGUAGES = List.of(
            "English",
            "French",
            "Spanish",
            "German",
            "Italian",
            "Danish",
            "Dutch",
            "Japanese",
            "Icelandic",
            "Chinese",
            "Russian",
            "Polish",
            "Vietnamese",
            "Swedish",
            "Norwegian",
            "Finnish",
            "Turkish",
            "Portuguese",
            "Flemish",
            "Greek",
            "Korean",
            "Hungarian",
            "Hebrew",
            "Lithuanian",
            "Czech");
    /** From 26 on. */
    private static final List<String> FILM_LANGUAGES = List.of(
            "Hindi",
            "Romanian",
            "Thai",
            "Bulgarian",
            "Portuguese (Brazil)",
            "Arabic",
            "Ukrainian",
            "Persian",
            "Bengali",
            "Slovak",
            "Latvian",
            "Spanish (Latino)",
            "Catalan",
            "Croatian",
            "Serbian",
            "Bosnian",
            "Estonian",
            "Tamil",
            "Indonesian",
            "Telugu",
            "Macedonian",
            "Slovenian",
            "Malayalam",
            "Kannada",
            "Albanian",
            "Afrikaans",
            "Marathi",
            "Tagalog",
            "Urdu",
            "Romansh");

    private static final List<String> SERIES_LANGUAGES = List.of(
            "Arabic",
            "Hindi",
            "Bulgarian",
            "Malayalam",
            "Ukrainian",
            "Slovak",
            "Thai",
            "Portuguese (Brazil)",
            "Spanish (Latino)",
            "Romanian",
            "Latvian",
            "Persian",
            "Catalan",
            "Croatian",
            "Serbian",
            "Bosnian",
            "Estonian",
            "Tamil",
            "Indonesian",
            "Macedonian",
            "Slovenian");

    private FormatNumbers() {}

    /** The name of a number; empty where it means nothing that is known. */
    static String name(Subject subject, MediaKind kind, int number) {
        boolean film = kind == MediaKind.MOVIE;
        Map<Integer, String> names = switch (subject) {
            case SOURCE -> film ? FILM_SOURCES : SERIES_SOURCES;
            case MODIFIER -> MODIFIERS;
            case LANGUAGE -> Map.of(number, language(number, film));
            case FLAG -> film ? FILM_FLAGS : SERIES_FLAGS;
            case RELEASE_TYPE -> TYPES;
            case TITLE, GROUP, EDITION, RESOLUTION, SIZE, YEAR -> Map.of();
        };
        return names.getOrDefault(number, "");
    }

    private static String language(int number, boolean film) {
        if (number <= 0) {
            return UNSPOKEN.getOrDefault(number, "");
        }
        if (number <= LANGUAGES.size()) {
            return LANGUAGES.get(number - 1);
        }
        List<String> more = film ? FILM_LANGUAGES : SERIES_LANGUAGES;
        int place = number - LANGUAGES.size() - 1;
        return place < more.size() ? more.get(place) : "";
    }

    static List<String> allLanguages() {
        List<String> all = new ArrayList<>(List.of("Original", "Any", "Unknown"));
        Set<String> spoken = new TreeSet<>(LANGUAGES);
        spoken.addAll(FILM_LANGUAGES);
        spoken.addAll(SERIES_LANGUAGES);
        all.addAll(spoken);
        return List.copyOf(all);
    }

    static List<String> allFlags() {
        Set<String> flags = new TreeSet<>(FILM_FLAGS.values());
        flags.addAll(SERIES_FLAGS.values());
        return List.copyOf(flags);
    }
}
