package org.magpie.pipeline.importing.layout;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.magpie.pipeline.parse.part.IdReader;

/** Catalogue ids in the names of files and folders, as media servers have them: {tmdb-603}, [tmdbid-603], [tmdbid=603]. */
final class NameIds {
    private static final Pattern BRACKET = Pattern.compile(
            "[\\[{(]\\s*(tmdb|tvdb|imdb|tvmaze)(?:id)?\\s*[-=:]\\s*(tt\\d{5,12}|\\d{1,12})\\s*[\\]})]",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern EDITION = Pattern.compile("\\{\\s*edition-([^}]{1,80})\\}", Pattern.CASE_INSENSITIVE);
    private static final Pattern BARE_IMDB = Pattern.compile("[\\[{(]\\s*(tt\\d{7,8})\\s*[\\]})]");

    private NameIds() {}

    /** Ids by source key; of two ids of one source none, since nobody can tell which is right. */
    static Map<String, String> of(String name) {
        Map<String, String> ids = new HashMap<>();
        Matcher found = BRACKET.matcher(name);
        while (found.find()) {
            String source = found.group(1).toLowerCase(Locale.ROOT);
            normal(source, found.group(2))
                    .ifPresent(id -> ids.merge(source, id, (one, other) -> one.equals(other) ? one : ""));
        }
        Matcher bare = BARE_IMDB.matcher(name);
        while (bare.find()) {
            normal("imdb", bare.group(1))
                    .ifPresent(id -> ids.merge("imdb", id, (one, other) -> one.equals(other) ? one : ""));
        }
        ids.values().removeIf(String::isEmpty);
        return ids;
    }

    /** The id as the sources write it; empty where it is none of that source. */
    static Optional<String> normal(String source, String written) {
        String id = written.strip().toLowerCase(Locale.ROOT);
        if (source.equals("imdb")) {
            return IdReader.normalImdb(id);
        }
        return id.matches("[1-9]\\d{0,11}") ? Optional.of(id) : Optional.empty();
    }

    /** The name without the brackets that hold ids or an edition. */
    static String without(String name) {
        if (name.indexOf('{') < 0 && name.indexOf('[') < 0 && name.indexOf('(') < 0) {
            return name;
        }
        String rest = BRACKET.matcher(name).replaceAll("");
        rest = BARE_IMDB.matcher(rest).replaceAll("");
        return EDITION.matcher(rest).replaceAll("").strip();
    }

    /** The edition that a name states in the form of Plex; empty where it states none. */
    static String edition(String name) {
        Matcher found = EDITION.matcher(name);
        return found.find() ? found.group(1).strip() : "";
    }
}
