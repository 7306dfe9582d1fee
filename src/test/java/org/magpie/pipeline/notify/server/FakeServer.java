package org.magpie.pipeline.notify.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.magpie.base.http.Http;
import org.magpie.media.MediaKind;
import org.magpie.media.file.RootFolder;
import org.magpie.provider.Definition;
import org.magpie.provider.ProviderKind;

/** A media server that says what a test has it say, and keeps what it was asked. */
final class FakeServer implements AutoCloseable {
    final Http http = new Http("Magpie/test");
    final List<Asked> asked = new CopyOnWriteArrayList<>();
    /** What it says; 404 to anything else. */
    volatile Function<Asked, MockResponse> answer = request -> status(404);

    private final MockWebServer server = new MockWebServer();
    private final List<RootFolder> roots = new CopyOnWriteArrayList<>();

    /** @param path with its query, as it was sent */
    record Asked(String method, String path, Map<String, String> headers, String body) {
        String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }

    FakeServer() {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
                request.getHeaders().forEach(pair -> headers.put(pair.getFirst(), pair.getSecond()));
                Asked now = new Asked(
                        request.getMethod(),
                        request.getTarget(),
                        headers,
                        request.getBody() == null ? "" : request.getBody().string(StandardCharsets.UTF_8));
                asked.add(now);
                return answer.apply(now);
            }
        });
        try {
            server.start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static MockResponse json(String text) {
        return new MockResponse.Builder()
                .code(200)
                .addHeader("Content-Type", "application/json")
                .body(text)
                .build();
    }

    static MockResponse status(int code) {
        return new MockResponse.Builder().code(code).build();
    }

    String address() {
        return "http://127.0.0.1:" + server.getPort();
    }

    URI uri() {
        return URI.create(address());
    }

    void root(MediaKind kind, String path) {
        roots.add(new RootFolder(roots.size() + 1L, kind, Path.of(path), 1, true));
    }

    List<RootFolder> roots() {
        return List.copyOf(roots);
    }

    static <S extends Record> Definition<S> definition(String plug, S settings) {
        return new Definition<>(1, plug, ProviderKind.MEDIA_SERVER, "Den", true, 25, Set.of(), settings);
    }

    /** What was asked for at paths that begin so. */
    List<Asked> asked(String start) {
        return asked.stream().filter(each -> each.path().startsWith(start)).toList();
    }

    @Override
    public void close() {
        http.close();
        server.close();
    }
}
