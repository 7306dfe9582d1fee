package org.magpie.base.http;

import java.io.IOException;
import java.time.Duration;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes one debug line a request: where to, what came, how long it took; no query, header or body. */
final class CallLog implements Interceptor {
    private static final Logger LOG = LoggerFactory.getLogger(CallLog.class);

    @Override
    public Response intercept(Chain chain) throws IOException {
        Request request = chain.request();
        long start = System.nanoTime();
        try {
            Response response = chain.proceed(request);
            LOG.debug("{} {} -> {} in {} ms", request.method(), shown(request), response.code(), since(start));
            return response;
        } catch (IOException failure) {
            LOG.debug(
                    "{} {} -> {} in {} ms",
                    request.method(),
                    shown(request),
                    failure.getClass().getSimpleName(),
                    since(start));
            throw failure;
        }
    }

    private static String shown(Request request) {
        HttpUrl address = request.url();
        return ShownAddress.of(address.scheme(), address.host(), address.port(), address.encodedPath());
    }

    private static long since(long start) {
        return Duration.ofNanos(System.nanoTime() - start).toMillis();
    }
}
