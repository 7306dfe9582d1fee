package org.magpie.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.magpie.base.http.Call;
import org.magpie.base.http.Http;
import org.magpie.base.http.HttpSettings;
import org.magpie.testing.MovableClock;
import org.magpie.testing.TestStore;

class StoredHostPausesTest {
    private final MovableClock clock = new MovableClock(Instant.parse("2026-03-01T22:00:00Z"));
    private final MockWebServer service = new MockWebServer();

    @TempDir
    private Path folder;

    @BeforeEach
    void start() throws Exception {
        service.start();
    }

    @AfterEach
    void stop() {
        service.close();
    }

    /** A session of the program; the service is one that documents its rate where a rate is given. */
    private Http session(TestStore store, Map<String, HttpSettings.Rate> documented) {
        return new Http(
                "test", HttpSettings.usual().rates(documented), new StoredHostPauses(store.store(), clock), clock);
    }

    private Http session(TestStore store) {
        return session(store, Map.of("localhost", new HttpSettings.Rate(100, Duration.ofSeconds(1))));
    }

    private Call call() {
        return Call.get(service.url("/").uri()).once();
    }

    private static MockResponse refusal(int status, String... retryAfter) {
        MockResponse.Builder answer = new MockResponse.Builder().code(status);
        for (String value : retryAfter) {
            answer.addHeader("Retry-After", value);
        }
        return answer.build();
    }

    private static Duration retryAfter(Throwable failure) {
        return Objects.requireNonNull(((ProviderException.RateLimited) failure).retryAfter());
    }

    @Test
    void aServiceIsLeftAloneAsLongAsItAskedAlsoAfterARestart() {
        service.enqueue(refusal(429, "7200"));
        service.enqueue(new MockResponse.Builder().build());
        try (TestStore store = new TestStore(folder)) {
            try (Http before = session(store)) {
                assertThatThrownBy(() -> new ProviderHttp(before, clock).send("first plug", call()))
                        .isInstanceOf(ProviderException.RateLimited.class);
            }
            clock.move(Duration.ofMinutes(30));
            try (Http after = session(store)) {
                ProviderHttp http = new ProviderHttp(after, clock);
                assertThatThrownBy(() -> http.send("another plug", call()))
                        .asInstanceOf(InstanceOfAssertFactories.type(ProviderException.RateLimited.class))
                        .extracting(StoredHostPausesTest::retryAfter)
                        .isEqualTo(Duration.ofMinutes(90));
                assertThat(service.getRequestCount()).isEqualTo(1);

                clock.move(Duration.ofMinutes(90));
                assertThat(http.send("another plug", call()).status()).isEqualTo(200);
            }
        }
    }

    @Test
    void aServiceThatNamesNoTimeIsLeftAloneTwiceAsLongEachTime() {
        try (TestStore store = new TestStore(folder);
                Http session = session(store)) {
            ProviderHttp http = new ProviderHttp(session, clock);
            for (int seconds : new int[] {5, 10, 20, 40}) {
                service.enqueue(refusal(429));
                assertThatThrownBy(() -> http.send("plug", call())).isInstanceOf(ProviderException.RateLimited.class);
                assertThatThrownBy(() -> http.send("plug", call().within(Duration.ofSeconds(1))))
                        .extracting(StoredHostPausesTest::retryAfter)
                        .isEqualTo(Duration.ofSeconds(seconds));
                clock.move(Duration.ofSeconds(seconds));
            }
            assertThat(service.getRequestCount()).isEqualTo(4);

            service.enqueue(new MockResponse.Builder().build());
            http.send("plug", call());
            service.enqueue(refusal(429));
            assertThatThrownBy(() -> http.send("plug", call())).isInstanceOf(ProviderException.RateLimited.class);
            assertThatThrownBy(() -> http.send("plug", call().within(Duration.ofSeconds(1))))
                    .extracting(StoredHostPausesTest::retryAfter)
                    .isEqualTo(Duration.ofSeconds(5));
        }
    }

    @Test
    void neitherAYearNorAClockThatWasWrongKeepsAServiceAwayForLongerThanADay() {
        service.enqueue(refusal(503, "31536000"));
        service.enqueue(new MockResponse.Builder().build());
        try (TestStore store = new TestStore(folder)) {
            try (Http session = session(store)) {
                ProviderHttp http = new ProviderHttp(session, clock);
                assertThatThrownBy(() -> http.send("plug", call())).isInstanceOf(ProviderException.RateLimited.class);
                assertThatThrownBy(() -> http.send("plug", call()))
                        .extracting(StoredHostPausesTest::retryAfter)
                        .isEqualTo(Duration.ofDays(1));
            }
            clock.move(Duration.ofDays(-2));
            try (Http session = session(store)) {
                assertThat(new ProviderHttp(session, clock).send("plug", call()).status())
                        .isEqualTo(200);
            }
        }
    }

    @Test
    void aHostWithSeveralIndexersBehindItIsNotLeftAloneBecauseOfOne() {
        service.enqueue(refusal(429, "7200"));
        service.enqueue(new MockResponse.Builder().build());
        try (TestStore store = new TestStore(folder);
                Http session = session(store, Map.of())) {
            ProviderHttp http = new ProviderHttp(session, clock);
            assertThatThrownBy(() -> http.send("first indexer", call()))
                    .isInstanceOf(ProviderException.RateLimited.class);

            assertThat(http.send("second indexer", call()).status()).isEqualTo(200);
        }
    }

    @Test
    void pausesThatAreOverAreForgotten() {
        try (TestStore store = new TestStore(folder)) {
            StoredHostPauses pauses = new StoredHostPauses(store.store(), clock);
            Instant soon = clock.instant().plusSeconds(60);
            pauses.keep("a.example", soon);
            assertThat(pauses.until("a.example")).contains(soon);
            clock.move(Duration.ofMinutes(2));
            pauses.keep(".b.example", clock.instant().plusSeconds(60));

            assertThat(pauses.until("a.example")).isEmpty();
            assertThat(pauses.until(".b.example")).isPresent();
        }
    }
}
