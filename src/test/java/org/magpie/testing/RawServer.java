package org.magpie.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server on loopback that writes whatever a test wants, byte by byte, so that it can break every rule of HTTP. */
public final class RawServer implements AutoCloseable {
    private final ServerSocket socket;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private volatile Handler handler;

    /** Writes an answer; the connection is closed behind it. */
    public interface Handler {
        void answer(Request request, OutputStream out) throws IOException;
    }

    /**
     * @param headers by lower-case name
     */
    public record Request(String method, String path, Map<String, String> headers) {
        /** First byte that is asked for, 0 where no range is. */
        public long from() {
            String range = headers.getOrDefault("range", "bytes=0-");
            return Long.parseLong(range.substring("bytes=".length(), range.indexOf('-')));
        }
    }

    public RawServer(Handler handler) throws IOException {
        this(InetAddress.getByName("127.0.0.1"), handler);
    }

    public RawServer(InetAddress address, Handler handler) throws IOException {
        this.handler = handler;
        this.socket = new ServerSocket(0, 50, address);
        Thread.ofVirtual().start(this::accept);
    }

    /** From now on answers so. */
    public void answers(Handler next) {
        handler = next;
    }

    public URI address(String path) {
        return URI.create("http://" + socket.getInetAddress().getHostAddress() + ":" + socket.getLocalPort() + path);
    }

    public List<Request> requests() {
        return List.copyOf(requests);
    }

    /** A whole answer's head. */
    public static void head(OutputStream out, String status, String... headers) throws IOException {
        out.write(("HTTP/1.1 " + status + "\r\nConnection: close\r\n" + String.join("\r\n", headers) + "\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    /** A well-behaved file with ranges. */
    public static Handler file(byte[] content, String etag) {
        return (request, out) -> {
            boolean same = request.headers().getOrDefault("if-range", etag).equals(etag);
            if (request.headers().containsKey("range") && same) {
                long from = request.from();
                head(
                        out,
                        "206 Partial Content",
                        "Content-Length: " + (content.length - from),
                        "Content-Range: bytes " + from + "-" + (content.length - 1) + "/" + content.length,
                        "ETag: " + etag);
                out.write(content, (int) from, (int) (content.length - from));
            } else {
                head(out, "200 OK", "Content-Length: " + content.length, "Accept-Ranges: bytes", "ETag: " + etag);
                out.write(content);
            }
        };
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket caller = socket.accept();
                open.add(caller);
                Thread.ofVirtual().start(() -> serve(caller));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket caller) {
        try (caller) {
            BufferedReader reader =
                    new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.ISO_8859_1));
            String first = reader.readLine();
            if (first == null) {
                return;
            }
            Map<String, String> headers = new TreeMap<>();
            for (String line = reader.readLine(); line != null && !line.isEmpty(); line = reader.readLine()) {
                int colon = line.indexOf(':');
                headers.put(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
            String[] parts = first.split(" ");
            Request request = new Request(parts[0], parts[1], headers);
            requests.add(request);
            handler.answer(request, caller.getOutputStream());
            caller.getOutputStream().flush();
        } catch (IOException callerWentAway) {
            // What a test looks at is how Magpie ends, not how its connection did.
            return;
        } finally {
            open.remove(caller);
        }
    }

    /** How many callers are still connected. */
    public int connections() {
        return open.size();
    }

    @Override
    public void close() {
        try {
            socket.close();
            for (Socket caller : open) {
                caller.close();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
