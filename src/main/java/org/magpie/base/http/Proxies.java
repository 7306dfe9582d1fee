package org.magpie.base.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import okhttp3.Authenticator;
import okhttp3.Credentials;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Chooses the proxy of a call: the one that is set, else the environment's ({@code HTTPS_PROXY}, {@code HTTP_PROXY},
 * {@code ALL_PROXY}, but not for {@code NO_PROXY}), else the system's. This computer itself is always called directly.
 */
final class Proxies extends ProxySelector {
    private static final Logger LOG = LoggerFactory.getLogger(Proxies.class);

    private final @Nullable URI set;
    private final Map<String, String> environment;
    private final @Nullable ProxySelector system;

    Proxies(@Nullable URI set, Map<String, String> environment, @Nullable ProxySelector system) {
        this.set = set;
        this.environment = environment;
        this.system = system;
    }

    @Override
    public List<Proxy> select(URI address) {
        if (isThisComputer(address.getHost())) {
            return List.of(Proxy.NO_PROXY);
        }
        URI chosen = set != null ? set : ofEnvironment(address);
        if (chosen != null) {
            return List.of(proxy(chosen));
        }
        return system == null ? List.of(Proxy.NO_PROXY) : system.select(address);
    }

    static boolean isThisComputer(@Nullable String host) {
        return host == null
                || host.equalsIgnoreCase("localhost")
                || host.startsWith("127.")
                || host.equals("[::1]")
                || host.equals("::1");
    }

    private @Nullable URI ofEnvironment(URI address) {
        String host = address.getHost().toLowerCase(Locale.ROOT);
        boolean excluded = Stream.of(variable("no_proxy").split(","))
                .map(String::strip)
                .map(name -> name.startsWith("*.") ? name.substring(2) : name)
                .map(name -> name.startsWith(".") ? name.substring(1) : name)
                .filter(name -> !name.isEmpty())
                .anyMatch(name -> name.equals("*") || host.equals(name) || host.endsWith("." + name));
        if (excluded) {
            return null;
        }
        return Stream.of(variable(address.getScheme() + "_proxy"), variable("all_proxy"))
                .filter(value -> !value.isBlank())
                .map(value -> value.contains("://") ? value : "http://" + value)
                .map(Proxies::parsed)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable URI parsed(String value) {
        try {
            URI proxy = URI.create(value);
            return proxy.getHost() == null ? null : proxy;
        } catch (IllegalArgumentException failure) {
            LOG.warn("A proxy variable of the environment is no address and is passed over"); // it may hold a password
            return null;
        }
    }

    private String variable(String name) {
        String lower = environment.get(name);
        return lower != null ? lower : environment.getOrDefault(name.toUpperCase(Locale.ROOT), "");
    }

    private static Proxy proxy(URI address) {
        boolean socks = address.getScheme().startsWith("socks");
        int port = address.getPort() > 0 ? address.getPort() : socks ? 1080 : 8080;
        return new Proxy(
                socks ? Proxy.Type.SOCKS : Proxy.Type.HTTP,
                InetSocketAddress.createUnresolved(address.getHost(), port));
    }

    /** Answers a proxy that asks for name and password, once, with those of its address. */
    Authenticator authenticator() {
        return (route, response) -> {
            URI chosen =
                    set != null ? set : ofEnvironment(response.request().url().uri());
            String person = chosen == null ? null : chosen.getUserInfo();
            if (person == null || response.request().header("Proxy-Authorization") != null) {
                return null;
            }
            int colon = person.indexOf(':');
            return response.request()
                    .newBuilder()
                    .header(
                            "Proxy-Authorization",
                            Credentials.basic(
                                    colon < 0 ? person : person.substring(0, colon),
                                    colon < 0 ? "" : person.substring(colon + 1)))
                    .build();
        };
    }

    @Override
    public void connectFailed(URI address, SocketAddress proxy, IOException failure) {
        LOG.warn("The proxy {} does not answer", proxy);
        if (system != null && set == null) {
            system.connectFailed(address, proxy, failure);
        }
    }
}
