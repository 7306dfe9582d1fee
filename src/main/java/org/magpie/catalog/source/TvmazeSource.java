package org.magpie.catalog.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.Message;
import org.magpie.base.http.Call;
import org.magpie.base.http.HttpResponse;
import org.magpie.catalog.FoundTitle;
import org.magpie.catalog.MetadataSource;
import org.magpie.catalog.SourceTitle;
import org.magpie.media.ItemDetails;
import org.magpie.media.MediaKind;
import org.magpie.media.NamingFacts;
import org.magpie.media.SeriesType;
import org.magpie.media.TitleDetails;
import org.magpie.provider.ProviderException;
import org.magpie.provider.ProviderHttp;

/** TVmaze as it answers. It has no season for specials, so they become season 0 in the order in which they aired. */
final class TvmazeSource implements MetadataSource {
    /** The longest-running daily shows have about 16,000. */
    private static final int MOST_EPISODES = 40_000;

    private final ProviderHttp http;
    private final String name;
    private final String address;

    TvmazeSource(ProviderHttp http, String name, String address) {
        this.http = http;
        this.name = name;
        this.address = address.replaceAll("/+$", "");
    }

    @Override
    public Set<MediaKind> kinds() {
        return Set.of(MediaKind.SERIES);
    }

    @Override
    public List<FoundTitle> lookup(MediaKind kind, String text) {
        JsonNode answer =
                http.json(name, Call.get(at("/search/shows?q=" + URLEncoder.encode(text, StandardCharsets.UTF_8))));
        List<FoundTitle> found = new ArrayList<>();
        for (JsonNode hit : SourceJson.array(name, answer)) {
            if (found.size() < 50 && isShow(hit.path("show"))) {
                found.add(found(hit.path("show")));
            }
        }
        return found;
    }

    @Override
    public Optional<FoundTitle> byId(MediaKind kind, String source, String id) {
        String encoded = URLEncoder.encode(id, StandardCharsets.UTF_8);
        return switch (source) {
            case Tvmaze.KEY -> id.matches("\\d{1,9}") ? show("/shows/" + id).map(this::found) : Optional.empty();
            case "imdb" -> show("/lookup/shows?imdb=" + encoded).map(this::found);
            case "tvdb" -> show("/lookup/shows?thetvdb=" + encoded).map(this::found);
            default -> Optional.empty();
        };
    }

    @Override
    public SourceTitle fetch(MediaKind kind, String sourceId) {
        if (!sourceId.matches("\\d{1,9}")) {
            throw unknown(sourceId);
        }
        JsonNode show =
                show("/shows/" + sourceId + "?embed[]=akas&embed[]=images").orElseThrow(() -> unknown(sourceId));
        JsonNode episodes = http.json(name, Call.get(at("/shows/" + sourceId + "/episodes?specials=1")));
        return new SourceTitle(details(show), ids(show), aliases(show), items(SourceJson.array(name, episodes)));
    }

    /** Empty when it answers that there is no such show. */
    private Optional<JsonNode> show(String path) {
        HttpResponse response = http.exchange(name, Call.get(at(path)));
        if (response.status() == 404) {
            return Optional.empty();
        }
        JsonNode show = ProviderHttp.json(name, http.checked(name, response));
        if (!isShow(show)) {
            throw SourceJson.unusable(name);
        }
        return Optional.of(show);
    }

    private ProviderException unknown(String id) {
        return new ProviderException.Refused(Message.of("source.unknown-id", name, id));
    }

    private URI at(String path) {
        try {
            return URI.create(address + path.replace("[", "%5B").replace("]", "%5D"));
        } catch (IllegalArgumentException failure) {
            throw new ProviderException.BadSettings(Message.of("provider.error.address", name));
        }
    }

    private static boolean isShow(JsonNode show) {
        return SourceJson.number(show, "id") > 0
                && !SourceJson.name(show, "name").isEmpty();
    }

    private FoundTitle found(JsonNode show) {
        TitleDetails details = details(show);
        return new FoundTitle(
                MediaKind.SERIES,
                Tvmaze.KEY,
                name,
                SourceJson.text(show, "id"),
                details.name(),
                details.year() == 0 ? null : details.year(),
                details.overview(),
                details.poster(),
                ids(show),
                0,
                details.network());
    }

    private static TitleDetails details(JsonNode show) {
        LocalDate premiered = SourceJson.date(show, "premiered");
        String network = SourceJson.name(show.path("network"), "name");
        int usual = SourceJson.number(show, "runtime");
        return new TitleDetails(
                SourceJson.name(show, "name"),
                premiered == null ? 0 : premiered.getYear(),
                SourceJson.prose(show, "summary"),
                genres(show),
                status(SourceJson.text(show, "status")),
                network.isEmpty() ? SourceJson.name(show.path("webChannel"), "name") : network,
                usual > 0 ? usual : SourceJson.number(show, "averageRuntime"),
                SourceJson.rating(show.path("rating"), "average"),
                SourceJson.name(show, "language"),
                poster(show),
                backdrop(show),
                naming(show));
    }

    private static NamingFacts naming(JsonNode show) {
        String network = SourceJson.country(show.path("network").path("country"), "code");
        String country =
                network.isEmpty() ? SourceJson.country(show.path("webChannel").path("country"), "code") : network;
        return new NamingFacts("", Map.of(), "", "", country, type(show));
    }

    private static SeriesType type(JsonNode show) {
        if (genres(show).contains("Anime")) {
            return SeriesType.ANIME;
        }
        return switch (SourceJson.text(show, "type").toLowerCase(Locale.ROOT)) {
            case "talk show", "news" -> SeriesType.DAILY;
            default -> SeriesType.STANDARD;
        };
    }

    private static List<String> genres(JsonNode show) {
        List<String> genres = new ArrayList<>();
        for (JsonNode genre : show.path("genres")) {
            if (genre.isTextual() && genres.size() < 20) {
                genres.add(genre.asText());
            }
        }
        return genres;
    }

    private static String status(String status) {
        return switch (status.toLowerCase(Locale.ROOT)) {
            case "running", "to be determined" -> "continuing";
            case "ended" -> "ended";
            case "in development" -> "announced";
            default -> "";
        };
    }

    private static @Nullable URI poster(JsonNode show) {
        URI whole = SourceJson.address(show.path("image"), "original");
        return whole != null ? whole : SourceJson.address(show.path("image"), "medium");
    }

    private static @Nullable URI backdrop(JsonNode show) {
        for (JsonNode image : show.path("_embedded").path("images")) {
            if (SourceJson.text(image, "type").equals("background")) {
                URI address = SourceJson.address(image.path("resolutions").path("original"), "url");
                if (address != null) {
                    return address;
                }
            }
        }
        return null;
    }

    private static Map<String, String> ids(JsonNode show) {
        Map<String, String> ids = new LinkedHashMap<>();
        ids.put(Tvmaze.KEY, SourceJson.text(show, "id"));
        JsonNode others = show.path("externals");
        put(ids, "imdb", SourceJson.name(others, "imdb"));
        put(ids, "tvdb", SourceJson.name(others, "thetvdb"));
        return ids;
    }

    private static void put(Map<String, String> ids, String source, String id) {
        if (!id.isEmpty() && id.length() <= 50) {
            ids.put(source, id);
        }
    }

    private static List<String> aliases(JsonNode show) {
        Set<String> aliases = new LinkedHashSet<>();
        for (JsonNode alias : show.path("_embedded").path("akas")) {
            aliases.add(SourceJson.name(alias, "name"));
        }
        aliases.remove("");
        aliases.remove(SourceJson.name(show, "name"));
        return aliases.stream().limit(100).toList();
    }

    private static List<ItemDetails> items(JsonNode episodes) {
        List<ItemDetails> items = new ArrayList<>();
        List<JsonNode> specials = new ArrayList<>();
        for (JsonNode episode : episodes) {
            if (items.size() + specials.size() >= MOST_EPISODES) {
                break;
            }
            if (SourceJson.number(episode, "number") > 0 && SourceJson.number(episode, "season") > 0) {
                items.add(item(episode, SourceJson.number(episode, "season"), SourceJson.number(episode, "number")));
            } else {
                specials.add(episode);
            }
        }
        specials.sort(Comparator.comparing((JsonNode special) -> SourceJson.text(special, "airdate"))
                .thenComparingInt(special -> SourceJson.number(special, "id")));
        int number = 0;
        for (JsonNode special : specials) {
            number++;
            items.add(item(special, 0, number));
        }
        return items;
    }

    private static ItemDetails item(JsonNode episode, int season, int number) {
        LocalDate date = SourceJson.date(episode, "airdate");
        Instant stamp = SourceJson.time(episode, "airstamp");
        Instant available = stamp != null || date == null
                ? stamp
                : date.atStartOfDay(ZoneOffset.UTC).toInstant();
        return new ItemDetails(
                SourceJson.name(episode, "name"),
                season,
                number,
                null,
                date,
                null,
                null,
                null,
                available,
                Math.max(0, SourceJson.number(episode, "runtime")),
                SourceJson.text(episode, "id"));
    }
}
