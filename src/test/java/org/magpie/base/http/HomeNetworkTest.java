package org.magpie.base.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.Dns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HomeNetworkTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "nas.local",
                "127.0.0.1",
                "10.1.2.3",
                "192.168.1.7",
                "172.16.0.1",
                "169.254.1.1",
                "100.64.0.1",
                "0.0.0.0",
                "::1",
                "fd00::1",
                "fe80::1"
            })
    void knowsItsOwnMachinesByName(String host) {
        assertThat(HomeNetwork.isPrivateName(host)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"example.org", "8.8.8.8", "100.128.0.1", "172.32.0.1", "2001:db8::1", "fdic.example.org"})
    void knowsThoseOfTheInternetByName(String host) {
        assertThat(HomeNetwork.isPrivateName(host)).isFalse();
    }

    @Test
    void aPublicServerCannotPointIntoTheHomeNetwork() throws IOException {
        try (MockWebServer server = new MockWebServer();
                Http http = new Http("test", HttpSettings.usual(), new HomeNetwork(allPublicButRouter()))) {
            server.start();
            server.enqueue(new MockResponse.Builder()
                    .code(302)
                    .addHeader("Location", "http://router.example:" + server.getPort() + "/router/reboot")
                    .build());
            server.enqueue(new MockResponse.Builder().body("rebooted").build());

            assertThatThrownBy(
                            () -> http.send(Call.get(URI.create("http://127.0.0.1:" + server.getPort() + "/torrent"))))
                    .extracting("reason")
                    .isEqualTo(HttpException.Reason.HOME_NETWORK);
            assertThat(server.getRequestCount()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "169.254.169.254",
                "2852039166",
                "[fe80::1]",
                "[::ffff:169.254.169.254]",
                "[64:ff9b::a9fe:a9fe]",
                "[2002:a9fe:a9fe::1]",
                "[fd00:ec2::254]",
                "100.100.100.200"
            })
    void nothingLeadsToLinkLocalAddressesInWhateverSpelling(String host) throws IOException {
        try (MockWebServer server = new MockWebServer();
                Http http = new Http("test")) {
            server.start();
            server.enqueue(new MockResponse.Builder()
                    .code(302)
                    .addHeader("Location", "http://" + host + "/latest/meta-data/")
                    .build());
            for (String address : List.of(server.url("/").toString(), "http://" + host + "/x")) {
                assertThatThrownBy(() -> http.send(Call.get(URI.create(address)).once()))
                        .extracting("reason")
                        .isEqualTo(HttpException.Reason.HOME_NETWORK);
            }
        }
    }

    @Test
    void aLinkOfAnIndexerOfTheInternetMayNotLeadHomeWhateverItIsCalled() throws Exception {
        HomeNetwork home = new HomeNetwork(host -> List.of(InetAddress.getByAddress(
                host,
                host.equals("192-168-1-1.example")
                        ? new byte[] {(byte) 192, (byte) 168, 1, 1}
                        : new byte[] {8, 8, 8, 8})));
        assertThat(home.named().lookup("192-168-1-1.example")).hasSize(1);
        assertThatThrownBy(() -> home.toldBy("indexer.example").lookup("192-168-1-1.example"))
                .isInstanceOf(HomeAddressException.class);
        assertThat(home.toldBy("192-168-1-1.example").lookup("192-168-1-1.example"))
                .hasSize(1);
    }

    @Test
    void aNameThatWasOfTheInternetMayNotTurnIntoOneOfTheHomeNetwork() throws Exception {
        AtomicBoolean turned = new AtomicBoolean();
        HomeNetwork home = new HomeNetwork(host -> List.of(
                InetAddress.getByAddress(host, turned.get() ? new byte[] {10, 0, 0, 1} : new byte[] {8, 8, 8, 8})));
        assertThat(home.named().lookup("indexer.example")).hasSize(1);
        turned.set(true);
        assertThatThrownBy(() -> home.toldBy("indexer.example").lookup("indexer.example"))
                .isInstanceOf(HomeAddressException.class);
    }

    @Test
    void aProgramAtHomeMaySendOnWithinItsMachineOnly() throws Exception {
        HomeNetwork home = new HomeNetwork(host ->
                List.of(InetAddress.getByAddress(host, new byte[] {(byte) 192, (byte) 168, 1, (byte) host.length()})));
        assertThat(home.toldBy("nas.lan").lookup("nas.lan")).hasSize(1);
        assertThatThrownBy(() -> home.toldBy("nas.lan").lookup("router.lan")).isInstanceOf(HomeAddressException.class);
        assertThatThrownBy(() -> home.toldBy("nas.lan").lookup("localhost")).isInstanceOf(HomeAddressException.class);
        assertThat(HomeNetwork.isSameMachine("localhost", "127.0.0.1")).isTrue();
    }

    /** For the test, this computer is of the internet under its number and at home under its name. */
    private static Dns allPublicButRouter() {
        return host -> {
            try {
                return List.of(InetAddress.getByName(host.equals("router.example") ? "192.168.1.1" : "8.8.8.8"));
            } catch (UnknownHostException impossible) {
                throw new IllegalStateException(impossible);
            }
        };
    }
}
