package org.magpie.base.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
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
                Http http = new Http("test", HttpSettings.usual(), new HomeNetwork(publicButLocalhost()))) {
            server.start();
            server.enqueue(new MockResponse.Builder()
                    .code(302)
                    .addHeader("Location", "http://localhost:" + server.getPort() + "/router/reboot")
                    .build());
            server.enqueue(new MockResponse.Builder().body("rebooted").build());

            Answer answer = http.send(Call.get(URI.create("http://127.0.0.1:" + server.getPort() + "/torrent")));

            assertThat(answer.status()).isEqualTo(302);
            assertThat(server.getRequestCount()).isEqualTo(1);
        }
    }

    /** For the test, this computer is of the internet under its number and at home under its name. */
    private static Dns publicButLocalhost() {
        return host -> {
            try {
                return List.of(InetAddress.getByName(host.equals("localhost") ? "192.168.1.1" : "8.8.8.8"));
            } catch (UnknownHostException impossible) {
                throw new IllegalStateException(impossible);
            }
        };
    }
}
