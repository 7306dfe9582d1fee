package org.magpie.pipeline.notify.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.magpie.base.context.Actor;
import org.magpie.base.http.Http;
import org.magpie.base.secret.Secret;
import org.magpie.base.text.Json;
import org.magpie.base.text.Texts;
import org.magpie.media.history.NoticeFacts;
import org.magpie.media.history.NoticeKind;
import org.magpie.media.history.Severity;
import org.magpie.pipeline.notify.Announcement;
import org.magpie.pipeline.notify.ChannelAnswer;
import org.magpie.provider.Definition;
import org.magpie.provider.ProviderException;
import org.magpie.provider.ProviderHttp;

/** Every channel, whatever the text: a body that its service takes. The services' limits stand here, not where the code has them. */
class ChannelLimitsTest {
    private static final String KEY = "c4naryKey0123456789";

    private final Http http = new Http("Magpie tests");
    private final ChannelContext context =
            new ChannelContext(new ProviderHttp(http), () -> new Texts(Locale.ENGLISH), Clock.systemUTC());
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private volatile int status = 200;
    private volatile String answer = "{\"ok\":true,\"status\":1}";

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        http.close();
    }

    private String base() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /**
     * What a service demands of one text of its body.
     *
     * @param size as the service counts
     */
    private record Rule(String path, int least, int most, ToIntFunction<String> size) {}

    /** One channel with its service's rules. */
    private record Service<S extends Record>(HttpChannel<S> plug, S settings, List<Rule> rules) {
        ChannelAnswer send(Announcement announcement) {
            return plug.open(new Definition<>(1, plug.key(), plug.kind(), "Mine", true, 25, Set.of(), settings))
                    .send(announcement);
        }
    }

    private static int codePoints(String text) {
        return text.codePointCount(0, text.length());
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static int withoutTags(String text) {
        return text.replaceAll("<[^>]*>", "").replaceAll("&[a-z]+;", "x").length();
    }

    /** As Discord counts them over a whole message: titles, descriptions, footers, authors, names and values of fields. */
    private static int characters(JsonNode embeds) {
        int sum = 0;
        for (JsonNode embed : embeds) {
            for (String path : List.of("/title", "/description", "/footer/text", "/author/name")) {
                sum += embed.at(path).asText().length();
            }
            for (JsonNode field : embed.path("fields")) {
                sum += field.path("name").asText().length()
                        + field.path("value").asText().length();
            }
        }
        return sum;
    }

    private List<Service<?>> services() {
        Secret key = new Secret(KEY);
        Secret hook = new Secret(base() + "/hooks/" + KEY);
        return List.of(
                new Service<>(
                        new Discord(context),
                        new Discord.Settings(hook, "", "", ""),
                        List.of(
                                new Rule("/embeds/0/title", 1, 256, String::length),
                                new Rule("/embeds/0/description", 0, 4_096, String::length))),
                new Service<>(
                        new Telegram(context),
                        new Telegram.Settings(new Secret("123:" + KEY), "1", "", false, base()),
                        List.of(new Rule("/text", 1, 4_096, ChannelLimitsTest::withoutTags))),
                new Service<>(
                        new Slack(context),
                        new Slack.Settings(hook),
                        List.of(
                                new Rule("/blocks/0/text/text", 1, 150, String::length),
                                new Rule("/blocks/1/text/text", 0, 3_000, String::length),
                                new Rule("/text", 1, 4_000, String::length))),
                new Service<>(
                        new Pushover(context),
                        new Pushover.Settings(key, key, "", 2, 60, 3_600, "", base()),
                        List.of(
                                new Rule("/title", 1, 250, ChannelLimitsTest::codePoints),
                                new Rule("/message", 1, 1_024, ChannelLimitsTest::codePoints))),
                new Service<>(
                        new Ntfy(context),
                        new Ntfy.Settings(base(), "topic", Ntfy.SignIn.TOKEN, key, "", Secret.NONE, 3),
                        List.of(new Rule("/message", 1, 4_096, ChannelLimitsTest::bytes))),
                new Service<>(
                        new Gotify(context),
                        new Gotify.Settings(base(), key, 5),
                        List.of(new Rule("/message", 1, 20_000, ChannelLimitsTest::codePoints))),
                new Service<>(
                        new Matrix(context),
                        new Matrix.Settings(base(), key, "!room:example.org"),
                        List.of(new Rule("/formatted_body", 1, 65_536, ChannelLimitsTest::bytes))),
                new Service<>(
                        new Apprise(context),
                        new Apprise.Settings(base(), Apprise.Target.ADDRESSES, "", "", key),
                        List.of(new Rule("/body", 1, 32_768, ChannelLimitsTest::codePoints))));
    }

    private static Map<String, String> texts() {
        Function<Integer, String> family = before -> "a".repeat(before) + "👨‍👩‍👧‍👦🇩🇪".repeat(600);
        return Map.ofEntries(
                Map.entry("empty", ""),
                Map.entry("150", "x".repeat(150)),
                Map.entry("1024", "x".repeat(1_024)),
                Map.entry("1025", "x".repeat(1_025)),
                Map.entry("3001", "x".repeat(3_001)),
                Map.entry("4096", "x".repeat(4_096)),
                Map.entry("4097", "x".repeat(4_097)),
                Map.entry("10 kB", "&<_*@".repeat(2_048)),
                Map.entry("emoji at one cut", family.apply(1)),
                Map.entry("emoji at another", family.apply(8)),
                Map.entry("right to left", "\u202Eשלום עולם\u202C ".repeat(300)),
                Map.entry("everyone", "@everyone @here @room <!channel> <@123> :smile:"),
                Map.entry("tag", "</b><script>alert(1)</script>[x](http://y)"),
                Map.entry("quotes", "\"it's\" \\\" “so”"),
                Map.entry("newlines", "one\r\ntwo\n\n\n\n\nthree\u0000\u0007"));
    }

    private static Announcement announcement(String heading, String text) {
        return new Announcement(
                "a-1",
                NoticeKind.IMPORTED,
                Severity.SUCCESS,
                Instant.parse("2026-12-01T00:00:00Z"),
                heading,
                text,
                Optional.empty(),
                Optional.empty(),
                Actor.MAGPIE,
                "c",
                List.of(NoticeFacts.NONE));
    }

    @Test
    void every_service_takes_every_text() throws Exception {
        List<String> wrong = new ArrayList<>();
        for (Service<?> service : services()) {
            for (Map.Entry<String, String> text : texts().entrySet()) {
                bodies.clear();
                String heading = text.getValue().isBlank() ? "Night (2001)" : text.getValue();
                service.send(announcement(heading, text.getValue()));
                String raw = bodies.getLast();
                String what = service.plug().key() + ", " + text.getKey() + ": ";
                JsonNode body = Json.parse(raw);
                for (Rule rule : service.rules()) {
                    String value = body.at(rule.path()).asText();
                    int size = rule.size().applyAsInt(value);
                    if (size < rule.least() || size > rule.most()) {
                        wrong.add(what + rule.path() + " has " + size);
                    }
                    if (!StandardCharsets.UTF_8.newEncoder().canEncode(value)) {
                        wrong.add(what + "half a surrogate pair");
                    }
                    if (value.matches("(?s).*(\u200D …|… \u200D).*")) {
                        wrong.add(what + "half an emoji");
                    }
                }
                if (characters(body.path("embeds")) > 6_000) {
                    wrong.add(what + "all texts of its embeds have " + characters(body.path("embeds")));
                }
                boolean minds = Set.of("discord", "telegram", "slack", "matrix")
                        .contains(service.plug().key());
                if (minds && (raw.contains("@everyone") || raw.contains("@room"))) {
                    wrong.add(what + "calls somebody");
                }
                if (service.plug().key().equals("slack") && raw.contains("<!channel>")) {
                    wrong.add(what + "calls the channel");
                }
                if (minds && raw.contains("<script>") && !service.plug().key().equals("matrix")) {
                    wrong.add(what + "markup");
                }
                if (body.at("/formatted_body").asText().contains("<script>")) {
                    wrong.add(what + "markup in HTML");
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void no_answer_and_no_failure_holds_a_key_that_the_service_quotes() {
        for (Service<?> service : services()) {
            status = 200;
            answer = "{\"ok\":true,\"status\":1,\"echo\":\"" + KEY + "\"}";
            ChannelAnswer taken = service.send(announcement("Night", "It is there."));
            assertThat(taken.request() + taken.answer())
                    .as(service.plug().key())
                    .doesNotContain(KEY);
            for (int code : new int[] {400, 401, 403, 404, 500}) {
                status = code;
                answer = "{\"message\":\"no " + KEY + "\",\"error\":\"no " + KEY + "\",\"description\":\"no " + KEY
                        + "\",\"errors\":[\"no " + KEY + "\"]}";
                assertThatThrownBy(() -> service.send(announcement("Night", "It is there.")))
                        .as(service.plug().key())
                        .isInstanceOf(ProviderException.class)
                        .satisfies(failure ->
                                assertThat(failure + " " + failure.getCause()).doesNotContain(KEY));
            }
        }
    }

    @Test
    void a_service_that_wants_seven_seconds_is_given_them() {
        status = 429;
        answer = "{\"retry_after\":7,\"retry_after_ms\":7000,\"parameters\":{\"retry_after\":7}}";
        for (Service<?> service : services()) {
            if (Set.of("discord", "telegram", "matrix").contains(service.plug().key())) {
                assertThatThrownBy(() -> service.send(announcement("Night", "x")))
                        .isInstanceOfSatisfying(
                                ProviderException.RateLimited.class,
                                limited -> assertThat(limited.retryAfter()).isEqualTo(Duration.ofSeconds(7)));
            }
        }
    }

    @Test
    void an_apprise_key_without_services_is_a_failure_though_the_server_says_204() throws Exception {
        Service<?> apprise = new Service<>(
                new Apprise(context),
                new Apprise.Settings(base(), Apprise.Target.KEY, "mine", "", Secret.NONE),
                List.of());
        server.removeContext("/");
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        assertThatThrownBy(() -> apprise.send(announcement("Night", "x")))
                .isInstanceOf(ProviderException.Refused.class);
    }
}
