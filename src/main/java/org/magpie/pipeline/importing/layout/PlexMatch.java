package org.magpie.pipeline.importing.layout;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Reads {@code .plexmatch} files: lines of a key and a value (https://support.plex.tv/articles/plexmatch/). */
final class PlexMatch {
    private static final int MOST_LINES = 200;

    private PlexMatch() {}

    static StatedFacts read(byte[] bytes) {
        String title = "";
        int year = 0;
        Map<String, String> ids = new HashMap<>();
        for (String line : new String(bytes, StandardCharsets.UTF_8)
                .lines()
                .limit(MOST_LINES)
                .toList()) {
            int colon = line.indexOf(':');
            if (colon < 0 || line.startsWith("#")) {
                continue;
            }
            String value = line.substring(colon + 1).strip();
            switch (line.substring(0, colon).strip().toLowerCase(Locale.ROOT)) {
                case "title", "show" -> title = title.isEmpty() ? value : title;
                case "year" -> year = value.matches("(?:18|19|20)\\d{2}") ? Integer.parseInt(value) : year;
                case "tvdbid" -> put(ids, "tvdb", value);
                case "tmdbid" -> put(ids, "tmdb", value);
                case "imdbid" -> put(ids, "imdb", value);
                case "guid" -> guid(ids, value);
                default -> {}
            }
        }
        return new StatedFacts(title, year, ids);
    }

    private static void put(Map<String, String> ids, String source, String value) {
        NameIds.normal(source, value).ifPresent(id -> ids.putIfAbsent(source, id));
    }

    /** {@code tmdb://603}, {@code imdb://tt0133093}. */
    private static void guid(Map<String, String> ids, String value) {
        int mark = value.indexOf("://");
        String source = mark < 0 ? "" : value.substring(0, mark).toLowerCase(Locale.ROOT);
        if (source.equals("tmdb") || source.equals("imdb") || source.equals("tvdb")) {
            put(ids, source, value.substring(mark + 3));
        }
    }
}
