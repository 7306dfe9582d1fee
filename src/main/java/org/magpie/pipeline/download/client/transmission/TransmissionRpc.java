package org.magpie.pipeline.download.client.transmission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.Message;
import org.magpie.base.http.BasicAuth;
import org.magpie.base.http.Body;
import org.magpie.base.http.Call;
import org.magpie.base.http.HttpResponse;
import org.magpie.provider.ProviderException;
import org.magpie.provider.ProviderHttp;

/** Calls of one Transmission: its session, and what its refusals mean. Safe for any number of threads. */
final class TransmissionRpc {
    private static final String SESSION = "X-Transmission-Session-Id";
    /** How long after a restart a torrent of ours may come back without its label. */
    private static final Duration MEMORY = Duration.ofMinutes(2);

    private final ProviderHttp http;
    private final String name;
    private final Transmission.Settings settings;
    private volatile String sessionId = "";
    private volatile @Nullable Long restarted;

    /**
     * @param name of the client, for sentences
     */
    TransmissionRpc(ProviderHttp http, String name, Transmission.Settings settings) {
        this.http = http;
        this.name = name;
        this.settings = settings;
    }

    /**
     * Whether it has a new session since a short time. 3.00 writes labels down only after minutes: after a crash its torrents
     * are there again, one by one, but without labels.
     */
    boolean mayHaveForgotten() {
        Long when = restarted;
        return when != null && System.nanoTime() - when < MEMORY.toNanos();
    }

    JsonNode call(String method, ObjectNode arguments) {
        ObjectNode request = JsonNodeFactory.instance.objectNode().put("method", method);
        request.set("arguments", arguments);
        HttpResponse response = exchange(request);
        if (response.status() == 409) {
            if (!sessionId.isEmpty()) {
                restarted = System.nanoTime();
            }
            sessionId = response.header(SESSION.toLowerCase(Locale.ROOT)).orElse("");
            response = exchange(request);
        }
        if (response.status() == 401) {
            throw new ProviderException.Unauthorized(Message.of("plug.client.wrong-password", name));
        }
        if (response.status() == 404) {
            throw new ProviderException.BadAnswer(Message.of("plug.client.not-one", name, "Transmission"), null);
        }
        if (response.status() == 421 || response.status() == 403) {
            throw new ProviderException.Unauthorized(Message.of("plug.transmission.whitelist", name));
        }
        JsonNode result = ProviderHttp.json(name, http.checked(name, response));
        String said = result.path("result").asText();
        if (said.equals("success")) {
            return result.path("arguments");
        }
        if (said.isEmpty()) {
            throw new ProviderException.BadAnswer(Message.of("plug.client.not-one", name, "Transmission"), null);
        }
        throw new ProviderException.Refused(
                said.contains("torrent") && method.equals("torrent-add")
                        ? Message.of("plug.client.bad-torrent", name)
                        : Message.of("plug.client.says", name, said));
    }

    private HttpResponse exchange(ObjectNode request) {
        Call call = Call.post(address(), Body.json(request.toString())).header(SESSION, sessionId);
        if (!settings.user().isEmpty() || !settings.password().isEmpty()) {
            call = call.header("Authorization", BasicAuth.of(settings.user(), settings.password()));
        }
        return http.exchange(name, call);
    }

    private URI address() {
        String base = settings.address().strip().replaceAll("/+$", "");
        try {
            return URI.create(base.endsWith("/rpc") ? base : base + "/transmission/rpc");
        } catch (IllegalArgumentException failure) {
            throw new ProviderException.BadSettings(Message.of("plug.client.address", name));
        }
    }
}
