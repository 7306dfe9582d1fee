package org.magpie.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.magpie.base.http.Call;
import org.magpie.base.http.Http;
import org.magpie.base.http.HttpResponse;
import org.magpie.base.text.Texts;
import org.magpie.testing.MovableClock;

class ProviderHttpTest {
    private final MockWebServer server = new MockWebServer();
    private final Http http = new Http("Magpie/test");
    private final MovableClock clock = new MovableClock(Instant.parse("2026-01-02T03:04:05Z"));
    private final ProviderHttp calls = new ProviderHttp(http, clock);
    private final Texts texts = new Texts(Locale.ENGLISH);

    @BeforeEach
    void open() throws Exception {
        server.start();
    }

    @AfterEach
    void close() {
        http.close();
        server.close();
    }

    private Call call() {
        return Call.get(server.url("/api?apikey=s3cr3t").uri()).once();
    }

    private void answer(int status, String... headers) {
        MockResponse.Builder response = new MockResponse.Builder().code(status);
        for (int at = 0; at < headers.length; at += 2) {
            response.addHeader(headers[at], headers[at + 1]);
        }
        server.enqueue(response.build());
    }

    private <E extends ProviderException> E refusal(Class<E> type) {
        try {
            calls.send("Jackett", call());
        } catch (ProviderException failure) {
            assertThat(failure).isInstanceOf(type);
            assertThat(failure.toString()).doesNotContain("s3cr3t");
            return type.cast(failure);
        }
        throw new AssertionError("nothing was thrown");
    }

    @Test
    void a_wrong_key_is_said_as_such() {
        answer(401);
        ProviderException failure = refusal(ProviderException.Unauthorized.class);
        assertThat(texts.say(failure.said())).isEqualTo("Jackett refused the name, password or key (status 401).");
        answer(403);
        refusal(ProviderException.Unauthorized.class);
    }

    @Test
    void asked_too_often_carries_the_time_the_server_names_in_seconds_or_as_a_date() {
        answer(429, "Retry-After", "120");
        assertThat(refusal(ProviderException.RateLimited.class).retryAfter()).isEqualTo(Duration.ofMinutes(2));
        answer(429, "Retry-After", "Fri, 02 Jan 2026 03:05:05 GMT");
        assertThat(refusal(ProviderException.RateLimited.class).retryAfter()).isEqualTo(Duration.ofMinutes(1));
        answer(429, "Retry-After", "soon");
        assertThat(refusal(ProviderException.RateLimited.class).retryAfter()).isNull();
        answer(503, "Retry-After", "7");
        assertThat(refusal(ProviderException.RateLimited.class).retryAfter()).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void a_fault_of_the_server_counts_as_no_answer() {
        answer(502);
        assertThat(texts.say(refusal(ProviderException.Unreachable.class).said()))
                .isEqualTo("Jackett has a fault of its own (status 502).");
    }

    @Test
    void other_statuses_are_bad_answers() {
        answer(404);
        assertThat(texts.say(refusal(ProviderException.BadAnswer.class).said())).contains("Check the address");
        answer(418);
        assertThat(texts.say(refusal(ProviderException.BadAnswer.class).said()))
                .isEqualTo("Jackett answered with status 418.");
    }

    @Test
    void a_protocol_may_look_at_the_status_itself() {
        answer(409, "X-Transmission-Session-Id", "abc");
        HttpResponse answer = calls.exchange("Transmission", call());
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.header("x-transmission-session-id")).contains("abc");
    }

    @Test
    void a_server_that_is_off_or_unknown_is_said_to_not_answer_and_why() {
        URI address = call().address();
        server.close();
        assertThatThrownBy(() -> calls.send("Jackett", Call.get(address).once()))
                .isInstanceOfSatisfying(
                        ProviderException.Unreachable.class,
                        failure -> assertThat(texts.say(failure.said()))
                                .isEqualTo("Jackett does not answer: the connection was refused."));
        assertThatThrownBy(() -> calls.send(
                        "Jackett",
                        Call.get(URI.create("http://nowhere.invalid/")).once()))
                .isInstanceOfSatisfying(
                        ProviderException.Unreachable.class,
                        failure -> assertThat(texts.say(failure.said())).contains("there is no server of that name"));
    }

    @Test
    void json_that_is_garbage_is_a_bad_answer_that_quotes_nothing() {
        server.enqueue(
                new MockResponse.Builder().body("{\"apikey\":\"s3cr3t\",,}").build());
        assertThatThrownBy(() -> calls.json("Jackett", call()))
                .isInstanceOf(ProviderException.BadAnswer.class)
                .hasStackTraceContaining("line 1")
                .satisfies(failure -> assertThat(trace(failure)).doesNotContain("s3cr3t"));
    }

    @Test
    void json_that_is_good_is_read() {
        server.enqueue(new MockResponse.Builder().body("{\"a\":[1,2]}").build());
        assertThat(calls.json("Jackett", call()).path("a").size()).isEqualTo(2);
    }

    @Test
    void xml_that_is_garbage_is_a_bad_answer() {
        server.enqueue(new MockResponse.Builder().body("<rss><channel></rss>").build());
        HttpResponse answer = calls.send("Jackett", call());
        assertThatThrownBy(() -> ProviderHttp.xml("Jackett", answer, reader -> {
                    while (reader.hasNext()) {
                        reader.next();
                    }
                    return true;
                }))
                .isInstanceOf(ProviderException.BadAnswer.class);
    }

    private static String trace(Throwable failure) {
        java.io.StringWriter text = new java.io.StringWriter();
        failure.printStackTrace(new java.io.PrintWriter(text));
        return text.toString();
    }
}
