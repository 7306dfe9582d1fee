package org.magpie.pipeline.download.direct;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.Proxy;
import java.time.Duration;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.Message;
import org.magpie.pipeline.search.link.LinkHeaders;

/**
 * The requests of one try: for a range of the file if any of it is there, bound to the version of it that is (RFC 9110, 13.1.5 and
 * 14), and along redirects whose every step is looked at.
 */
final class Requests {
    private static final int MOST_REDIRECTS = 10;

    private final OkHttpClient client;
    private final SsrfGuard.Visit visit;
    private final HttpUrl address;
    private final DirectEntity row;

    Requests(OkHttpClient client, SsrfGuard guard, DirectEntity row) {
        this.address = HttpUrl.get(row.currentAddress());
        // What the source itself is decides, not where it has pointed to since.
        this.visit = guard.visit(HttpUrl.get(row.address()), row.indexerId());
        this.row = row;
        this.client = client.newBuilder()
                .socketFactory(new LargeReadSocketFactory())
                .dns(visit)
                .addNetworkInterceptor(this::checkPeer)
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(true)
                .callTimeout(Duration.ZERO)
                // Connection.watch ends what is silent or too slow, and a timer for each block read would cost a tenth
                // of the speed.
                .readTimeout(Duration.ZERO)
                .build();
    }

    /** Whom it is connected to is looked at once more: a name may have changed its meaning since it was looked up. */
    private Response checkPeer(Interceptor.Chain chain) throws IOException {
        var connection = chain.connection();
        if (connection != null && connection.route().proxy().type() == Proxy.Type.DIRECT) {
            InetSocketAddress peer = connection.route().socketAddress();
            if (peer.getAddress() != null) {
                visit.check(peer.getAddress());
            }
        }
        return chain.proceed(chain.request());
    }

    /**
     * Asks for the bytes from one on.
     *
     * @param from 0 for the whole file
     * @param last the last byte wanted, -1 for all that follow
     * @return the first answer that is no redirect
     * @throws RefusedException when it redirects to where no download may go
     */
    Response send(Connection connection, long from, long last) throws IOException {
        HttpUrl next = address;
        for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            visit.check(next);
            // Compression would make the bytes on disk others than those a range counts.
            Request.Builder request = new Request.Builder().url(next).header("Accept-Encoding", "identity");
            if (next.host().equals(address.host())) {
                // What a source wants to be asked with is for its own host alone.
                LinkHeaders.of(address.uri()).forEach(request::header);
            }
            if (from > 0) {
                request.header("Range", "bytes=" + from + "-" + (last < 0 ? "" : last));
                validator().ifPresent(value -> request.header("If-Range", value));
            }
            okhttp3.Call call = client.newCall(request.build());
            connection.sending(call);
            Response response = call.execute();
            connection.headCame();
            checkLength(connection, response);
            if (!isRedirect(response.code())) {
                return response;
            }
            try (response) {
                next = target(response);
            }
        }
        throw new RefusedException(Message.of("download.direct.too-many-redirects", MOST_REDIRECTS));
    }

    /** Less than nothing is a length that the HTTP client stumbles over, when it reads and when it closes. */
    private static void checkLength(Connection connection, Response response) throws IOException {
        if (response.body().contentLength() < -1) {
            connection.cancel();
            ProtocolException wrong = new ProtocolException("A length below nothing");
            try {
                response.close();
            } catch (IllegalArgumentException stumbled) {
                wrong.addSuppressed(stumbled);
            }
            throw wrong;
        }
    }

    private static boolean isRedirect(int status) {
        return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
    }

    private static HttpUrl target(Response response) throws IOException {
        String location = response.header("Location");
        HttpUrl next = location == null ? null : response.request().url().resolve(location);
        if (next == null) {
            // resolve() answers null for anything that is neither http nor https, file: among them.
            throw new RefusedException(Message.of("download.direct.bad-redirect"));
        }
        return next;
    }

    /** A weak tag says that two files mean the same, not that their bytes are (RFC 9110, 8.8.1). */
    private Optional<String> validator() {
        String tag = row.etag();
        if (tag != null && !tag.startsWith("W/")) {
            return Optional.of(tag);
        }
        return Optional.ofNullable(row.lastModified());
    }

    /** Whether a part of a file belongs to another version of it than what is there. */
    boolean isOther(Response response, @Nullable ContentRange range, long from) {
        if (range == null || range.from() != from) {
            return true;
        }
        String tag = response.header("ETag");
        boolean otherTag = tag != null && row.etag() != null && !tag.equals(row.etag());
        boolean otherSize = range.total() >= 0 && row.size() > 0 && range.total() != row.size();
        return otherTag || otherSize;
    }

    /** Whether the file can be told from other versions of it, and so be fetched in parts. */
    boolean canTellVersions() {
        return validator().isPresent() || row.checksum() != null;
    }

    /** Carries a refusal out of a request. */
    static final class RefusedException extends IOException {
        private static final long serialVersionUID = 1L;

        private final transient Message said;

        RefusedException(Message said) {
            super(said.key());
            this.said = said;
        }

        Message said() {
            return said;
        }
    }
}
