package org.magpie.testing.names;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.magpie.media.MediaKind;

/** Names that list the languages of sound, and those of subtitles apart. */
final class LanguageLists implements NameFamily {
    private static final Map<String, String> CODES = new LinkedHashMap<>();

    static {
        String[] pairs = {
            "Eng",
            "English",
            "Fre",
            "French",
            "Ger",
            "German",
            "Ita",
            "Italian",
            "Por",
            "Portuguese",
            "Spa",
            "Spanish",
            "Cze",
            "Czech",
            "Hun",
            "Hungarian",
            "Pol",
            "Polish",
            "Rus",
            "Russian",
            "Tha",
            "Thai",
            "Tur",
            "Turkish",
            "Chi",
            "Chinese",
            "Jpn",
            "Japanese",
            "Kor",
            "Korean",
            "Ukr",
            "Ukrainian",
            "Swe",
            "Swedish",
            "Dan",
            "Danish",
            "Nor",
            "Norwegian",
            "Fin",
            "Finnish",
            "Dut",
            "Dutch",
            "Gre",
            "Greek",
            "Rum",
            "Romanian",
            "Bul",
            "Bulgarian",
            "Ara",
            "Arabic",
            "Hin",
            "Hindi",
            "Heb",
            "Hebrew"
        };
        for (int i = 0; i < pairs.length; i += 2) {
            CODES.put(pairs[i], pairs[i + 1]);
        }
    }

    @Override
    public String label() {
        return "language lists";
    }

    @Override
    public GeneratedName next(Pick pick) {
        String title = Titles.plain(pick);
        int year = pick.number(1950, 2026);
        List<String> codes = new ArrayList<>(CODES.keySet());
        List<String> chosen = new ArrayList<>(new LinkedHashSet<>(
                List.of("Eng", pick.one(codes), pick.one(codes), pick.one(codes), pick.one(codes))));
        if (pick.percent(50)) {
            chosen.removeFirst();
        }
        Set<String> names = new LinkedHashSet<>();
        chosen.forEach(code -> names.add(CODES.getOrDefault(code, "")));
        String upper = String.join(" ", chosen).toUpperCase(java.util.Locale.ROOT);
        String group = pick.group();
        int lines = pick.of(1080, 2160);
        Expected film = Expected.read().title(title).year(year);
        Expected spoken = film.languages(names);
        String bare = chosen.size() > 1 ? "" : "Eng ";
        String slashed = "Ukr/Eng";
        return switch (pick.number(0, 8)) {
            case 0 ->
                new GeneratedName(
                        MediaKind.MOVIE,
                        title + " " + year + " " + String.join(" ", chosen) + " " + lines + "p BluRay mkv",
                        spoken);
            case 1 ->
                new GeneratedName(
                        MediaKind.MOVIE,
                        title + " (" + year + ") " + lines + "p BluRay [" + upper + "] x264-" + group,
                        spoken);
            case 2 ->
                new GeneratedName(
                        MediaKind.MOVIE,
                        title + " (" + year + ") " + lines + "p BluRay [" + upper.replace(' ', '+') + "] x264-" + group,
                        spoken);
            case 3 ->
                new GeneratedName(
                        MediaKind.MOVIE,
                        Titles.dotted(title) + "." + year + "." + lines + "p.BluRay." + upper.replace(' ', '.')
                                + ".x264-" + group,
                        spoken.title(Titles.undotted(title)));
            case 4 ->
                new GeneratedName(
                        MediaKind.SERIES,
                        title + " (S1E" + pick.number(1, 9) + ") (" + year + ") WEB-DL " + lines + "p " + slashed
                                + " | sub Eng",
                        Expected.read().languages("Ukrainian", "English"));
            case 5 ->
                new GeneratedName(
                        MediaKind.SERIES,
                        "[Kite] " + title + " - 05 [" + lines + "p][MultiSub][ENG][SPA-LA][GER][ITA]",
                        Expected.read().title(title).absolute(5).languages());
            case 6 ->
                new GeneratedName(
                        MediaKind.MOVIE,
                        title + " " + year + " " + lines + "p WEB-DL " + bare + "["
                                + pick.of("Eng", "Rus", "Multi", "Esp") + pick.of("-Subs", " Subs", "Sub") + "]-"
                                + group,
                        film.languages(bare.isEmpty() ? Set.of() : Set.of("English")));
            case 7 ->
                new GeneratedName(
                        MediaKind.MOVIE,
                        title + " (" + year + ") " + lines + "p WEB-DL [Hindi + English + Tamil] x264-" + group,
                        film.languages("Hindi", "English", "Tamil"));
            default ->
                new GeneratedName(
                        MediaKind.MOVIE,
                        title + " (" + year + ") WEB-DL " + lines + "p 2xUkr/Eng | Sub Ukr/Eng",
                        film.languages("Ukrainian", "English"));
        };
    }
}
