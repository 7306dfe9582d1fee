package org.magpie.pipeline.search.indexer.m3u;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What playlists say beside a title: quality, language, country, service.
 *
 * @param lines of the picture, 0 where nothing is said
 * @param cinema whether it was filmed off a screen
 */
record PlaylistTags(int lines, boolean cinema, boolean hevc) {
    private static final Set<String> WORDS = Set.of(
            // quality
            "4K",
            "8K",
            "UHD",
            "FHD",
            "QHD",
            "HD",
            "SD",
            "LQ",
            "HQ",
            "HDR",
            "HDR10",
            "HDR10+",
            "DV",
            "SDR",
            "DOLBY",
            "VISION",
            "ATMOS",
            "2160P",
            "1080P",
            "1080",
            "720P",
            "720",
            "576P",
            "480P",
            "360P",
            "HEVC",
            "H264",
            "H265",
            "X264",
            "X265",
            "AV1",
            "10BIT",
            "60FPS",
            "50FPS",
            "CAM",
            "HDCAM",
            "HDTS",
            "TS",
            "TELESYNC",
            "WEB",
            "WEBRIP",
            "WEBDL",
            "DL",
            "BLURAY",
            "BDRIP",
            "BRRIP",
            "DVDRIP",
            "DVD",
            "REMUX",
            "3D",
            "RAW",
            "VIP",
            // language
            "MULTI",
            "MULTISUB",
            "MULTISUBS",
            "AUDIO",
            "DUAL",
            "VO",
            "VF",
            "VFF",
            "VFQ",
            "VOST",
            "VOSTFR",
            "VOSTA",
            "SUB",
            "SUBS",
            "SUBT",
            "SUBBED",
            "SUBTITLED",
            "DUB",
            "DUBBED",
            "LEKTOR",
            "NAPISY",
            "LAT",
            "LATINO",
            "CASTELLANO",
            "SUBTITULADO",
            "ENGLISH",
            "FRENCH",
            "TRUEFRENCH",
            "GERMAN",
            "SPANISH",
            "ITALIAN",
            "ARABIC",
            "TURKISH",
            "POLISH",
            "DUTCH",
            "HINDI",
            "PORTUGUESE",
            "RUSSIAN",
            "NORDIC",
            // where from
            "VOD",
            "MOVIE",
            "MOVIES",
            "FILM",
            "FILMS",
            "SERIES",
            "SERIE",
            "SHOWS",
            "NF",
            "AMZN",
            "D",
            "DSNP",
            "HBO",
            "HMAX",
            "MAX",
            "ATVP",
            "PRIME",
            "NETFLIX",
            "DISNEY",
            "APPLE",
            "HULU",
            "PCOK",
            "PMTP",
            "PARAMOUNT",
            "SKY",
            "OSN",
            "SHAHID",
            "EXYU",
            "EX",
            "YU",
            "ENG",
            "FRA",
            "FRE",
            "GER",
            "DEU",
            "ESP",
            "SPA",
            "ITA",
            "POR",
            "BRA",
            "POL",
            "TUR",
            "ARA",
            "RUS",
            "NLD",
            "DUT",
            "SWE",
            "NOR",
            "DAN",
            "FIN",
            "GRE",
            "ALB",
            "USA",
            "UK",
            "UAE",
            "KSA",
            "LATAM",
            "INT");
    private static final String MARKS = " \t-/+&.,_|:";
    private static final Set<String> CODES = codes();
    private static final Pattern LINES = Pattern.compile(
            "(?<![\\p{L}\\d])(?:(4K|8K|UHD|2160P?)|(FHD|1080P?)|(HD|720P?|HDTV)|(SD|LQ|576P|480P|360P))(?![\\p{L}\\d])",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern CINEMA =
            Pattern.compile("(?<![\\p{L}\\d])(?:HD-?CAM|CAM(?:RIP)?|HD-?TS|TELESYNC|TS)(?![\\p{L}\\d])");
    private static final Pattern HEVC =
            Pattern.compile("(?<![\\p{L}\\d])(?:HEVC|[HX]\\.?265)(?![\\p{L}\\d])", Pattern.CASE_INSENSITIVE);

    /** What is said beside a title, and of the whole group where nothing is. */
    static PlaylistTags of(String aside, String group) {
        int lines = lines(aside);
        return new PlaylistTags(
                lines > 0 ? lines : lines(group),
                CINEMA.matcher(aside).find(),
                HEVC.matcher(aside).find());
    }

    private static int lines(String text) {
        Matcher said = LINES.matcher(text);
        int lines = 0;
        while (said.find()) {
            int one = said.group(1) != null ? 2160 : said.group(2) != null ? 1080 : said.group(3) != null ? 720 : 480;
            lines = Math.max(lines, one);
        }
        return lines;
    }

    /** Whether a text holds nothing but such words, written as they are: in capitals. */
    static boolean isAside(String text) {
        boolean some = false;
        int start = -1;
        for (int at = 0; at <= text.length(); at++) {
            boolean inside = at < text.length() && MARKS.indexOf(text.charAt(at)) < 0;
            if (inside && start < 0) {
                start = at;
            } else if (!inside && start >= 0) {
                String part = text.substring(start, at);
                if (!CODES.contains(part) && !isWord(part)) {
                    return false;
                }
                some = true;
                start = -1;
            }
        }
        return some;
    }

    /** "1080p" and "x265" are never part of a title, in whatever case; "Max" may be. */
    private static boolean isWord(String part) {
        boolean digit = Character.isDigit(part.charAt(0)) || Character.isDigit(part.charAt(part.length() - 1));
        String capitals = part.toUpperCase(Locale.ROOT);
        return WORDS.contains(capitals) && (digit || capitals.equals(part));
    }

    /** Whether it is the two letters of a language or a country and nothing else. */
    static boolean isCode(String text) {
        return CODES.contains(text) && !WORDS.contains(text);
    }

    private static Set<String> codes() {
        Set<String> codes = new HashSet<>();
        for (String language : Locale.getISOLanguages()) {
            codes.add(language.toUpperCase(Locale.ROOT));
        }
        codes.addAll(Set.of(Locale.getISOCountries()));
        codes.remove("II"); // the second part is more likely than the language of the Yi
        return Set.copyOf(codes);
    }
}
