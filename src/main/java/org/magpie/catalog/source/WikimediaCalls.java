package org.magpie.catalog.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.magpie.base.error.Message;
import org.magpie.base.http.Call;
import org.magpie.base.http.HttpResponse;
import org.magpie.provider.ProviderException;
import org.magpie.provider.ProviderHttp;

/**
 * Calls to the servers of Wikimedia. They answer mistakes with status 200 and an {@code error}, and refuse with 403 or 429 (its body
 * is HTML) what asks too often or does not say who it is; there is no key that could be wrong.
 */
final class WikimediaCalls {
    private static final Duration REFUSED = Duration.ofMinutes(10);
    /** Where a refusal for asking too often names no time. */
    private static final Duration TOO_OFTEN = Duration.ofMinutes(1);

    private final ProviderHttp http;
    private final String name;
    private final Wikidata.Settings settings;

    WikimediaCalls(ProviderHttp http, String name, Wikidata.Settings settings) {
        this.http = http;
        this.name = name;
        this.settings = settings;
    }

    /** What the person calls it. */
    String name() {
        return name;
    }

    /** Asks Wikidata's API. */
    JsonNode wikidata(Map<String, String> query) {
        return api(settings.address(), query);
    }

    /** Asks the API of the Wikipedia of a language. */
    JsonNode wikipedia(String language, Map<String, String> query) {
        return api(settings.wikipedia().replace("{language}", language), query);
    }

    /** Asks the API of Wikimedia Commons. */
    JsonNode commons(Map<String, String> query) {
        return api(settings.pictures(), query);
    }

    /** Everything of one item of Wikidata in every language; empty when there is none of that id. */
    Optional<JsonNode> entity(String id) {
        HttpResponse response = exchange(at(settings.address(), "/wiki/Special:EntityData/" + id + ".json"));
        if (response.status() == 404 || response.status() == 400) {
            return Optional.empty();
        }
        return Optional.of(ProviderHttp.json(name, http.checked(name, response)));
    }

    private JsonNode api(String base, Map<String, String> query) {
        String asked = query.entrySet().stream()
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .sorted()
                .collect(Collectors.joining("&"));
        HttpResponse response = exchange(at(base, "/w/api.php?" + asked + "&format=json&formatversion=2"));
        JsonNode read = ProviderHttp.json(name, http.checked(name, response));
        JsonNode error = read.path("error");
        if (error.isObject()) {
            throw refused(SourceJson.text(error, "code"), SourceJson.name(error, "info"));
        }
        return read;
    }

    private HttpResponse exchange(URI address) {
        HttpResponse response = http.exchange(name, Call.get(address));
        if (response.status() == 403) {
            throw new ProviderException.RateLimited(Message.of("source.wikidata.refused", name), REFUSED);
        }
        return response;
    }

    private ProviderException refused(String code, String said) {
        return switch (code) {
            case "ratelimited", "maxlag", "readonly" ->
                new ProviderException.RateLimited(Message.of("provider.error.rate-limited", name), TOO_OFTEN);
            default ->
                new ProviderException.BadAnswer(
                        Message.of("source.wikidata.error", name, said.isEmpty() ? code : said), null);
        };
    }

    private URI at(String base, String path) {
        try {
            return URI.create(base.strip().replaceAll("/+$", "") + path);
        } catch (IllegalArgumentException failure) {
            throw new ProviderException.BadSettings(Message.of("provider.error.address", name));
        }
    }
}
