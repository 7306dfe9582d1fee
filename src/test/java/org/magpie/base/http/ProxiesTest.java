package org.magpie.base.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProxiesTest {
    private static Proxy of(Map<String, String> environment, String address) {
        List<Proxy> proxies = new Proxies(null, environment, null).select(URI.create(address));
        assertThat(proxies).hasSize(1);
        return proxies.getFirst();
    }

    private static Proxy http(String host, int port) {
        return new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(host, port));
    }

    @Test
    void the_environment_names_a_proxy_by_scheme() {
        Map<String, String> environment =
                Map.of("HTTPS_PROXY", "http://secure:3128", "http_proxy", "plain:81", "ALL_PROXY", "socks5://all:1");
        assertThat(of(environment, "https://example.org")).isEqualTo(http("secure", 3128));
        assertThat(of(environment, "http://example.org")).isEqualTo(http("plain", 81));
        assertThat(of(Map.of("ALL_PROXY", "socks5://all:1"), "http://example.org"))
                .isEqualTo(new Proxy(Proxy.Type.SOCKS, InetSocketAddress.createUnresolved("all", 1)));
    }

    @Test
    void what_is_excluded_is_called_directly_and_this_computer_always() {
        Map<String, String> environment = Map.of("http_proxy", "plain:81", "NO_PROXY", "example.org, .lan,*.home");
        assertThat(of(environment, "http://example.org")).isEqualTo(Proxy.NO_PROXY);
        assertThat(of(environment, "http://www.example.org")).isEqualTo(Proxy.NO_PROXY);
        assertThat(of(environment, "http://box.lan")).isEqualTo(Proxy.NO_PROXY);
        assertThat(of(environment, "http://nas.home")).isEqualTo(Proxy.NO_PROXY);
        assertThat(of(environment, "http://127.0.0.1:8080")).isEqualTo(Proxy.NO_PROXY);
        assertThat(of(environment, "http://localhost")).isEqualTo(Proxy.NO_PROXY);
        assertThat(of(environment, "http://badexample.org")).isEqualTo(http("plain", 81));
        assertThat(of(Map.of("http_proxy", "plain:81", "no_proxy", "*"), "http://a.org"))
                .isEqualTo(Proxy.NO_PROXY);
    }

    @Test
    void a_variable_that_is_no_address_is_passed_over() {
        assertThat(of(Map.of("http_proxy", "://%%"), "http://example.org")).isEqualTo(Proxy.NO_PROXY);
    }
}
