package org.magpie.pipeline.download.client.qbittorrent;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.Message;
import org.magpie.base.http.Body;
import org.magpie.base.http.Call;
import org.magpie.base.http.HttpResponse;
import org.magpie.provider.ProviderException;
import org.magpie.provider.ProviderHttp;

/** Talks to one qBittorrent: logs in when needed and again when it has forgotten us. Safe for any number of threads. */
public final class QbittorrentSession {
    private final ProviderHttp http;
    private final String name;
    private final Qbittorrent.Settings settings;
    private volatile @Nullable LogIn logIn;

    public QbittorrentSession(ProviderHttp http, String name, Qbittorrent.Settings settings) {
        this.http = http;
        this.name = name;
        this.settings = settings;
    }

    /** Whether its Web API is at least of that version. */
    boolean isSince(int major, int minor) {
        LogIn current = logIn();
        return current.major() > major || (current.major() == major && current.minor() >= minor);
    }

    HttpResponse get(String method, Map<String, String> query) {
        return http.checked(name, ask(method, query));
    }

    /** {@link #get} for methods of which some statuses mean something. */
    HttpResponse ask(String method, Map<String, String> query) {
        String text = query.isEmpty() ? "" : "?" + new String(Body.form(query).bytes(), StandardCharsets.UTF_8);
        return exchange(Call.get(address(method + text)));
    }

    public JsonNode json(String method, Map<String, String> query) {
        return ProviderHttp.json(name, get(method, query));
    }

    public void post(String method, Map<String, String> fields) {
        http.checked(name, call(method, Body.form(fields)));
    }

    HttpResponse call(String method, Body body) {
        return exchange(Call.post(address(method), body));
    }

    /** The same answer where all is well. */
    HttpResponse checked(HttpResponse response) {
        return http.checked(name, response);
    }

    /** A session ends after an hour and with every restart; 403 (401 from 5.2 on) then asks for a new log-in. */
    private HttpResponse exchange(Call call) {
        HttpResponse response = http.exchange(name, logIn().on(call));
        if (response.status() != 403 && response.status() != 401) {
            return response;
        }
        logIn = null;
        return http.exchange(name, logIn().on(call));
    }

    private LogIn logIn() {
        LogIn known = logIn;
        if (known == null) {
            known = fresh();
            logIn = known;
        }
        return known;
    }

    private LogIn fresh() {
        LogIn start = new LogIn(Map.of(), 0, 0);
        if (!settings.key().isEmpty()) {
            // From qBittorrent 5.2 (Web API 2.14): a key instead of a session.
            start = new LogIn(Map.of("Authorization", "Bearer " + settings.key().reveal()), 0, 0);
        } else if (!settings.user().isEmpty() || !settings.password().isEmpty()) {
            start = new LogIn(Map.of("Cookie", cookies()), 0, 0);
        }
        HttpResponse version = http.exchange(name, start.on(Call.get(address("app/webapiVersion"))));
        if (version.status() == 401 || version.status() == 403) {
            throw new ProviderException.Unauthorized(Message.of(
                    settings.key().isEmpty() ? "plug.client.wrong-password" : "plug.qbittorrent.wrong-key", name));
        }
        if (version.status() == 404) {
            throw notOne();
        }
        String text = http.checked(name, version).text().strip();
        if (!text.matches("\\d{1,4}\\.\\d{1,4}(\\.\\d{1,4})*")) {
            throw notOne();
        }
        String[] parts = text.split("\\.");
        return new LogIn(start.headers(), Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
    }

    private String cookies() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("username", settings.user());
        fields.put("password", settings.password().reveal());
        HttpResponse response = http.exchange(name, Call.post(address("auth/login"), Body.form(fields)));
        if (response.status() == 403) {
            throw new ProviderException.Unauthorized(Message.of("plug.qbittorrent.banned", name));
        }
        // A wrong password is "Fails." with status 200 until 5.1, and 401 later; a right one "Ok." or, from 5.2 on,
        // 204.
        if (response.status() == 401 || response.text().startsWith("Fails")) {
            throw new ProviderException.Unauthorized(Message.of("plug.client.wrong-password", name));
        }
        if (response.status() == 404) {
            throw notOne();
        }
        http.checked(name, response);
        return response.headers().getOrDefault("set-cookie", List.of()).stream()
                .map(cookie -> cookie.split(";", 2)[0])
                .collect(Collectors.joining("; "));
    }

    private ProviderException notOne() {
        return new ProviderException.BadAnswer(Message.of("plug.client.not-one", name, "qBittorrent"), null);
    }

    private URI address(String method) {
        String base = settings.address().strip().replaceAll("/+$", "");
        try {
            return URI.create(base + "/api/v2/" + method);
        } catch (IllegalArgumentException failure) {
            throw new ProviderException.BadSettings(Message.of("plug.client.address", name));
        }
    }

    /**
     * @param headers that prove who we are
     * @param major of the Web API's version
     * @param minor of the Web API's version
     */
    private record LogIn(Map<String, String> headers, int major, int minor) {
        Call on(Call call) {
            // Its check against cross-site requests wants no Origin, or its own.
            Call with = call;
            for (Map.Entry<String, String> header : headers.entrySet()) {
                if (!header.getValue().isEmpty()) {
                    with = with.header(header.getKey(), header.getValue());
                }
            }
            return with;
        }

        @Override
        public String toString() {
            return "LogIn[***]";
        }
    }

    /** {@code multipart/form-data} (RFC 7578). */
    static Body multipart(Map<String, String> fields, byte @Nullable [] torrent) {
        String boundary = "magpie-" + UUID.randomUUID();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        fields.forEach((key, value) -> bytes.writeBytes(
                ("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + key + "\"\r\n\r\n" + value + "\r\n")
                        .getBytes(StandardCharsets.UTF_8)));
        if (torrent != null) {
            bytes.writeBytes(("--" + boundary
                            + "\r\nContent-Disposition: form-data; name=\"torrents\"; filename=\"magpie.torrent\"\r\n"
                            + "Content-Type: application/x-bittorrent\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            bytes.writeBytes(torrent);
            bytes.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        }
        bytes.writeBytes(("--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return new Body("multipart/form-data; boundary=" + boundary, bytes.toByteArray());
    }
}
