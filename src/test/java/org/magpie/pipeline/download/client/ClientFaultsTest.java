package org.magpie.pipeline.download.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.magpie.base.error.Message;
import org.magpie.base.http.Http;
import org.magpie.base.http.HttpSettings;
import org.magpie.base.secret.Secret;
import org.magpie.pipeline.download.DownloadClient;
import org.magpie.pipeline.download.client.deluge.Deluge;
import org.magpie.pipeline.download.client.nzbget.Nzbget;
import org.magpie.pipeline.download.client.qbittorrent.Qbittorrent;
import org.magpie.pipeline.download.client.rtorrent.Rtorrent;
import org.magpie.pipeline.download.client.sabnzbd.Sabnzbd;
import org.magpie.pipeline.download.client.transmission.Transmission;
import org.magpie.provider.Definition;
import org.magpie.provider.Plug;
import org.magpie.provider.ProviderException;
import org.magpie.provider.ProviderKind;

/**
 * What no recording can give: programs that answer wrongly or not at all. Every such answer must become a sentence for a person,
 * whatever the operation.
 */
class ClientFaultsTest {
    private static final String ID = "c".repeat(40);
    private static final String PASSWORD = "very-secret-word";

    private static final MockWebServer SERVER = new MockWebServer();

    @SuppressWarnings("NullAway.Init") // made before the first test
    private static Http http;

    enum Program {
        QBITTORRENT,
        TRANSMISSION,
        DELUGE,
        RTORRENT,
        SABNZBD,
        NZBGET
    }

    /** An answer of a program that is ill, or of something else that listens at its address. */
    enum Fault {
        PAGE(
                whole(200, "<!DOCTYPE html><html><body><form>Log in first</form></body></html>"),
                ProviderException.BadAnswer.class),
        CUT_OFF_JSON(whole(200, "{\"result\": {\"version\": \"4."), ProviderException.BadAnswer.class),
        CUT_OFF_XML(
                whole(200, "<?xml version=\"1.0\"?><methodResponse><params><param><value><str"),
                ProviderException.BadAnswer.class),
        NOTHING(whole(200, ""), ProviderException.BadAnswer.class),
        BINARY(whole(200, "\u0000\u0001\u0002\u00ff"), ProviderException.BadAnswer.class),
        DEEP(whole(200, "[".repeat(100_000)), ProviderException.BadAnswer.class),
        TOO_LONG(
                new MockResponse.Builder()
                        .addHeader("Connection", "close")
                        .setHeader("Content-Length", 5_000_000_000L)
                        .build(),
                ProviderException.BadAnswer.class),
        HUNG_UP(
                new MockResponse.Builder()
                        .body("x".repeat(100_000))
                        .onResponseBody(new SocketEffect.CloseSocket())
                        .build(),
                ProviderException.Unreachable.class),
        SILENT(
                new MockResponse.Builder()
                        .onResponseStart(SocketEffect.Stall.INSTANCE)
                        .build(),
                ProviderException.Unreachable.class),
        BROKEN(whole(500, "Internal Server Error"), ProviderException.Unreachable.class),
        NOT_ALLOWED(whole(401, "Unauthorized"), ProviderException.Unauthorized.class),
        TOO_MANY(whole(429, "Slow down"), ProviderException.RateLimited.class),
        ELSEWHERE(whole(302, ""), ProviderException.BadAnswer.class);

        private final MockResponse answer;
        private final Class<? extends ProviderException> meaning;

        Fault(MockResponse answer, Class<? extends ProviderException> meaning) {
            this.answer = answer;
            this.meaning = meaning;
        }

        private static MockResponse whole(int status, String body) {
            return new MockResponse.Builder()
                    .code(status)
                    .addHeader("Connection", "close")
                    .body(body)
                    .build();
        }
    }

    private static volatile MockResponse answer = Fault.whole(200, "");

    @BeforeAll
    static void start() throws IOException {
        SERVER.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return answer;
            }
        });
        SERVER.start();
        HttpSettings usual = HttpSettings.usual();
        HttpSettings impatient = new HttpSettings(
                        usual.connect(),
                        Duration.ofMillis(300),
                        usual.rate(),
                        Map.of(),
                        usual.failures(),
                        usual.rest(),
                        null)
                .patience(10_000, Duration.ofMillis(1));
        http = new Http("Magpie tests", impatient);
    }

    @AfterAll
    static void stop() {
        http.close();
        SERVER.close();
    }

    private static Stream<Arguments> faults() {
        return Stream.of(Program.values())
                .flatMap(program -> Stream.of(Fault.values()).map(fault -> Arguments.of(program, fault)));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void everyFaultBecomesASentence(Program program, Fault fault) {
        answer = fault.answer;
        assertSaid(() -> client(program).list(), fault);
        if (fault != Fault.SILENT) {
            assertSaid(() -> test(program), fault);
            assertSaid(() -> client(program).remove(program == Program.NZBGET ? "7" : ID, true), fault);
            assertSaid(() -> client(program).files(program == Program.NZBGET ? "7" : ID), fault);
            assertSaid(() -> client(program).freeSpace(), fault);
        }
    }

    private static void assertSaid(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, Fault fault) {
        assertThatThrownBy(call).isInstanceOfSatisfying(ProviderException.class, failure -> {
            assertThat(failure).isInstanceOf(fault.meaning);
            assertThat(failure.said().key()).isNotBlank();
            assertThat(failure.toString()).doesNotContain(PASSWORD);
        });
    }

    /** JSON and XML that is well formed but says something else. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "null",
                "7",
                "\"ok\"",
                "{\"result\":null,\"error\":null}",
                "{\"result\":7,\"error\":null,\"arguments\":7}",
                "{\"result\":\"success\",\"arguments\":{\"torrents\":{\"a\":1}}}",
                "{\"queue\":null,\"history\":7}",
                "{\"queue\":{\"slots\":7},\"history\":{\"slots\":[null,7]}}",
                "<html/>",
                "<methodResponse/>",
                "<methodResponse><params><param><value><i8>x</i8></value></param></params></methodResponse>",
                "<methodResponse><params><param><value><array><data><value><i8>1</i8></value></data></array></value></param></params></methodResponse>"
            })
    void whatIsWellFormedButNoAnswerIsNoFaultOfOurs(String text) {
        answer = Fault.whole(200, text);
        for (Program program : Program.values()) {
            assertThatCode(() -> {
                        try {
                            assertThat(client(program).list()).isEmpty();
                        } catch (ProviderException said) {
                            assertThat(said.said().key()).isNotBlank();
                        }
                    })
                    .as("%s answers %s", program, text)
                    .doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @EnumSource
    void whereNobodyListensThatIsSaid(Program program) throws IOException {
        String address;
        try (MockWebServer gone = new MockWebServer()) {
            gone.start();
            address = gone.url("/").toString();
        }
        assertThatThrownBy(() -> open(program, address).list()).isInstanceOf(ProviderException.Unreachable.class);
    }

    @ParameterizedTest
    @EnumSource
    void anAddressThatIsNoneIsSaid(Program program) {
        for (String address : new String[] {"not an address", "", "localhost:8080"}) {
            assertThatThrownBy(() -> open(program, address).list())
                    .as("%s at %s", program, address)
                    .isInstanceOf(ProviderException.BadSettings.class);
        }
    }

    @Test
    void aTransmissionThatIsTooOldIsNamedAndAnUnheardOfOneIsTaken() {
        answer = Fault.whole(
                200,
                "{\"result\":\"success\",\"arguments\":{\"rpc-version\":15,\"version\":\"2.94 (d8e60ee44f)\",\"download-dir\":\"/d\"}}");
        assertThatThrownBy(() -> test(Program.TRANSMISSION))
                .isInstanceOfSatisfying(ProviderException.BadSettings.class, failure -> {
                    assertThat(failure.said().key()).isEqualTo("plug.transmission.too-old");
                    assertThat(failure.said().arguments()).containsExactly("2.94 (d8e60ee44f)");
                });
        answer = Fault.whole(
                200,
                "{\"result\":\"success\",\"arguments\":{\"rpc-version\":99,\"version\":\"9.0-beta\",\"download-dir\":\"/d\",\"size-bytes\":5}}");
        assertThat(test(Program.TRANSMISSION).arguments()).containsExactly("9.0-beta", "/d");
    }

    @Test
    void usenetProgramsThatAreTooOldAreNamed() {
        answer = Fault.whole(200, "{\"version\":\"0.7.20\"}");
        assertThatThrownBy(() -> test(Program.SABNZBD))
                .isInstanceOfSatisfying(
                        ProviderException.BadSettings.class,
                        failure -> assertThat(failure.said().key()).isEqualTo("plug.sabnzbd.too-old"));
        answer = Fault.whole(200, "{\"version\":\"1.1\",\"result\":\"12.0\"}");
        assertThatThrownBy(() -> test(Program.NZBGET))
                .isInstanceOfSatisfying(
                        ProviderException.BadSettings.class,
                        failure -> assertThat(failure.said().key()).isEqualTo("plug.nzbget.too-old"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "five", "2", "99999999999.1", "2.8.x", "<html>"})
    void aQbittorrentOfNoVersionIsNone(String version) {
        answer = Fault.whole(200, version);
        assertThatThrownBy(() -> client(Program.QBITTORRENT).list())
                .isInstanceOfSatisfying(
                        ProviderException.BadAnswer.class,
                        failure -> assertThat(failure.said().key()).isEqualTo("plug.client.not-one"));
    }

    private static DownloadClient client(Program program) {
        return open(program, address(program));
    }

    private static String address(Program program) {
        return SERVER.url(program == Program.RTORRENT ? "/RPC2" : "/").toString();
    }

    private static Message test(Program program) {
        return tested(plug(program), program, address(program));
    }

    private static DownloadClient open(Program program, String address) {
        return opened(plug(program), program, address);
    }

    private static <S extends Record> Message tested(Plug<S, DownloadClient> plug, Program program, String address) {
        return plug.test(definition(plug, program, address));
    }

    private static <S extends Record> DownloadClient opened(
            Plug<S, DownloadClient> plug, Program program, String address) {
        return plug.open(definition(plug, program, address));
    }

    private static Plug<?, DownloadClient> plug(Program program) {
        return switch (program) {
            case QBITTORRENT -> new Qbittorrent(http);
            case TRANSMISSION -> new Transmission(http);
            case DELUGE -> new Deluge(http);
            case RTORRENT -> new Rtorrent(http);
            case SABNZBD -> new Sabnzbd(http, Duration.ofMillis(50));
            case NZBGET -> new Nzbget(http, Duration.ofMillis(50));
        };
    }

    private static <S extends Record> Definition<S> definition(
            Plug<S, DownloadClient> plug, Program program, String address) {
        Secret password = new Secret(PASSWORD);
        Record settings = switch (program) {
            case QBITTORRENT -> new Qbittorrent.Settings(address, "me", password, Secret.NONE, "films", "", false);
            case TRANSMISSION -> new Transmission.Settings(address, "me", password, "films", "", false);
            case DELUGE -> new Deluge.Settings(address, password, "films", "", false);
            case RTORRENT -> new Rtorrent.Settings(address, "me", password, "films", "", false);
            case SABNZBD -> new Sabnzbd.Settings(address, password, "films", false);
            case NZBGET -> new Nzbget.Settings(address, "me", password, "films", false);
        };
        return new Definition<>(
                1,
                program.name().toLowerCase(Locale.ROOT),
                ProviderKind.DOWNLOAD_CLIENT,
                "Box",
                true,
                1,
                Set.of(),
                plug.settingsType().cast(settings));
    }
}
