package org.magpie.pipeline.search.indexer;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.magpie.media.MediaKind;
import org.magpie.pipeline.search.Query;
import org.magpie.pipeline.search.Scope;

/**
 * Turns a query into the calls that a server of the Newznab family understands, best first: by id where it can, then by name.
 * Each is asked only while those before it brought nothing.
 */
public final class NewznabQuestions {
    private static final int MOST_NAMES = 3;

    private final NewznabCaps caps;

    public NewznabQuestions(NewznabCaps caps) {
        this.caps = caps;
    }

    /** The parameters of each call, without key, categories and page. */
    public List<Map<String, String>> of(Query query) {
        List<Map<String, String>> questions = new ArrayList<>();
        String mode = mode(query.kind());
        byId(query, mode).ifPresent(questions::add);
        query.names().stream()
                .limit(MOST_NAMES)
                .map(NewznabQuestions::words)
                .filter(words -> !words.isBlank())
                .distinct()
                .forEach(words -> questions.addAll(byName(query, mode, words)));
        return questions.stream().distinct().toList();
    }

    private static String mode(MediaKind kind) {
        return switch (kind) {
            case MOVIE -> "movie-search";
            case SERIES -> "tv-search";
            case MUSIC -> "audio-search";
            case BOOK -> "book-search";
        };
    }

    private static String function(String mode) {
        return switch (mode) {
            case "movie-search" -> "movie";
            case "tv-search" -> "tvsearch";
            default -> "search";
        };
    }

    private Optional<Map<String, String>> byId(Query query, String mode) {
        List<String> keys = switch (query.kind()) {
            case MOVIE -> List.of("imdb", "tmdb");
            case SERIES -> List.of("tvdb", "tvmaze", "tmdb", "imdb");
            case MUSIC, BOOK -> List.of();
        };
        for (String key : keys) {
            String id = query.ids().getOrDefault(key, "");
            String digits = id.toLowerCase(Locale.ROOT).replaceFirst("^tt", "");
            if (caps.takes(mode, key + "id") && digits.matches("[0-9]{1,12}")) {
                Map<String, String> question = new LinkedHashMap<>();
                question.put("t", function(mode));
                question.put(key + "id", digits);
                if (!putScope(question, query.scope(), mode)) {
                    return Optional.empty();
                }
                return Optional.of(question);
            }
        }
        return Optional.empty();
    }

    /** Whether the server can be asked for that much of a series by numbers. */
    private boolean putScope(Map<String, String> question, Scope scope, String mode) {
        return switch (scope) {
            case Scope.Whole whole -> true;
            case Scope.Season season -> {
                question.put("season", Integer.toString(season.number()));
                yield caps.takes(mode, "season");
            }
            case Scope.Episode episode -> {
                question.put("season", Integer.toString(episode.season()));
                question.put("ep", Integer.toString(episode.number()));
                yield caps.takes(mode, "season") && caps.takes(mode, "ep");
            }
        };
    }

    private List<Map<String, String>> byName(Query query, String mode, String words) {
        List<Map<String, String>> questions = new ArrayList<>();
        Map<String, String> own = new LinkedHashMap<>();
        own.put("t", function(mode));
        own.put("q", query.kind() == MediaKind.MOVIE && query.year() != null ? words + " " + query.year() : words);
        boolean structured = query.kind() == MediaKind.MOVIE || query.kind() == MediaKind.SERIES;
        if (structured && caps.takes(mode, "q") && putScope(own, query.scope(), mode)) {
            questions.add(own);
        }
        for (String suffix : suffixes(query)) {
            questions.add(Map.of("t", "search", "q", (words + " " + suffix).strip()));
        }
        return questions;
    }

    /** What people and release groups write behind the name for that scope. */
    private static List<String> suffixes(Query query) {
        return switch (query.scope()) {
            case Scope.Whole whole ->
                List.of(
                        query.kind() == MediaKind.MOVIE && query.year() != null
                                ? query.year().toString()
                                : "");
            case Scope.Season season -> List.of("S%02d".formatted(season.number()));
            case Scope.Episode episode -> {
                List<String> ways = new ArrayList<>();
                ways.add("S%02dE%02d".formatted(episode.season(), episode.number()));
                Integer absolute = episode.absolute();
                LocalDate airDate = episode.airDate();
                if (absolute != null) {
                    ways.add("%02d".formatted(absolute));
                }
                if (airDate != null) {
                    ways.add("%04d %02d %02d"
                            .formatted(airDate.getYear(), airDate.getMonthValue(), airDate.getDayOfMonth()));
                }
                yield ways;
            }
        };
    }

    /** Plain words: without accents and apostrophes, other marks as blanks, "&" as "and". Other scripts stay as they are. */
    public static String words(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("(?<=\\p{IsLatin})\\p{Mn}+", "");
        return Normalizer.normalize(plain, Normalizer.Form.NFC)
                .replaceAll("['’`´]", "")
                .replace("&", " and ")
                .replaceAll("[^\\p{L}\\p{M}\\p{N}]+", " ")
                .strip();
    }
}
