package org.magpie.base.http;

import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Follows redirects (RFC 9110, 15.4), ten at most and only to http and https: an answer that points to {@code magnet:} or
 * {@code file:} is handed back as it is. Where each hop may lead is for {@link HomeNetwork} to say. Another origin gets none of the call's headers but those that say what kind of answer
 * is wanted, since any other may hold a key, and no body.
 */
final class RedirectRules implements Interceptor {
    private static final int MOST = 10;
    private static final Set<String> HARMLESS =
            Set.of("accept", "accept-language", "accept-encoding", "user-agent", "range", "if-range");

    private final HomeNetwork home;

    RedirectRules(HomeNetwork home) {
        this.home = home;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Request request = chain.request();
        Source told = request.tag(Source.class);
        String source = told == null ? request.url().host() : told.host();
        Response response = proceed(chain, request, told == null ? home.named() : home.toldBy(source));
        if (request.tag(None.class) != null) {
            return response;
        }
        for (int followed = 0; ; followed++) {
            Request next = next(request, response);
            if (next == null) {
                return response;
            }
            response.close();
            if (followed == MOST) {
                throw new TooManyRedirectsException(MOST);
            }
            request = next;
            response = proceed(chain, request, home.toldBy(source));
        }
    }

    /** The host from which the first address came, where that was told by somebody else. */
    record Source(String host) {}

    /** Marks a request whose redirects are handed back. */
    enum None {
        FOLLOWED
    }

    /** The names are looked up for the connection itself; a number never is, so it is looked at here. */
    private static Response proceed(Chain chain, Request request, Dns names) throws IOException {
        String host = request.url().host();
        if (HomeNetwork.isNumber(host)) {
            names.lookup(host);
        }
        return chain.withDns(names).proceed(request);
    }

    private @Nullable Request next(Request request, Response response) {
        String location = response.header("Location");
        if (location == null || !isRedirect(response.code())) {
            return null;
        }
        HttpUrl target = request.url().resolve(location);
        if (target == null) {
            return null;
        }
        boolean keepsMethod = response.code() == 307 || response.code() == 308;
        boolean isRead = request.method().equals("GET") || request.method().equals("HEAD");
        boolean sameOrigin = isSameOrigin(request.url(), target);
        if (keepsMethod && !isRead && !sameOrigin) {
            return null;
        }
        Request.Builder next = request.newBuilder().url(target);
        if (!keepsMethod && !isRead) {
            next.method("GET", null).removeHeader("Content-Type");
        }
        if (!sameOrigin) {
            request.headers().names().stream()
                    .filter(name -> !HARMLESS.contains(name.toLowerCase(Locale.ROOT)))
                    .forEach(next::removeHeader);
        }
        return next.build();
    }

    private static boolean isRedirect(int status) {
        return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
    }

    private static boolean isSameOrigin(HttpUrl one, HttpUrl other) {
        return one.scheme().equals(other.scheme()) && one.host().equals(other.host()) && one.port() == other.port();
    }
}
