package org.magpie.testing.recorded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.Call;
import okhttp3.Headers;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.Buffer;
import okio.ByteString;
import org.jspecify.annotations.Nullable;
import org.magpie.testing.recorded.Recording.Exchange;
import org.magpie.testing.recorded.Recording.Step;

/**
 * Stands where a program is expected: passes each call on to the real one and notes it, or answers as it was noted. Calls that
 * nobody has noted get a 599, and are told by {@link #complaints}. Safe for any number of threads.
 */
final class ProgramServer implements AutoCloseable {
    private static final Set<String> NOT_PASSED_ON =
            Set.of("host", "content-length", "connection", "accept-encoding", "transfer-encoding", "content-encoding");
    private static final int UNKNOWN = 599;

    private final MockWebServer server = new MockWebServer();
    private final Placeholders placeholders;
    private final Recording recording;
    private final List<String> complaints = new ArrayList<>();
    private final boolean records;
    private final URI program;

    private volatile @Nullable OkHttpClient client;
    private String step = "";
    private List<Exchange> noted = new ArrayList<>();
    private int at = -1;
    private final Map<String, Integer> answered = new HashMap<>();

    private ProgramServer(Placeholders placeholders, Recording recording, boolean records, URI program) {
        this.placeholders = placeholders;
        this.recording = recording;
        this.records = records;
        this.program = program;
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return records ? passedOn(request) : replayed(request);
            }
        });
        try {
            server.start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /**
     * @param program where the real one listens
     */
    static ProgramServer recording(URI program, Placeholders placeholders) {
        return new ProgramServer(placeholders, new Recording(), true, program);
    }

    static ProgramServer replaying(Recording recording, Placeholders placeholders) {
        return new ProgramServer(placeholders, recording, false, URI.create("http://nowhere/"));
    }

    /** Scheme, host and port. */
    String address() {
        return "http://127.0.0.1:" + server.getPort();
    }

    /** Says what the calls that come now are made for. */
    synchronized void begin(String name) {
        step = placeholders.hide(name);
        noted = new ArrayList<>();
        answered.clear();
        // Where the recording does not go on with this step, it is the last one again, or one in which no call is made.
        List<Step> steps = recording.steps();
        if (!records && at + 1 < steps.size() && steps.get(at + 1).name().equals(step)) {
            at++;
        }
    }

    /** Says what came of them. */
    synchronized void end(String outcome) {
        if (records) {
            recording.add(new Step(step, noted, outcome));
        }
        step = "";
    }

    /** What was asked for but is not noted. */
    synchronized List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** All that was noted. */
    synchronized Recording recorded() {
        return recording;
    }

    private Call.Factory client() {
        OkHttpClient made = client;
        if (made == null) {
            made = new OkHttpClient.Builder().followRedirects(false).build();
            client = made;
        }
        return made;
    }

    private MockResponse passedOn(RecordedRequest request) {
        Headers.Builder headers = new Headers.Builder();
        request.getHeaders().forEach(header -> {
            if (!NOT_PASSED_ON.contains(header.getFirst().toLowerCase(Locale.ROOT))) {
                // Some programs look whether a call comes from their own page.
                headers.add(header.getFirst(), header.getSecond().replace(address(), program.toString()));
            }
        });
        ByteString body = request.getBody();
        Request.Builder call = new Request.Builder()
                .url(program + request.getTarget())
                .headers(headers.build())
                .method(request.getMethod(), body == null ? null : RequestBody.create(body, null));
        try (Response response = client().newCall(call.build()).execute()) {
            byte[] bytes = response.body().bytes();
            MockResponse.Builder answer = new MockResponse.Builder().code(response.code());
            Map<String, String> kept = new LinkedHashMap<>();
            response.headers().forEach(header -> {
                String name = header.getFirst();
                if (!NOT_PASSED_ON.contains(name.toLowerCase(Locale.ROOT))) {
                    answer.addHeader(name, header.getSecond());
                    if (Placeholders.matters(name)) {
                        kept.put(name.toLowerCase(Locale.ROOT), withoutSession(name, header.getSecond()));
                    }
                }
            });
            String text = new String(bytes, StandardCharsets.UTF_8).stripTrailing();
            synchronized (this) {
                if (step.isEmpty()) {
                    complaints.add("outside of every step: " + line(request));
                }
                noted.add(new Exchange(
                        line(request),
                        response.code(),
                        kept,
                        placeholders.hide(text).replaceAll("\r?\n", "\n")));
            }
            return answer.body(new Buffer().write(bytes)).build();
        } catch (IOException failure) {
            return new MockResponse.Builder()
                    .onRequestStart(SocketEffect.ShutdownConnection.INSTANCE)
                    .build();
        }
    }

    /** What opens a session is worth nothing later, but it is nobody's to read. */
    private String withoutSession(String name, String value) {
        if (name.equalsIgnoreCase("set-cookie")) {
            String[] parts = value.split("[=;]", 3);
            if (parts.length > 1 && parts[1].length() > 3) {
                placeholders.add("session", parts[1]);
            }
        } else if (name.equalsIgnoreCase("X-Transmission-Session-Id")) {
            placeholders.add("session", value);
        }
        return placeholders.hide(value);
    }

    private synchronized MockResponse replayed(RecordedRequest request) {
        String line = line(request);
        List<Exchange> known = at < 0 || !recording.steps().get(at).name().equals(step)
                ? List.of()
                : recording.steps().get(at).exchanges().stream()
                        .filter(each -> each.request().equals(line))
                        .toList();
        if (known.isEmpty()) {
            complaints.add("in \"" + step + "\": " + line);
            return new MockResponse.Builder().code(UNKNOWN).build();
        }
        // A client that polls is answered the last one again and again.
        int number = Math.min(answered.merge(line, 1, Integer::sum), known.size()) - 1;
        Exchange exchange = known.get(number);
        MockResponse.Builder answer = new MockResponse.Builder().code(exchange.status());
        exchange.headers().forEach((name, value) -> answer.addHeader(name, placeholders.show(value)));
        answer.addHeader("Connection", "close"); // the server waits for open ones when it ends
        return answer.body(placeholders.show(exchange.body())).build();
    }

    private String line(RecordedRequest request) {
        ByteString body = request.getBody();
        String type = request.getHeaders().get("Content-Type");
        return placeholders.request(
                request.getMethod(),
                request.getTarget(),
                type == null ? "" : type,
                body == null ? new byte[0] : body.toByteArray());
    }

    @Override
    public void close() {
        server.close();
        if (client != null) {
            client.dispatcher().executorService().shutdown();
            client.connectionPool().evictAll();
        }
    }
}
