package org.magpie.pipeline.download.direct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.magpie.pipeline.download.direct.DirectDownloadFixture.SOON;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.magpie.pipeline.download.DownloadState;
import org.magpie.pipeline.search.link.FreshLinks;
import org.magpie.testing.Await;
import org.magpie.testing.Folders;
import org.magpie.testing.RawServer;

/** Whatever a server does ends in a clear state, and with no thread, connection or file left over. */
class HostileServerTest {
    private final byte[] film = DirectDownloadFixture.bytes(3_000_000, 7);

    @TempDir
    Path folder;

    private InetAddress home;
    private DirectDownloadFixture world;

    @BeforeEach
    void open() throws IOException {
        // Of the two addresses of this machine one stands for the internet and one for the home network.
        home = InetAddress.getByName("127.0.0.2");
        world = new DirectDownloadFixture(folder, DirectDownloadFixture.QUICK, home::equals, FreshLinks.NONE);
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void aServerThatTricklesIsLeft() throws IOException {
        endsBadly("download.direct.gave-up", (request, out) -> {
            RawServer.head(out, "200 OK", "ETag: \"a\"", "Content-Length: " + film.length);
            trickle(out);
        });
    }

    @Test
    void aServerThatTricklesItsHeadIsLeft() throws IOException {
        endsBadly("download.direct.gave-up", (request, out) -> {
            out.write("HTTP/1.1 200 OK\r\nX-Slow: ".getBytes(StandardCharsets.US_ASCII));
            trickle(out);
        });
    }

    @Test
    void aServerThatAcceptsAndIsSilentIsLeft() throws IOException {
        endsBadly("download.direct.gave-up", (request, out) -> LockSupport.parkNanos(SOON.toNanos() / 2));
    }

    @Test
    void aBodyWithoutAnEndEndsAtTheBound() throws IOException {
        endsBadly("download.direct.endless", (request, out) -> {
            RawServer.head(out, "200 OK", "Content-Type: video/x-matroska");
            while (true) {
                out.write(film);
            }
        });
    }

    @Test
    void aHeadWithoutAnEndIsNotReadForEver() throws IOException {
        endsBadly("download.direct.gave-up", (request, out) -> {
            out.write("HTTP/1.1 200 OK\r\n".getBytes(StandardCharsets.US_ASCII));
            byte[] line = ("X-More: " + "x".repeat(8_000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
            while (true) {
                out.write(line);
            }
        });
    }

    @Test
    void aLengthThatPromisesTooMuchIsNoFile() throws IOException {
        endsBadly("download.direct.gave-up", (request, out) -> {
            RawServer.head(out, "200 OK", "Content-Length: 2000000");
            out.write(film, 0, 1_000_000);
        });
    }

    @Test
    void aLengthThatPromisesTooLittleEndsInAFileOfThatLengthWhichItsChecksumRefuses() throws IOException {
        endsBadly(
                "download.direct.checksum",
                (request, out) -> {
                    RawServer.head(out, "200 OK", "Content-Length: 1000000");
                    out.write(film);
                },
                -1,
                DirectDownloadFixture.sha1(film));
    }

    @Test
    void aLengthBelowNothingIsNoFile() throws IOException {
        endsBadly("download.direct.gave-up", (request, out) -> {
            RawServer.head(out, "200 OK", "Content-Length: -7");
            out.write(film, 0, 10_000);
        });
    }

    @Test
    void aTagThatChangesWithEveryAnswerIsNeverPutTogether() throws IOException {
        AtomicInteger calls = new AtomicInteger();
        endsBadly("download.direct.gave-up", (request, out) -> {
            long from = request.from();
            RawServer.head(
                    out,
                    from > 0 ? "206 Partial Content" : "200 OK",
                    "ETag: \"" + calls.incrementAndGet() + "\"",
                    "Content-Length: " + (film.length - from),
                    "Content-Range: bytes " + from + "-" + (film.length - 1) + "/" + film.length);
            out.write(film, (int) from, 600_000);
        });
    }

    @Test
    void redirectsInACircleEnd() throws IOException {
        endsBadly(
                "download.direct.too-many-redirects",
                (request, out) -> RawServer.head(out, "302 Found", "Location: /f", "Content-Length: 0"));
    }

    @Test
    void aRedirectToAFileOfThisMachineIsRefused() throws IOException {
        for (String target : List.of("file:///etc/passwd", "ftp://127.0.0.1/x", "data:,x", "jar:file:/x!/y")) {
            endsBadly(
                    "download.direct.bad-redirect",
                    (request, out) -> RawServer.head(out, "302 Found", "Location: " + target, "Content-Length: 0"));
        }
    }

    @Test
    void aRedirectIntoTheHomeNetworkIsRefusedHoweverItIsWritten() throws IOException {
        try (RawServer router = new RawServer(home, RawServer.file(film, "\"a\""))) {
            int port = router.address("/").getPort();
            for (String host : List.of("127.0.0.2", "2130706434", "0x7f.0.0.2", "[::ffff:127.0.0.2]")) {
                try (RawServer server = new RawServer((request, out) -> RawServer.head(
                        out, "302 Found", "Location: http://" + host + ":" + port + "/admin", "Content-Length: 0"))) {
                    String id = world.add(server, "/f", -1, null);
                    Await.until("it has not gone on", SOON, () -> world.one(id).state() == DownloadState.FAILED);
                    world.downloads().remove(id, false);
                }
            }
            assertThat(router.requests()).isEmpty();
            nothingIsLeft(router);
        }
    }

    @Test
    void whatIsRemovedWhileItRunsLeavesNothing() throws IOException {
        try (RawServer server = new RawServer((request, out) -> {
            RawServer.head(out, "200 OK", "ETag: \"a\"", "Content-Length: " + film.length);
            out.write(film, 0, 2_000_000);
            trickle(out);
        })) {
            String id = world.add(server, "/f", film.length, DirectDownloadFixture.sha1(film));
            Await.until("it has begun", SOON, () -> !world.files().isEmpty());
            world.downloads().remove(id, false);
            nothingIsLeft(server);
        }
    }

    private void endsBadly(String said, RawServer.Handler handler) throws IOException {
        endsBadly(said, handler, -1, null);
    }

    private void endsBadly(
            String said, RawServer.Handler handler, long size, @org.jspecify.annotations.Nullable String checksum)
            throws IOException {
        try (RawServer server = new RawServer(handler)) {
            String id = world.add(server, "/f", size, checksum);
            assertThat(world.said(world.await(id, DownloadState.FAILED))).isEqualTo(said);
            nothingIsLeft(server);
            world.downloads().remove(id, false);
        }
    }

    private void nothingIsLeft(RawServer server) throws IOException {
        Await.until("the connections are closed", SOON, () -> server.connections() == 0);
        Await.until(
                "the threads have ended",
                SOON,
                () -> DirectDownloadFixture.threads().isEmpty());
        assertThat(Folders.files(world.folder())).isEmpty();
        if (Files.exists(world.folder())) {
            try (var inside = Files.list(world.folder())) {
                assertThat(inside).isEmpty();
            }
        }
    }

    private static void trickle(OutputStream out) throws IOException {
        while (true) {
            out.write('x');
            out.flush();
            LockSupport.parkNanos(20_000_000);
        }
    }
}
