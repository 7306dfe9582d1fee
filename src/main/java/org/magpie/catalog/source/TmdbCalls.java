package org.magpie.catalog.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.Message;
import org.magpie.base.http.Call;
import org.magpie.base.http.HttpResponse;
import org.magpie.provider.ProviderException;
import org.magpie.provider.ProviderHttp;

/** Calls to TMDb with its key. The short key goes into the query, the long token into a header: each is only known there. */
final class TmdbCalls {
    private final ProviderHttp http;
    private final String name;
    private final Tmdb.Settings settings;

    TmdbCalls(ProviderHttp http, String name, Tmdb.Settings settings) {
        this.http = http;
        this.name = name;
        this.settings = settings;
    }

    /** What the person calls it. */
    String name() {
        return name;
    }

    /** The country of the language that names are asked in, "US" where it names none. */
    String country() {
        String language = settings.language();
        String country = SourceJson.country(language.substring(language.lastIndexOf('-') + 1));
        return language.indexOf('-') < 0 || country.isEmpty() ? "US" : country;
    }

    /** The answer of a path; empty when TMDb says that there is no such thing. */
    Optional<JsonNode> get(String path, Map<String, String> query) {
        HttpResponse response = http.exchange(name, call(path, query));
        if (response.status() == 404) {
            return Optional.empty();
        }
        return Optional.of(ProviderHttp.json(name, http.checked(name, response)));
    }

    /** Where a picture is, null where the path is none. */
    @Nullable
    URI picture(String size, String path) {
        if (!path.matches("/[\\w.-]{1,200}")) {
            return null;
        }
        return SourceJson.address(settings.pictures().replaceAll("/+$", "") + "/" + size + path);
    }

    private Call call(String path, Map<String, String> query) {
        String key = settings.apiKey().reveal().strip();
        boolean token = key.contains("."); // a token is a JSON web token, three parts with dots between
        Map<String, String> all = new TreeMap<>(query);
        all.put("language", settings.language());
        if (!token) {
            all.put("api_key", key);
        }
        String asked = all.entrySet().stream()
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        Call call = Call.get(address(path + "?" + asked));
        return token ? call.header("Authorization", "Bearer " + key) : call;
    }

    private URI address(String pathAndQuery) {
        try {
            return URI.create(settings.address().replaceAll("/+$", "") + pathAndQuery);
        } catch (IllegalArgumentException failure) {
            // Without the cause: its text would quote the key.
            throw new ProviderException.BadSettings(Message.of("provider.error.address", name));
        }
    }
}
