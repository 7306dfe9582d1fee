package org.magpie.base.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.Buffer;
import org.magpie.base.http.HttpException.Reason;

/** The one HTTP client: every call is bounded in time and bytes. Safe for any number of threads. */
public final class Http implements AutoCloseable {
    private final OkHttpClient client;

    public Http(String userAgent) {
        this.client = new OkHttpClient.Builder()
                .connectTimeout(Duration.ofSeconds(10))
                .readTimeout(Duration.ofSeconds(30))
                .addInterceptor(chain -> chain.proceed(
                        chain.request().header("User-Agent") != null
                                ? chain.request()
                                : chain.request()
                                        .newBuilder()
                                        .header("User-Agent", userAgent)
                                        .build()))
                .build();
    }

    /**
     * Sends a call and reads the whole answer.
     *
     * @throws HttpException when no whole answer came; a status such as 404 is an answer
     */
    public Answer send(Call call) {
        Request.Builder request;
        try {
            request = new Request.Builder().url(call.address().toString());
        } catch (IllegalArgumentException failure) {
            throw new HttpException(Reason.BAD_ADDRESS, call.toString(), failure);
        }
        call.headers().forEach(request::header);
        Body body = call.body();
        request.method(
                call.method(), body == null ? null : RequestBody.create(body.bytes(), MediaType.parse(body.type())));
        okhttp3.Call sent = client.newCall(request.build());
        sent.timeout().timeout(call.timeout().toMillis(), java.util.concurrent.TimeUnit.MILLISECONDS);
        try (Response response = sent.execute()) {
            Buffer buffer = new Buffer();
            while (response.body().source().read(buffer, 65536) != -1) {
                if (buffer.size() > call.limit()) {
                    throw new HttpException(Reason.TOO_LARGE, call.toString(), null);
                }
            }
            Map<String, List<String>> headers = new HashMap<>();
            response.headers()
                    .toMultimap()
                    .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
            return new Answer(response.code(), response.request().url().uri(), headers, buffer.readByteArray());
        } catch (SocketTimeoutException failure) {
            throw new HttpException(Reason.TIMED_OUT, call.toString(), failure);
        } catch (InterruptedIOException failure) {
            throw new HttpException(Reason.TIMED_OUT, call.toString(), failure);
        } catch (IOException failure) {
            throw new HttpException(Reason.UNREACHABLE, call.toString(), failure);
        }
    }

    /** For answers that are read as a stream, such as downloads. Shares connections with {@link #send}. */
    public OkHttpClient streaming() {
        return client;
    }

    @Override
    public void close() {
        client.connectionPool().evictAll();
    }
}
