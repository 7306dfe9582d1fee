package org.magpie.base.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.ProxySelector;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import okhttp3.Dns;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.Buffer;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;
import org.magpie.base.http.HttpException.Reason;

/**
 * The one HTTP client. Every call is bounded in time and bytes, waits for its turn at its host, and is made again when it failed
 * for a passing reason and may be. A host that has stopped answering is left alone for a while. No cookies are kept. Safe for
 * any number of threads.
 */
public final class Http implements AutoCloseable {
    private static final Set<Integer> PASSING = Set.of(429, 502, 503, 504);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(400);
    private static final HttpSettings.Rate LOCAL = new HttpSettings.Rate(200, Duration.ofSeconds(1));
    private static final int MOST_HOSTS = 1_000;

    private final HttpSettings settings;
    private final String userAgent;
    private final HostPauses pauses;
    private final Clock clock;
    private final HomeNetwork home;
    private final ReentrantLock making = new ReentrantLock();
    private volatile @Nullable Clients clients;
    private final Cache<String, HostGuard> guards = Caffeine.newBuilder()
            .maximumSize(MOST_HOSTS)
            .expireAfterAccess(Duration.ofHours(1))
            .build();

    public Http(String userAgent) {
        this(userAgent, HttpSettings.usual());
    }

    public Http(String userAgent, HttpSettings settings) {
        this(userAgent, settings, new HomeNetwork(Dns.SYSTEM));
    }

    /**
     * @param userAgent product, version and an address at which its makers can be reached, as public services demand
     * @param pauses keeps how long services ask to be left alone
     */
    public Http(String userAgent, HttpSettings settings, HostPauses pauses, Clock clock) {
        this(userAgent, settings, pauses, clock, new HomeNetwork(Dns.SYSTEM));
    }

    Http(String userAgent, HttpSettings settings, HomeNetwork home) {
        this(userAgent, settings, new RememberedPauses(), Clock.systemUTC(), home);
    }

    private Http(String userAgent, HttpSettings settings, HostPauses pauses, Clock clock, HomeNetwork home) {
        this.settings = settings;
        this.userAgent = userAgent;
        this.pauses = pauses;
        this.clock = clock;
        this.home = home;
    }

    /**
     * The library's own clients.
     *
     * @param plain bounded in time
     * @param streaming the same without a bound over the whole call
     */
    private record Clients(OkHttpClient plain, OkHttpClient streaming) {}

    /** Made with the first call: a client reads the certificates of the whole world, and many commands make no call. */
    private Clients clients() {
        Clients made = clients;
        if (made == null) {
            making.lock();
            try {
                made = clients;
                if (made == null) {
                    OkHttpClient plain = newClient();
                    made = new Clients(
                            plain, plain.newBuilder().callTimeout(Duration.ZERO).build());
                    clients = made;
                }
            } finally {
                making.unlock();
            }
        }
        return made;
    }

    private OkHttpClient newClient() {
        Proxies proxies = new Proxies(settings.proxy(), System.getenv(), ProxySelector.getDefault());
        return new OkHttpClient.Builder()
                .connectTimeout(settings.connect())
                .readTimeout(settings.silence())
                .writeTimeout(settings.silence())
                .proxySelector(proxies)
                .proxyAuthenticator(proxies.authenticator())
                .followRedirects(false) // RedirectRules does, and knows which headers may go along
                .followSslRedirects(false)
                .retryOnConnectionFailure(true)
                .addInterceptor(named(userAgent))
                .addInterceptor(new RedirectRules(home))
                .addInterceptor(new CallLog())
                .build();
    }

    private static Interceptor named(String userAgent) {
        return chain -> {
            Request request = chain.request();
            return chain.proceed(
                    request.header("User-Agent") != null
                            ? request
                            : request.newBuilder()
                                    .header("User-Agent", userAgent)
                                    .build());
        };
    }

    /**
     * Sends a call and reads the whole answer.
     *
     * @throws HttpException when no whole answer came; a status such as 404 is an answer
     */
    public HttpResponse send(Call call) {
        Request request = request(call);
        Deadline deadline = new Deadline(call.timeout());
        int tries = isRepeatable(call) ? Math.max(1, call.tries()) : 1;
        for (int made = 1; ; made++) {
            Duration pause;
            try {
                HttpResponse answer = attempt(call, request, deadline);
                pause = pauseAfter(answer, made);
                if (made >= tries || pause == null || !deadline.allows(pause)) {
                    return answer;
                }
            } catch (HttpException failure) {
                pause = backOff(made);
                if (made >= tries || !failure.isPassing() || !deadline.allows(pause)) {
                    throw failure;
                }
            }
            Deadline.sleep(pause, call.toString());
        }
    }

    private static boolean isRepeatable(Call call) {
        return call.method().equals("GET") || call.method().equals("HEAD");
    }

    /** Null when the answer is one to keep: what it asks for is for whoever made the call to decide. */
    private @Nullable Duration pauseAfter(HttpResponse answer, int made) {
        if (!PASSING.contains(answer.status())) {
            return null;
        }
        Duration asked = answer.retryAfter(clock.instant()).orElse(null);
        if (asked == null) {
            return answer.status() == 429 ? null : backOff(made);
        }
        Duration own = backOff(made);
        return asked.compareTo(own) > 0 ? asked : own;
    }

    /** Doubles with each try; half of it is chance, so that many who failed together do not come back together. */
    private static Duration backOff(int made) {
        long most = FIRST_PAUSE.toMillis() << Math.min(made - 1, 8);
        return Duration.ofMillis(most / 2 + ThreadLocalRandom.current().nextLong(most / 2 + 1));
    }

    private static Request request(Call call) {
        try {
            Request.Builder request = new Request.Builder().url(call.address().toString());
            URI source = call.source();
            if (source != null) {
                request.tag(RedirectRules.Source.class, new RedirectRules.Source(String.valueOf(source.getHost())));
            }
            if (!call.redirected()) {
                request.tag(RedirectRules.None.class, RedirectRules.None.FOLLOWED);
            }
            call.headers().forEach(request::header);
            Body body = call.body();
            return request.method(
                            call.method(),
                            body == null ? null : RequestBody.create(body.bytes(), MediaType.parse(body.type())))
                    .build();
        } catch (IllegalArgumentException failure) {
            // its text quotes the address or a header, keys and all
            throw new HttpException(Reason.BAD_ADDRESS, call.toString(), null);
        }
    }

    private HttpResponse attempt(Call call, Request request, Deadline deadline) {
        return guarded(call, request, deadline, response -> read(call, response));
    }

    /** What is made of a body. */
    private interface BodyReading {
        byte[] read(Response response) throws IOException;
    }

    private HttpResponse guarded(Call call, Request request, Deadline deadline, BodyReading reading) {
        HostGuard guard = guard(request);
        guard.enter(call.toString(), deadline);
        long start = System.nanoTime();
        try {
            HttpResponse answer = exchange(call, request, deadline, reading);
            guard.answered(Duration.ofNanos(System.nanoTime() - start));
            guard.heed(answer);
            return answer;
        } catch (HttpException failure) {
            guard.failed(Duration.ofNanos(System.nanoTime() - start), failure);
            throw failure;
        } catch (RuntimeException | Error failure) {
            guard.answered(Duration.ofNanos(System.nanoTime() - start)); // our fault, not the host's
            throw failure;
        }
    }

    private HostGuard guard(Request request) {
        String host = request.url().host();
        Optional<String> service = settings.rateName(host);
        if (service.isPresent()) {
            HttpSettings.Rate documented =
                    Objects.requireNonNull(settings.rates().get(service.get()));
            return guards.get(
                    service.get(),
                    name -> new HostGuard(name, documented, settings, new ServicePause(name, pauses, clock)));
        }
        HttpSettings.Rate rate = Proxies.isThisComputer(host) ? LOCAL : settings.rate();
        return guards.get(host + ":" + request.url().port(), name -> new HostGuard(name, rate, settings, null));
    }

    private HttpResponse exchange(Call call, Request request, Deadline deadline, BodyReading reading) {
        okhttp3.Call sent = clients().plain().newCall(request);
        sent.timeout().timeout(Math.max(1, deadline.left().toMillis()), TimeUnit.MILLISECONDS);
        boolean answering = false;
        try (Response response = sent.execute()) {
            answering = true;
            byte[] bytes = reading.read(response);
            Map<String, List<String>> headers = new HashMap<>();
            response.headers()
                    .toMultimap()
                    .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
            return new HttpResponse(response.code(), response.request().url().uri(), headers, bytes);
        } catch (InterruptedIOException failure) { // of a read or of the whole call
            throw new HttpException(Reason.TIMED_OUT, call.toString(), failure);
        } catch (HomeAddressException failure) {
            throw new HttpException(Reason.HOME_NETWORK, call.toString(), failure);
        } catch (TooManyRedirectsException failure) {
            throw new HttpException(Reason.REDIRECTED, call.toString(), failure);
        } catch (IOException failure) {
            throw new HttpException(answering ? Reason.INCOMPLETE : Reason.UNREACHABLE, call.toString(), failure);
        }
    }

    /** Counts what comes out of decompression: a small answer can hold a very large one. */
    private static byte[] read(Call call, Response response) throws IOException {
        if (!call.cut() && response.body().contentLength() > call.limit()) {
            throw new HttpException(Reason.TOO_LARGE, call.toString(), null);
        }
        Buffer buffer = new Buffer();
        BufferedSource source = response.body().source();
        while (source.read(buffer, 65_536) != -1) {
            if (buffer.size() > call.limit()) {
                if (call.cut()) {
                    return buffer.readByteArray(call.limit());
                }
                throw new HttpException(Reason.TOO_LARGE, call.toString(), null);
            }
        }
        return buffer.readByteArray();
    }

    /**
     * Sends a call once and writes the body of an answer of 200 to 299 as it comes, for what is too large to be held.
     *
     * @return the answer without its body
     * @throws HttpException when no whole answer came; a status such as 304 or 404 is an answer
     * @throws UncheckedIOException when the body cannot be written
     */
    public HttpResponse receive(Call call, OutputStream to) {
        Request request = request(call);
        return guarded(call, request, new Deadline(call.timeout()), response -> {
            if (response.isSuccessful()) {
                copy(call, response, to);
            }
            return new byte[0];
        });
    }

    private static void copy(Call call, Response response, OutputStream to) throws IOException {
        byte[] block = new byte[65_536];
        InputStream from = response.body().byteStream();
        long received = 0;
        for (int count = from.read(block); count >= 0; count = from.read(block)) {
            received += count;
            if (received > call.limit()) {
                throw new HttpException(Reason.TOO_LARGE, call.toString(), null);
            }
            try {
                to.write(block, 0, count);
            } catch (IOException disk) {
                throw new UncheckedIOException(disk);
            }
        }
    }

    /**
     * For answers that are read as a stream, such as downloads: no bound on the whole time, but on each silence. Shares
     * connections, proxies and the rules for redirects with {@link #send}; whoever uses it bounds and closes what it reads.
     */
    public OkHttpClient streaming() {
        return clients().streaming();
    }

    /** As {@link #streaming}, but redirects are handed back: for those who look at each step of the way themselves. */
    public OkHttpClient streamingStepByStep() {
        OkHttpClient.Builder builder = clients().streaming().newBuilder();
        builder.interceptors().removeIf(RedirectRules.class::isInstance);
        return builder.build();
    }

    /** Ends the calls under way and frees connections and threads. */
    @Override
    public void close() {
        Clients made = clients;
        if (made == null) {
            return;
        }
        made.plain().dispatcher().cancelAll();
        made.plain().dispatcher().executorService().shutdown();
        made.plain().connectionPool().evictAll();
    }
}
