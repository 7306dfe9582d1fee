package org.magpie.pipeline.search.indexer;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Reads the extended attributes of Newznab and Torznab 1.3. */
final class NewznabAttributes {
    private NewznabAttributes() {}

    /** Ids by source key. A number of 0 is how many sites say that they do not know. */
    static Map<String, String> ids(Map<String, List<String>> attributes) {
        Map<String, String> ids = new TreeMap<>();
        number(attributes, "imdb", "imdbid")
                .ifPresent(id -> ids.put("imdb", "tt" + "0".repeat(Math.max(0, 7 - id.length())) + id));
        number(attributes, "tvdbid", "thetvdb").ifPresent(id -> ids.put("tvdb", id));
        number(attributes, "tmdbid", "tmdb", "themoviedb").ifPresent(id -> ids.put("tmdb", id));
        number(attributes, "tvmazeid", "tvmaze").ifPresent(id -> ids.put("tvmaze", id));
        return ids;
    }

    private static Optional<String> number(Map<String, List<String>> attributes, String... keys) {
        return Arrays.stream(keys)
                .flatMap(key -> attributes.getOrDefault(key, List.of()).stream())
                .map(text -> text.strip().toLowerCase(Locale.ROOT).replaceFirst("^tt", ""))
                .filter(text -> text.matches("[0-9]{1,12}"))
                .map(text -> text.replaceFirst("^0+", ""))
                .filter(text -> !text.isEmpty())
                .findFirst();
    }

    /** Flags in lower case: what the volume factors mean, tags, and what Usenet sites mark. */
    static Set<String> flags(Map<String, List<String>> attributes) {
        Set<String> flags = new HashSet<>();
        for (String factor : attributes.getOrDefault("downloadvolumefactor", List.of())) {
            switch (hundredths(factor)) {
                case 0 -> flags.add("freeleech");
                case 25 -> flags.add("freeleech75");
                case 50 -> flags.add("halfleech");
                case 75 -> flags.add("freeleech25");
                default -> {
                    // counts as usual, or is not a number
                }
            }
        }
        if (attributes.getOrDefault("uploadvolumefactor", List.of()).stream()
                .anyMatch(factor -> hundredths(factor) == 200)) {
            flags.add("doubleupload");
        }
        attributes.getOrDefault("tag", List.of()).stream()
                .flatMap(tags -> Arrays.stream(tags.split("[,\\s]+")))
                .map(tag -> tag.toLowerCase(Locale.ROOT))
                .filter(tag -> tag.matches("[a-z0-9_-]{1,40}"))
                .forEach(flags::add);
        if (isSet(attributes, "prematch") || isSet(attributes, "haspretime")) {
            flags.add("scene");
        }
        if (isSet(attributes, "nuked")) {
            flags.add("nuked");
        }
        if (isSet(attributes, "password")) {
            flags.add("password");
        }
        return flags;
    }

    private static boolean isSet(Map<String, List<String>> attributes, String key) {
        return attributes.getOrDefault(key, List.of()).stream()
                .anyMatch(
                        value -> value.equals("1") || value.equalsIgnoreCase("true") || value.equalsIgnoreCase("yes"));
    }

    private static int hundredths(String factor) {
        try {
            return (int) Math.round(Double.parseDouble(factor) * 100);
        } catch (NumberFormatException notANumber) {
            return -1;
        }
    }
}
