package org.magpie.pipeline.download.client.deluge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.magpie.base.error.Message;
import org.magpie.base.http.Body;
import org.magpie.base.http.Call;
import org.magpie.base.http.HttpResponse;
import org.magpie.provider.ProviderException;
import org.magpie.provider.ProviderHttp;

/**
 * Talks to one deluge-web, which talks to the daemon: logs in, and has it connect to the daemon where it is not connected. Safe
 * for any number of threads.
 */
public final class DelugeRpc {
    private static final int NOT_AUTHENTICATED = 1;

    private final ProviderHttp http;
    private final String name;
    private final Deluge.Settings settings;
    private final AtomicInteger number = new AtomicInteger();
    private volatile String cookies = "";

    public DelugeRpc(ProviderHttp http, String name, Deluge.Settings settings) {
        this.http = http;
        this.name = name;
        this.settings = settings;
    }

    /** An answer's result, or what Deluge said instead. */
    record Outcome(JsonNode result, int code, String words) {
        boolean isWell() {
            return code == 0;
        }
    }

    /**
     * Calls a method.
     *
     * @throws ProviderException.Refused with Deluge's own words when it says no
     */
    public JsonNode call(String method, Object... parameters) {
        Outcome outcome = attempt(method, parameters);
        if (!outcome.isWell()) {
            throw new ProviderException.Refused(Message.of("plug.client.says", name, outcome.words()));
        }
        return outcome.result();
    }

    /** Calls a method whose "no" means something. */
    Outcome attempt(String method, Object... parameters) {
        if (cookies.isEmpty()) {
            logIn();
        }
        // After its daemon has crashed, 2.0.3 answers the daemon's methods never, and before that with "Unknown
        // method".
        Outcome connected = exchange("web.connected");
        if (connected.code() == NOT_AUTHENTICATED) {
            logIn();
        } else if (!connected.result().asBoolean()) {
            connect();
        }
        return exchange(method, parameters);
    }

    private void logIn() {
        Outcome outcome = exchange("auth.login", settings.password().reveal());
        if (!outcome.isWell()) {
            throw new ProviderException.BadAnswer(Message.of("plug.client.says", name, outcome.words()), null);
        }
        if (!outcome.result().asBoolean()) {
            throw new ProviderException.Unauthorized(Message.of("plug.deluge.wrong-password", name));
        }
        if (!exchange("web.connected").result().asBoolean()) {
            connect();
        }
    }

    /** To the first daemon that answers. */
    private void connect() {
        JsonNode hosts = exchange("web.get_hosts").result();
        for (JsonNode host : hosts) {
            String id = host.path(0).asText();
            JsonNode status = exchange("web.get_host_status", id).result();
            // Deluge 2: [id, status, version]; 1.3: [id, host, port, status, version].
            boolean offline = status.path(1).asText().equals("Offline")
                    || status.path(3).asText().equals("Offline");
            if (!offline
                    && exchange("web.connect", id).isWell()
                    && exchange("web.connected").result().asBoolean()) {
                return;
            }
        }
        throw new ProviderException.Unreachable(
                Message.of(hosts.isEmpty() ? "plug.deluge.no-daemon" : "plug.deluge.daemon-away", name), null);
    }

    private Outcome exchange(String method, Object... parameters) {
        ObjectNode request = JsonNodeFactory.instance.objectNode().put("method", method);
        ArrayNode list = request.putArray("params");
        for (Object parameter : parameters) {
            list.add(
                    parameter instanceof JsonNode node
                            ? node
                            : JsonNodeFactory.instance.textNode(parameter.toString()));
        }
        request.put("id", number.incrementAndGet());
        // 2.0.3 refuses any parameter behind the type, "charset" too.
        Body body = new Body("application/json", request.toString().getBytes(StandardCharsets.UTF_8));
        Call call = Call.post(address(), body);
        if (!cookies.isEmpty()) {
            call = call.header("Cookie", cookies);
        }
        HttpResponse response = http.exchange(name, call);
        if (response.status() == 404 || response.status() == 405) {
            throw notOne();
        }
        JsonNode read = ProviderHttp.json(name, http.checked(name, response));
        if (!read.has("result") || !read.has("error")) {
            throw notOne();
        }
        List<String> fresh = response.headers().getOrDefault("set-cookie", List.of());
        if (!fresh.isEmpty()) {
            cookies = fresh.stream().map(cookie -> cookie.split(";", 2)[0]).collect(Collectors.joining("; "));
        }
        JsonNode error = read.path("error");
        return error.isObject()
                ? new Outcome(read.path("result"), error.path("code").asInt(-1), words(error))
                : new Outcome(read.path("result"), 0, "");
    }

    /**
     * What a person can read of an error. Deluge 2.0.3 packs its exception into a report with a stack trace behind it, such as
     * "Failure: [Failure instance: Traceback (failure with no frames): &lt;class 'deluge.error.AddTorrentError'>: Torrent already …".
     */
    private static String words(JsonNode error) {
        String text = error.path("message").asText().strip();
        int start = text.indexOf("'>: ");
        String said = start < 0 ? text : text.substring(start + 4);
        return said.lines().findFirst().orElse("").replaceAll("]+$", "").strip();
    }

    private ProviderException notOne() {
        return new ProviderException.BadAnswer(Message.of("plug.client.not-one", name, "Deluge"), null);
    }

    private URI address() {
        String base = settings.address().strip().replaceAll("/+$", "");
        try {
            return URI.create(base.endsWith("/json") ? base : base + "/json");
        } catch (IllegalArgumentException failure) {
            throw new ProviderException.BadSettings(Message.of("plug.client.address", name));
        }
    }
}
