package org.magpie.pipeline.notify.channel.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.magpie.base.error.UserException;
import org.magpie.base.http.Http;
import org.magpie.base.secret.Secret;
import org.magpie.base.text.Json;
import org.magpie.base.text.Texts;
import org.magpie.pipeline.notify.ChannelAnswer;
import org.magpie.pipeline.notify.channel.ChannelContext;
import org.magpie.provider.Definition;
import org.magpie.provider.ProviderException;
import org.magpie.provider.ProviderHttp;

/** What a webhook sends, how it is signed, and what each answer means. */
class WebhookTest {
    private static final byte[] KEY = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8);
    private static final byte[] OLD_KEY = "fedcba9876543210fedcba9876543210".getBytes(StandardCharsets.UTF_8);

    private final Http http = new Http("Magpie tests");
    private final ChannelContext context =
            new ChannelContext(new ProviderHttp(http), () -> new Texts(Locale.ENGLISH), Clock.systemUTC());
    private final Webhook plug = new Webhook(context);
    private HttpServer server;
    private volatile int status = 204;
    private volatile String body = "";
    private volatile Headers headers = new Headers();

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            headers = exchange.getRequestHeaders();
            exchange.getResponseHeaders().add("Location", "http://127.0.0.2:9/");
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        http.close();
    }

    private Webhook.Settings settings(Webhook.Payload payload, String template, Secret secret, Secret previous) {
        return new Webhook.Settings(
                "http://127.0.0.1:" + server.getAddress().getPort() + "/x",
                Webhook.Method.PUT,
                payload,
                template,
                List.of(new Webhook.Header("X-Key", new Secret("canary-key"))),
                "",
                Secret.NONE,
                secret,
                previous);
    }

    private ChannelAnswer send(Webhook.Settings settings) {
        return plug.open(new Definition<>(1, "webhook", plug.kind(), "Mine", true, 25, Set.of(), settings))
                .send(context.sample());
    }

    private ChannelAnswer send(String template) {
        return send(settings(Webhook.Payload.MAGPIE, template, Secret.NONE, Secret.NONE));
    }

    private static Secret whsec(byte[] key) {
        return new Secret("whsec_" + Base64.getEncoder().encodeToString(key));
    }

    private String signature(byte[] key) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        String signed = headers.getFirst("webhook-id") + "." + headers.getFirst("webhook-timestamp") + "." + body;
        return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void both_secrets_sign_while_one_takes_the_place_of_the_other() throws Exception {
        send(settings(Webhook.Payload.MAGPIE, "", whsec(KEY), whsec(OLD_KEY)));
        assertThat(headers.getFirst("webhook-signature")).isEqualTo(signature(KEY) + " " + signature(OLD_KEY));
        assertThat(headers.getFirst("X-Key")).isEqualTo("canary-key");
        assertThat(Json.parse(body).path("event").asText()).isEqualTo("test");
    }

    @Test
    void scripts_for_radarr_find_what_they_know() {
        send(settings(Webhook.Payload.SONARR_RADARR, "", Secret.NONE, Secret.NONE));
        assertThat(Json.parse(body).path("eventType").asText()).isEqualTo("Test");
        assertThat(Json.parse(body).at("/movie/imdbId").asText()).isEqualTo("tt0000001");
        assertThat(Json.parse(body).at("/movieFile/relativePath").asText()).endsWith(".mkv");
    }

    @Test
    void a_template_is_filled_with_values_that_cannot_break_it() {
        send("{\"a\": \"{{title}} ({{year}})\", \"n\": [{{#items}}\"{{name}}\"{{^-last}},{{/-last}}{{/items}}]}");
        assertThat(Json.parse(body).path("a").asText()).isEqualTo("Harbor Lights (1949)");
    }

    @Test
    void a_template_that_cannot_work_is_refused_with_its_line_when_it_is_filled_in() {
        for (String template : List.of(
                "{\n\"a\": {{title}}}",
                "{\n\"a\": \"{{{title}}}\"}",
                "{\n\"a\": \"{{titel}}\"}",
                "{\n{{#items}}",
                "{\n\"a\": \"{{title.getClass}}\"}",
                "{\n{{>file}}}")) {
            assertThatThrownBy(() -> send(template))
                    .as(template)
                    .isInstanceOfSatisfying(
                            UserException.class,
                            wrong -> assertThat(wrong.field()).contains("template"));
        }
    }

    @Test
    void a_header_that_would_begin_another_is_refused() {
        for (Webhook.Header header : List.of(
                new Webhook.Header("X", new Secret("a\r\nY: b")),
                new Webhook.Header("X Y", new Secret("a")),
                new Webhook.Header("Host", new Secret("a")))) {
            assertThatThrownBy(header::check)
                    .isInstanceOfSatisfying(
                            UserException.class,
                            wrong -> assertThat(wrong.field()).contains("headers"));
        }
    }

    @Test
    void each_status_means_what_the_standard_says() {
        for (int refused : new int[] {302, 307, 400, 401, 404, 410, 422}) {
            status = refused;
            assertThatThrownBy(() -> send("")).as("%s", refused).isInstanceOf(ProviderException.Refused.class);
        }
        for (int later : new int[] {408, 500, 502, 503}) {
            status = later;
            assertThatThrownBy(() -> send("")).as("%s", later).isInstanceOf(ProviderException.Unreachable.class);
        }
        status = 429;
        assertThatThrownBy(() -> send("")).isInstanceOf(ProviderException.RateLimited.class);
    }
}
