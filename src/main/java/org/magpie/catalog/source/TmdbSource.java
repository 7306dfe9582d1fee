package org.magpie.catalog.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.magpie.base.error.Message;
import org.magpie.catalog.FoundTitle;
import org.magpie.catalog.MetadataSource;
import org.magpie.catalog.SourceTitle;
import org.magpie.media.ItemDetails;
import org.magpie.media.MediaKind;
import org.magpie.media.TitleDetails;
import org.magpie.provider.ProviderException;

/** TMDb as it answers: films under {@code /movie}, shows under {@code /tv}, with the same fields under different names. */
final class TmdbSource implements MetadataSource {
    /** As many as {@code append_to_response} takes. */
    private static final int SEASONS_AT_ONCE = 20;

    private static final int MOST_SEASONS = 400;
    private static final int MOST_ALIASES = 200;

    private final TmdbCalls calls;

    TmdbSource(TmdbCalls calls) {
        this.calls = calls;
    }

    @Override
    public Set<MediaKind> kinds() {
        return Set.of(MediaKind.MOVIE, MediaKind.SERIES);
    }

    /** Asks something that needs nothing but a good key. */
    void checkKey() {
        if (calls.get("/3/configuration", Map.of()).isEmpty()) {
            throw SourceJson.unusable(calls.name());
        }
    }

    @Override
    public List<FoundTitle> lookup(MediaKind kind, String name) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("query", name);
        List<FoundTitle> found = search(kind, query);
        TypedName typed = TypedName.of(name);
        if (!found.isEmpty() || typed.year() == 0) {
            return found;
        }
        query.put("query", typed.name());
        query.put(kind == MediaKind.MOVIE ? "year" : "first_air_date_year", Integer.toString(typed.year()));
        return search(kind, query);
    }

    private List<FoundTitle> search(MediaKind kind, Map<String, String> query) {
        JsonNode answer =
                calls.get("/3/search/" + path(kind), query).orElseThrow(() -> SourceJson.unusable(calls.name()));
        return allFound(kind, answer.path("results"));
    }

    @Override
    public Optional<FoundTitle> byId(MediaKind kind, String source, String id) {
        return switch (source) {
            case Tmdb.KEY ->
                id.matches("\\d{1,9}")
                        ? calls.get("/3/" + path(kind) + "/" + id, Map.of()).map(title -> found(kind, title))
                        : Optional.empty();
            case "imdb" -> id.matches("tt\\d{1,12}") ? find(kind, id, "imdb_id") : Optional.empty();
            case "tvdb" -> id.matches("\\d{1,9}") ? find(kind, id, "tvdb_id") : Optional.empty();
            default -> Optional.empty();
        };
    }

    private Optional<FoundTitle> find(MediaKind kind, String id, String source) {
        String results = kind == MediaKind.MOVIE ? "movie_results" : "tv_results";
        return calls.get("/3/find/" + id, Map.of("external_source", source)).stream()
                .flatMap(answer -> allFound(kind, answer.path(results)).stream())
                .findFirst();
    }

    @Override
    public SourceTitle fetch(MediaKind kind, String sourceId) {
        if (!sourceId.matches("\\d{1,9}")) {
            throw unknown(sourceId);
        }
        String more = kind == MediaKind.MOVIE
                ? "release_dates,alternative_titles,external_ids,translations"
                : "alternative_titles,external_ids,translations,content_ratings";
        JsonNode title = calls.get("/3/" + path(kind) + "/" + sourceId, Map.of("append_to_response", more))
                .orElseThrow(() -> unknown(sourceId));
        if (!isTitle(title)) {
            throw SourceJson.unusable(calls.name());
        }
        TitleDetails details = details(title);
        List<ItemDetails> items =
                kind == MediaKind.MOVIE ? List.of(new TmdbDates(title).film(details)) : episodes(sourceId, title);
        List<String> aliases = aliases(title, details);
        return new SourceTitle(details, ids(title), aliases, items);
    }

    private List<ItemDetails> episodes(String sourceId, JsonNode title) {
        List<Integer> seasons = new ArrayList<>();
        for (JsonNode season : title.path("seasons")) {
            int number = SourceJson.number(season, "season_number");
            if (number >= 0 && seasons.size() < MOST_SEASONS) {
                seasons.add(number);
            }
        }
        List<ItemDetails> items = new ArrayList<>();
        for (int from = 0; from < seasons.size(); from += SEASONS_AT_ONCE) {
            List<Integer> some = seasons.subList(from, Math.min(seasons.size(), from + SEASONS_AT_ONCE));
            String asked = some.stream().map(each -> "season/" + each).collect(Collectors.joining(","));
            JsonNode answer = calls.get("/3/tv/" + sourceId, Map.of("append_to_response", asked))
                    .orElseThrow(() -> unknown(sourceId));
            for (int season : some) {
                for (JsonNode episode : answer.path("season/" + season).path("episodes")) {
                    if (SourceJson.number(episode, "episode_number") > 0) {
                        items.add(TmdbDates.episode(episode, season));
                    }
                }
            }
        }
        return items;
    }

    private ProviderException unknown(String id) {
        return new ProviderException.Refused(Message.of("source.unknown-id", calls.name(), id));
    }

    private static String path(MediaKind kind) {
        return switch (kind) {
            case MOVIE -> "movie";
            case SERIES -> "tv";
            case MUSIC, BOOK -> throw new IllegalArgumentException("TMDb knows no " + kind);
        };
    }

    private static boolean isTitle(JsonNode title) {
        return SourceJson.number(title, "id") > 0 && !name(title).isEmpty();
    }

    private static String name(JsonNode title) {
        String name = SourceJson.name(title, "title");
        return name.isEmpty() ? SourceJson.name(title, "name") : name;
    }

    static String originalName(JsonNode title) {
        String name = SourceJson.name(title, "original_title");
        return name.isEmpty() ? SourceJson.name(title, "original_name") : name;
    }

    private List<FoundTitle> allFound(MediaKind kind, JsonNode results) {
        List<FoundTitle> found = new ArrayList<>();
        for (JsonNode title : SourceJson.array(calls.name(), results)) {
            if (found.size() < 50 && isTitle(title)) {
                found.add(found(kind, title));
            }
        }
        return found;
    }

    private FoundTitle found(MediaKind kind, JsonNode title) {
        if (!isTitle(title)) {
            throw SourceJson.unusable(calls.name());
        }
        TitleDetails details = details(title);
        String original = originalName(title);
        return new FoundTitle(
                kind,
                Tmdb.KEY,
                calls.name(),
                SourceJson.text(title, "id"),
                details.name(),
                details.year() == 0 ? null : details.year(),
                details.overview(),
                details.poster(),
                ids(title),
                0,
                original.equals(details.name()) ? "" : original);
    }

    private TitleDetails details(JsonNode title) {
        LocalDate first = SourceJson.date(title, "release_date");
        if (first == null) {
            first = SourceJson.date(title, "first_air_date");
        }
        int minutes = SourceJson.number(title, "runtime");
        return new TitleDetails(
                name(title),
                first == null ? 0 : first.getYear(),
                SourceJson.prose(title, "overview"),
                genres(title),
                status(SourceJson.text(title, "status")),
                network(title),
                Math.max(
                        0,
                        minutes > 0
                                ? minutes
                                : title.path("episode_run_time").path(0).asInt(0)),
                SourceJson.rating(title, "vote_average"),
                SourceJson.language(SourceJson.text(title, "original_language")),
                calls.picture("w500", SourceJson.text(title, "poster_path")),
                calls.picture("w1280", SourceJson.text(title, "backdrop_path")),
                TmdbNaming.of(title, calls.country()));
    }

    private static List<String> genres(JsonNode title) {
        List<String> genres = new ArrayList<>();
        for (JsonNode genre : title.path("genres")) {
            if (genres.size() < 20) {
                genres.add(SourceJson.name(genre, "name"));
            }
        }
        return genres;
    }

    private static String network(JsonNode title) {
        String network = SourceJson.name(title.path("networks").path(0), "name");
        return network.isEmpty()
                ? SourceJson.name(title.path("production_companies").path(0), "name")
                : network;
    }

    private static String status(String status) {
        return switch (status.toLowerCase(Locale.ROOT)) {
            case "released" -> "released";
            case "returning series" -> "continuing";
            case "ended", "canceled" -> "ended";
            case "rumored", "planned", "in production", "post production", "pilot" -> "announced";
            default -> "";
        };
    }

    private static Map<String, String> ids(JsonNode title) {
        Map<String, String> ids = new LinkedHashMap<>();
        ids.put(Tmdb.KEY, SourceJson.text(title, "id"));
        String imdb = SourceJson.name(title, "imdb_id");
        if (imdb.isEmpty()) {
            imdb = SourceJson.name(title.path("external_ids"), "imdb_id");
        }
        if (imdb.matches("tt\\d{1,12}")) {
            ids.put("imdb", imdb);
        }
        String tvdb = SourceJson.text(title.path("external_ids"), "tvdb_id");
        if (tvdb.matches("\\d{1,9}")) {
            ids.put("tvdb", tvdb);
        }
        return ids;
    }

    private static List<String> aliases(JsonNode title, TitleDetails details) {
        Set<String> aliases = new LinkedHashSet<>();
        aliases.add(originalName(title));
        JsonNode others = title.path("alternative_titles");
        for (String field : List.of("titles", "results")) {
            for (JsonNode other : others.path(field)) {
                aliases.add(SourceJson.name(other, "title"));
            }
        }
        aliases.addAll(details.naming().translations().values());
        aliases.remove("");
        aliases.remove(details.name());
        return aliases.stream().limit(MOST_ALIASES).toList();
    }
}
