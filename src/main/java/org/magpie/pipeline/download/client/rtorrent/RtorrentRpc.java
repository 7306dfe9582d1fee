package org.magpie.pipeline.download.client.rtorrent;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.magpie.base.error.Message;
import org.magpie.base.http.BasicAuth;
import org.magpie.base.http.Body;
import org.magpie.base.http.Call;
import org.magpie.base.http.HttpResponse;
import org.magpie.base.text.BadXmlException;
import org.magpie.provider.ProviderException;
import org.magpie.provider.ProviderHttp;

/** Talks XML-RPC to one rTorrent: over HTTP, or over SCGI where the address begins so. Safe for any number of threads. */
public final class RtorrentRpc {
    private static final Duration AT_MOST = Duration.ofSeconds(30);
    private static final int SCGI_PORT = 5000;

    private final ProviderHttp http;
    private final String name;
    private final Rtorrent.Settings settings;

    public RtorrentRpc(ProviderHttp http, String name, Rtorrent.Settings settings) {
        this.http = http;
        this.name = name;
        this.settings = settings;
    }

    /**
     * Calls a method.
     *
     * @return as {@link XmlRpc.Reply.Value} says
     * @throws ProviderException.Refused with rTorrent's own words when it says no
     */
    public Object call(String method, Object... parameters) {
        return switch (attempt(method, parameters)) {
            case XmlRpc.Reply.Value value -> value.value();
            case XmlRpc.Reply.Fault fault ->
                throw new ProviderException.Refused(Message.of("plug.client.says", name, fault.words()));
        };
    }

    /** Calls a method whose "no" means something. */
    XmlRpc.Reply attempt(String method, Object... parameters) {
        byte[] call = XmlRpc.call(method, List.of(parameters));
        URI address = address();
        byte[] answer = isScgi(address) ? scgi(address, call) : http(address, call);
        try {
            return XmlRpc.read(answer);
        } catch (BadXmlException | IllegalArgumentException failure) {
            throw new ProviderException.BadAnswer(Message.of("plug.client.not-one", name, "rTorrent"), failure);
        }
    }

    private byte[] http(URI address, byte[] body) {
        Call call = Call.post(address, new Body("text/xml", body));
        if (!settings.user().isEmpty() || !settings.password().isEmpty()) {
            call = call.header("Authorization", BasicAuth.of(settings.user(), settings.password()));
        }
        HttpResponse response = http.exchange(name, call);
        if (response.status() == 401) {
            throw new ProviderException.Unauthorized(Message.of("plug.client.wrong-password", name));
        }
        if (response.status() == 404 || response.status() == 405) {
            throw new ProviderException.BadAnswer(Message.of("plug.rtorrent.no-rpc", name), null);
        }
        return http.checked(name, response).bytes();
    }

    private byte[] scgi(URI address, byte[] body) {
        try {
            return new Scgi(address.getHost(), address.getPort() < 0 ? SCGI_PORT : address.getPort(), AT_MOST)
                    .post(body);
        } catch (IOException failure) {
            throw new ProviderException.Unreachable(
                    Message.of("plug.rtorrent.unreachable", name, address.getHost() + ":" + address.getPort()),
                    failure);
        }
    }

    private URI address() {
        try {
            URI address = new URI(settings.address().strip());
            String scheme =
                    address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
            if (List.of("http", "https", "scgi").contains(scheme) && address.getHost() != null) {
                return address;
            }
        } catch (java.net.URISyntaxException failure) {
            // said below
        }
        throw new ProviderException.BadSettings(Message.of("plug.client.address", name));
    }

    private static boolean isScgi(URI address) {
        return address.getScheme().equalsIgnoreCase("scgi");
    }
}
