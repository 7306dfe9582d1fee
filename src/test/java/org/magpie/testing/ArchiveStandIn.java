package org.magpie.testing;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

/** Answers as the Internet Archive does for a few films of 1949, and gives their files away as slowly as a test wants. */
public final class ArchiveStandIn implements AutoCloseable {
    /** What it has. Each file differs from the others in its last byte. */
    public static final List<String> TITLES =
            List.of("Harbor Lights", "Copper Valley", "Silent Orchard", "Winter Ferry");

    private static final int BLOCK = 16_384;

    private final byte[] film;
    private final long pausePerBlock;
    private final RawServer server;

    /**
     * @param bytesPerSecond how fast the file is given away
     */
    public ArchiveStandIn(byte[] film, long bytesPerSecond) throws IOException {
        this.film = film;
        this.pausePerBlock = BLOCK * 1_000_000_000L / bytesPerSecond;
        this.server = new RawServer(this::answer);
    }

    public URI address() {
        return server.address("");
    }

    /** How often the file itself was asked for. */
    public long fileRequests() {
        return server.requests().stream()
                .filter(request -> request.path().startsWith("/items/"))
                .count();
    }

    public String sha1() {
        return sha1(TITLES.getFirst());
    }

    public String sha1(String title) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(film(title)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private void answer(RawServer.Request request, OutputStream out) throws IOException {
        String path = request.path();
        if (path.startsWith("/advancedsearch.php")) {
            String question = URLDecoder.decode(path, StandardCharsets.UTF_8).toLowerCase(Locale.ROOT);
            List<String> found = TITLES.stream()
                    .filter(title ->
                            question.contains(title.toLowerCase(Locale.ROOT).substring(0, title.indexOf(' '))))
                    .map(title -> """
                            {"identifier": "%s", "title": "%s",
                             "year": "1949", "mediatype": "movies", "publicdate": "2020-01-01T00:00:00Z"}
                            """.formatted(id(title), title))
                    .toList();
            json(out, "{\"response\": {\"numFound\": " + found.size() + ", \"start\": 0, \"docs\": " + found + "}}");
        } else if (path.startsWith("/metadata/")) {
            String title = title(path);
            json(out, """
                    {"created": 1, "d1": "localhost", "dir": "/items/%1$s", "files": [{"name": "%2$s", "source": "original",
                     "format": "Matroska", "size": "%3$d", "sha1": "%4$s", "length": "5400", "width": "1280",
                     "height": "720"}], "metadata": {"identifier": "%1$s", "title": "%5$s", "year": "1949",
                     "mediatype": "movies", "publicdate": "2020-01-01 00:00:00"}}
                    """.formatted(id(title), file(title), film.length, sha1(title), title));
        } else if (path.startsWith("/download/")) {
            RawServer.head(
                    out,
                    "302 Found",
                    "Location: /items/" + id(title(path)) + "/" + file(title(path)),
                    "Content-Length: 0");
        } else if (path.startsWith("/items/")) {
            file(film(title(path)), request, out);
        } else {
            RawServer.head(out, "404 Not Found", "Content-Length: 0");
        }
    }

    private static String id(String title) {
        return title.toLowerCase(Locale.ROOT).replace(' ', '-') + "-1949";
    }

    private static String file(String title) {
        return title.replace(' ', '_') + "_1949_720p.mkv";
    }

    private static String title(String path) {
        return TITLES.stream()
                .filter(title -> path.contains(id(title)))
                .findFirst()
                .orElseThrow();
    }

    private byte[] film(String title) {
        byte[] own = film.clone();
        own[own.length - 1] += (byte) TITLES.indexOf(title);
        return own;
    }

    private void file(byte[] film, RawServer.Request request, OutputStream out) throws IOException {
        boolean range = request.headers().containsKey("range");
        int from = range ? (int) request.from() : 0;
        RawServer.head(
                out,
                range ? "206 Partial Content" : "200 OK",
                "ETag: \"one\"",
                "Content-Type: video/x-matroska",
                "Content-Range: bytes " + from + "-" + (film.length - 1) + "/" + film.length,
                "Content-Length: " + (film.length - from));
        for (int at = from; at < film.length; at += BLOCK) {
            out.write(film, at, Math.min(BLOCK, film.length - at));
            LockSupport.parkNanos(pausePerBlock);
        }
    }

    private static void json(OutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        RawServer.head(out, "200 OK", "Content-Type: application/json", "Content-Length: " + bytes.length);
        out.write(bytes);
    }

    @Override
    public void close() {
        server.close();
    }
}
