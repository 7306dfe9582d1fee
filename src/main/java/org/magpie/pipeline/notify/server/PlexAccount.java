package org.magpie.pipeline.notify.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.magpie.base.error.Message;
import org.magpie.base.http.Body;
import org.magpie.base.http.Call;
import org.magpie.base.http.HttpResponse;
import org.magpie.base.secret.Secret;
import org.magpie.provider.ActionStep;
import org.magpie.provider.ProviderException;
import org.magpie.provider.ProviderHttp;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A person's account at plex.tv: signing in with a PIN, and keeping the token alive, which is lost when nobody uses it for long. */
final class PlexAccount {
    private static final Logger LOG = LoggerFactory.getLogger(PlexAccount.class);
    private static final Duration ASK_EVERY = Duration.ofSeconds(2);
    private static final Duration ALIVE_EVERY = Duration.ofDays(1);
    private static final Duration ALIVE_WITHIN = Duration.ofSeconds(5);
    private static final String SIGN_IN = "https://app.plex.tv/auth#?clientID=";
    private static final String NAME = "Magpie";
    private static final int INVALID_TOKEN = 422;

    private final ProviderHttp http;
    private final Supplier<String> client;
    private final URI plexTv;
    private final AtomicLong alive = new AtomicLong(System.nanoTime() - ALIVE_EVERY.toNanos());

    PlexAccount(ProviderHttp http, Supplier<String> client, URI plexTv) {
        this.http = http;
        this.client = client;
        this.plexTv = plexTv;
    }

    Call signed(Call call, Secret token) {
        Call named = call.header("Accept", "application/json")
                .header("X-Plex-Client-Identifier", client.get())
                .header("X-Plex-Product", NAME)
                .header("X-Plex-Version", "1")
                .header("X-Plex-Device-Name", NAME);
        return token.isEmpty() ? named : named.header("X-Plex-Token", token.reveal());
    }

    /** plex.tv says 422 where others say 401. */
    static HttpResponse checked(String name, HttpResponse response, ProviderHttp http) {
        if (response.status() == 401 || response.status() == INVALID_TOKEN) {
            throw new ProviderException.Unauthorized(Message.of("plug.plex.wrong-token", name));
        }
        return http.checked(name, response);
    }

    ActionStep begin(String name) {
        JsonNode pin = http.json(
                "plex.tv",
                signed(Call.post(plexTv.resolve("/api/v2/pins?strong=true"), Body.form(Map.of())), Secret.NONE));
        String id = pin.path("id").asText();
        String code = pin.path("code").asText();
        if (!id.matches("[0-9]{1,20}") || code.isBlank()) {
            throw new ProviderException.BadAnswer(Message.of("provider.error.unreadable", "plex.tv"), null);
        }
        return waiting(name, id, code);
    }

    private ActionStep.Waiting waiting(String name, String id, String code) {
        URI page = URI.create(SIGN_IN + MappedServer.encoded(client.get()) + "&code=" + MappedServer.encoded(code)
                + "&context%5Bdevice%5D%5Bproduct%5D=" + NAME);
        return new ActionStep.Waiting(Message.of("plug.plex.sign-in", name), page, "", ASK_EVERY, id + " " + code);
    }

    /** @param address of the server in the form, kept where it is one of the account's */
    ActionStep goOn(String name, String address, String state) {
        String[] pin = state.split(" ", 2);
        HttpResponse answer =
                http.exchange("plex.tv", signed(Call.get(plexTv.resolve("/api/v2/pins/" + pin[0])), Secret.NONE));
        if (answer.status() == 404) {
            throw new ProviderException.Refused(Message.of("plug.plex.pin-expired"));
        }
        JsonNode told = ProviderHttp.json("plex.tv", checked("plex.tv", answer, http));
        Secret token = new Secret(told.path("authToken").asText(""));
        if (token.isEmpty() || token.reveal().equals("null")) {
            return waiting(name, pin[0], pin[1]);
        }
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("token", token);
        server(address, token).ifPresent(found -> values.put("address", found));
        return new ActionStep.Done(Message.of("plug.plex.signed-in"), values);
    }

    /** Where the account's first own server is in the home network; empty where the address in the form answers already. */
    private Optional<String> server(String address, Secret token) {
        try {
            http.send(
                    NAME,
                    signed(Call.get(URI.create(MappedServer.base(NAME, address) + "/identity")), Secret.NONE)
                            .within(ALIVE_WITHIN)
                            .once());
            return Optional.empty();
        } catch (ProviderException | IllegalArgumentException away) {
            LOG.debug("No Plex at the address in the form", away);
        }
        try {
            for (JsonNode each :
                    http.json("plex.tv", signed(Call.get(plexTv.resolve("/api/v2/resources?includeHttps=1")), token))) {
                if (each.path("provides").asText().contains("server")
                        && each.path("owned").asBoolean()) {
                    for (JsonNode place : each.path("connections")) {
                        if (place.path("local").asBoolean()) {
                            return Optional.of("http://" + place.path("address").asText() + ":"
                                    + place.path("port").asInt());
                        }
                    }
                }
            }
        } catch (ProviderException failure) {
            LOG.info("plex.tv did not say where the server is: {}", failure.said());
        }
        return Optional.empty();
    }

    /** Once a day at most; that plex.tv does not answer is nothing to worry about. */
    void keepAlive(String name, Secret token) {
        long last = alive.get();
        if (System.nanoTime() - last < ALIVE_EVERY.toNanos() || !alive.compareAndSet(last, System.nanoTime())) {
            return;
        }
        try {
            http.send(
                    "plex.tv",
                    signed(Call.get(plexTv.resolve("/api/v2/ping")), token)
                            .within(ALIVE_WITHIN)
                            .once());
        } catch (ProviderException failure) {
            LOG.info("The token of {} could not be kept alive: {}", name, failure.said());
        }
    }
}
