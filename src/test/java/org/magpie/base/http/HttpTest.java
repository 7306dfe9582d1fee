package org.magpie.base.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.ConnectException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okio.Buffer;
import okio.GzipSink;
import okio.Okio;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.magpie.base.http.HttpException.Reason;
import org.slf4j.LoggerFactory;

class HttpTest {
    private final MockWebServer server = new MockWebServer();
    private final MockWebServer other = new MockWebServer();
    private Http http;

    @BeforeEach
    void open() throws Exception {
        server.start();
        other.start();
        http = new Http("Magpie/1.0 (test)");
    }

    @AfterEach
    void close() {
        http.close();
        server.close();
        other.close();
    }

    private Call get(String path) {
        return Call.get(server.url(path).uri());
    }

    private static MockResponse status(int code, String... headers) {
        MockResponse.Builder response = new MockResponse.Builder().code(code);
        for (int at = 0; at < headers.length; at += 2) {
            response.addHeader(headers[at], headers[at + 1]);
        }
        return response.build();
    }

    private Reason reasonOf(Call call) {
        try {
            http.send(call);
        } catch (HttpException failure) {
            return failure.reason();
        }
        throw new AssertionError("there was an answer");
    }

    private static RecordedRequest next(MockWebServer of) throws InterruptedException {
        RecordedRequest request = of.takeRequest(5, TimeUnit.SECONDS);
        assertThat(request).isNotNull();
        return request;
    }

    @Test
    void an_answer_has_status_headers_and_bytes_and_the_call_says_who_it_is_from() throws Exception {
        server.enqueue(new MockResponse.Builder()
                .code(404)
                .addHeader("X-One", "1")
                .body("täst")
                .build());
        HttpResponse answer = http.send(get("/a?b=c").header("Accept", "text/plain"));
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.isOk()).isFalse();
        assertThat(answer.header("x-one")).contains("1");
        assertThat(answer.text()).isEqualTo("täst");
        RecordedRequest request = next(server);
        assertThat(request.getHeaders().get("User-Agent")).isEqualTo("Magpie/1.0 (test)");
        assertThat(request.getHeaders().get("Accept")).isEqualTo("text/plain");
    }

    @Test
    void a_busy_server_is_asked_again_after_the_time_it_names() {
        server.enqueue(status(503, "Retry-After", "1"));
        server.enqueue(status(200));
        long start = System.nanoTime();
        assertThat(http.send(get("/")).status()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void a_time_that_is_longer_than_the_call_may_take_is_not_waited_for() {
        server.enqueue(status(429, "Retry-After", "3600"));
        assertThat(http.send(get("/")).status()).isEqualTo(429);
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void a_passing_fault_is_tried_again_so_often_and_no_more() {
        server.enqueue(status(502));
        server.enqueue(status(504));
        server.enqueue(status(503));
        server.enqueue(status(200));
        assertThat(http.send(get("/")).status()).isEqualTo(503);
        assertThat(server.getRequestCount()).isEqualTo(3);
    }

    @Test
    void what_may_have_had_an_effect_is_never_sent_twice() {
        server.enqueue(status(503));
        Call post = new Call(
                "POST",
                server.url("/").uri(),
                java.util.Map.of(),
                Body.json("{}"),
                Duration.ofSeconds(5),
                1_000,
                3,
                null,
                true,
                false);
        assertThat(http.send(post).status()).isEqualTo(503);
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void an_answer_that_breaks_off_is_incomplete_and_tried_again() {
        server.enqueue(new MockResponse.Builder()
                .body("x".repeat(100_000))
                .onResponseBody(SocketEffect.ShutdownConnection.INSTANCE)
                .build());
        server.enqueue(new MockResponse.Builder().body("whole").build());
        assertThat(http.send(get("/")).text()).isEqualTo("whole");
        server.enqueue(new MockResponse.Builder()
                .body("x".repeat(100_000))
                .onResponseBody(SocketEffect.ShutdownConnection.INSTANCE)
                .build());
        assertThat(reasonOf(get("/").once())).isEqualTo(Reason.INCOMPLETE);
    }

    @Test
    void a_server_that_says_nothing_is_left_when_the_time_is_up() {
        server.enqueue(
                new MockResponse.Builder().headersDelay(20, TimeUnit.SECONDS).build());
        long start = System.nanoTime();
        assertThat(reasonOf(get("/").within(Duration.ofMillis(300)))).isEqualTo(Reason.TIMED_OUT);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void a_trickle_that_never_ends_is_left_when_the_time_is_up() {
        server.enqueue(new MockResponse.Builder()
                .body("x".repeat(100_000))
                .throttleBody(10, 50, TimeUnit.MILLISECONDS)
                .build());
        assertThat(reasonOf(get("/").within(Duration.ofMillis(400)))).isEqualTo(Reason.TIMED_OUT);
    }

    @Test
    void an_answer_that_is_too_large_is_not_read_to_its_end() {
        server.enqueue(new MockResponse.Builder().body("x".repeat(5_000)).build());
        assertThat(reasonOf(get("/").atMost(4_999))).isEqualTo(Reason.TOO_LARGE);
        server.enqueue(
                new MockResponse.Builder().chunkedBody("x".repeat(5_000), 100).build());
        assertThat(reasonOf(get("/").atMost(4_999))).isEqualTo(Reason.TOO_LARGE);
        server.enqueue(new MockResponse.Builder().body("x".repeat(5_000)).build());
        assertThat(http.send(get("/").atMost(5_000)).bytes()).hasSize(5_000);
    }

    @Test
    void a_small_answer_that_unpacks_to_a_large_one_is_stopped() throws Exception {
        Buffer packed = new Buffer();
        try (var sink = Okio.buffer(new GzipSink(packed))) {
            byte[] zeros = new byte[1 << 20];
            for (int at = 0; at < 200; at++) {
                sink.write(zeros);
            }
        }
        assertThat(packed.size()).isLessThan(1 << 20);
        server.enqueue(new MockResponse.Builder()
                .addHeader("Content-Encoding", "gzip")
                .body(packed)
                .build());
        assertThat(reasonOf(get("/").atMost(1 << 20))).isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void a_redirect_within_one_server_keeps_the_headers_and_one_to_another_does_not() throws Exception {
        server.enqueue(status(302, "Location", "/next"));
        server.enqueue(status(302, "Location", other.url("/away").toString()));
        other.enqueue(status(200));
        HttpResponse answer =
                http.send(get("/").header("X-Api-Key", "s3cr3t").header("Authorization", "Bearer s3cr3t"));
        assertThat(answer.address()).isEqualTo(other.url("/away").uri());
        next(server);
        assertThat(next(server).getHeaders().get("X-Api-Key")).isEqualTo("s3cr3t");
        RecordedRequest away = next(other);
        assertThat(away.getHeaders().toString()).doesNotContain("s3cr3t");
        assertThat(away.getHeaders().get("User-Agent")).isEqualTo("Magpie/1.0 (test)");
    }

    @Test
    void a_call_that_must_go_nowhere_else_gets_the_redirect_as_its_answer() {
        server.enqueue(status(302, "Location", other.url("/away").toString()));
        Call post = Call.post(server.url("/").uri(), Body.json("{}")).withoutRedirects();
        assertThat(http.send(post).status()).isEqualTo(302);
        assertThat(other.getRequestCount()).isZero();
    }

    @Test
    void of_a_long_answer_the_first_bytes_are_enough_for_who_asks_for_no_more() {
        server.enqueue(new MockResponse.Builder().body("x".repeat(50_000)).build());
        assertThat(http.send(get("/").first(4_096)).bytes()).hasSize(4_096);
    }

    @Test
    void redirects_in_a_circle_end() {
        for (int at = 0; at < 12; at++) {
            server.enqueue(status(302, "Location", "/"));
        }
        assertThat(reasonOf(get("/").once())).isEqualTo(Reason.REDIRECTED);
        assertThat(server.getRequestCount()).isEqualTo(11);
    }

    @Test
    void a_redirect_to_anything_but_http_is_handed_back_and_not_followed() {
        server.enqueue(status(302, "Location", "file:///etc/passwd"));
        HttpResponse file = http.send(get("/"));
        assertThat(file.status()).isEqualTo(302);
        assertThat(file.bytes()).isEmpty();
        server.enqueue(status(301, "Location", "magnet:?xt=urn:btih:abc"));
        assertThat(http.send(get("/")).header("location")).contains("magnet:?xt=urn:btih:abc");
    }

    @Test
    void a_body_does_not_follow_to_another_server() {
        server.enqueue(status(307, "Location", other.url("/").toString()));
        HttpResponse answer = http.send(Call.post(server.url("/").uri(), Body.json("{\"password\":\"s3cr3t\"}")));
        assertThat(answer.status()).isEqualTo(307);
        assertThat(other.getRequestCount()).isZero();
    }

    @Test
    void cookies_are_not_kept() throws Exception {
        server.enqueue(status(200, "Set-Cookie", "SID=abc; path=/"));
        server.enqueue(status(200));
        http.send(get("/"));
        http.send(get("/"));
        next(server);
        assertThat(next(server).getHeaders().get("Cookie")).isNull();
    }

    @Test
    void a_host_that_does_not_answer_is_left_alone_for_a_while_and_then_tried_again() throws Exception {
        Http wary = new Http("test", HttpSettings.usual().patience(3, Duration.ofMillis(300)));
        int port = server.getPort();
        Call call = get("/").once();
        server.close();
        for (int at = 0; at < 3; at++) {
            assertThatThrownBy(() -> wary.send(call)).extracting("reason").isEqualTo(Reason.UNREACHABLE);
        }
        assertThatThrownBy(() -> wary.send(call)).isInstanceOfSatisfying(HttpException.class, paused -> {
            assertThat(paused.reason()).isEqualTo(Reason.PAUSED);
            assertThat(paused.said().key()).isEqualTo("http.refused"); // still the true reason
        });
        try (MockWebServer healed = new MockWebServer()) {
            healed.start(port);
            healed.enqueue(status(200));
            long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
            int status = 0;
            while (status != 200 && System.nanoTime() < end) {
                try {
                    status = wary.send(call).status();
                } catch (HttpException paused) {
                    assertThat(paused.reason()).isEqualTo(Reason.PAUSED);
                    Thread.sleep(20);
                }
            }
            assertThat(status).isEqualTo(200);
        }
        wary.close();
    }

    @Test
    void calls_to_one_host_take_their_turns() {
        Http slow = new Http(
                "test", HttpSettings.usual().rate("localhost", new HttpSettings.Rate(2, Duration.ofMillis(400))));
        for (int at = 0; at < 5; at++) {
            server.enqueue(status(200));
        }
        long start = System.nanoTime();
        for (int at = 0; at < 5; at++) {
            slow.send(Call.get(URI.create("http://localhost:" + server.getPort() + "/")));
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(600));
        assertThatThrownBy(() -> {
                    for (int at = 0; at < 5; at++) {
                        slow.send(Call.get(URI.create("http://localhost:" + server.getPort() + "/"))
                                .within(Duration.ofMillis(50)));
                    }
                })
                .extracting("reason")
                .isIn(Reason.PAUSED, Reason.TIMED_OUT);
        slow.close();
    }

    @Test
    void a_refused_connection_and_a_bad_address_are_told_apart_without_quoting_keys() {
        Call refused =
                get("/api/0123456789abcdef0123456789abcdef?apikey=s3cr3t").once();
        server.close();
        assertThatThrownBy(() -> http.send(refused))
                .hasMessageNotContaining("s3cr3t")
                .hasMessageNotContaining("0123456789abcdef")
                .hasMessageContaining("/api/***")
                .hasCauseInstanceOf(ConnectException.class);
        assertThatThrownBy(() -> http.send(Call.get(URI.create("ftp://host/?apikey=s3cr3t"))))
                .hasMessageNotContaining("s3cr3t")
                .hasNoCause()
                .extracting("reason")
                .isEqualTo(Reason.BAD_ADDRESS);
        assertThatThrownBy(() ->
                        http.send(Call.get(URI.create("http://localhost/")).header("X-Key", "s3cr3t\n")))
                .hasMessageNotContaining("s3cr3t")
                .hasNoCause();
    }

    @Test
    void the_log_names_the_address_and_no_key() {
        Logger logger = (Logger) LoggerFactory.getLogger(CallLog.class);
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        logger.addAppender(lines);
        logger.setLevel(Level.DEBUG);
        try {
            server.enqueue(status(200));
            http.send(get("/bot123456:ABCdefGHIjklMNOpqr/sendMessage?apikey=s3cr3t")
                    .header("X-Api-Key", "s3cr3t"));
        } finally {
            logger.detachAppender(lines);
            logger.setLevel(null);
        }
        assertThat(lines.list).hasSize(1);
        assertThat(lines.list.getFirst().getFormattedMessage())
                .contains("GET http://" + server.getHostName() + ":" + server.getPort() + "/***/sendMessage -> 200 in")
                .doesNotContain("s3cr3t")
                .doesNotContain("apikey");
    }

    @Test
    void a_proxy_that_is_set_is_used_with_its_password_but_never_for_this_computer() throws Exception {
        URI proxy = URI.create("http://ada:pass@" + server.getHostName() + ":" + server.getPort());
        Http proxied = new Http("test", HttpSettings.usual().through(proxy));
        server.enqueue(status(407, "Proxy-Authenticate", "Basic realm=\"x\""));
        server.enqueue(status(200));
        assertThat(proxied.send(Call.get(URI.create("http://films.invalid/a"))).status())
                .isEqualTo(200);
        assertThat(next(server).getRequestLine()).isEqualTo("GET http://films.invalid/a HTTP/1.1");
        assertThat(next(server).getHeaders().get("Proxy-Authorization")).isEqualTo("Basic YWRhOnBhc3M=");
        other.enqueue(status(204));
        assertThat(proxied.send(Call.get(other.url("/").uri())).status()).isEqualTo(204);
        proxied.close();
    }

    @Test
    void a_download_has_no_end_time_but_the_same_rules() throws Exception {
        server.enqueue(status(302, "Location", other.url("/file").toString()));
        other.enqueue(new MockResponse.Builder().body("bytes").build());
        assertThat(http.streaming().callTimeoutMillis()).isZero();
        assertThat(http.streaming().readTimeoutMillis()).isPositive();
        var request = new okhttp3.Request.Builder()
                .url(server.url("/"))
                .header("Authorization", "s3cr3t")
                .build();
        try (var response = http.streaming().newCall(request).execute()) {
            assertThat(response.body().string()).isEqualTo("bytes");
        }
        assertThat(next(other).getHeaders().get("Authorization")).isNull();
    }
}
