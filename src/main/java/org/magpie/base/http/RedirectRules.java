package org.magpie.base.http;

import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Follows redirects (RFC 9110, 15.4), ten at most and only to http and https: an answer that points to {@code magnet:} or
 * {@code file:} is handed back as it is, and so is one by which a public server points into the home network. Another origin gets none of the call's headers but those that say what kind of answer
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
        Response response = chain.proceed(request);
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
            response = chain.proceed(request);
        }
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
        if (!target.host().equals(request.url().host())
                && home.holds(target.host())
                && !home.holds(request.url().host())) {
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
