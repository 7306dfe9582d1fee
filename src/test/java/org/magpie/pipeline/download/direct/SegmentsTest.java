package org.magpie.pipeline.download.direct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.magpie.pipeline.download.direct.DirectDownloadFixture.SOON;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.magpie.pipeline.download.DownloadState;
import org.magpie.testing.Await;
import org.magpie.testing.RawServer;

/** Servers that give each connection little are asked over several, and the file is right all the same. */
class SegmentsTest {
    private static final int CHUNK = 20_000;

    private final byte[] film = DirectDownloadFixture.bytes(3_500_000, 7);
    private final AtomicInteger most = new AtomicInteger();
    private final AtomicInteger now = new AtomicInteger();
    private final AtomicLong sent = new AtomicLong();

    @TempDir
    Path folder;

    @Test
    void aServerThatIsSlowForEachCallerIsAskedByTwoOrMore() throws IOException {
        try (DirectDownloadFixture world = new DirectDownloadFixture(folder);
                RawServer server = new RawServer(slow("\"a\"", true))) {
            String id = world.add(server, "/f", film.length, DirectDownloadFixture.sha1(film));
            assertThat(world.whole(id)).hasBinaryContent(film);
            assertThat(most.get()).isBetween(2, 4);
            assertThat(world.files()).hasSize(1);
            assertThat(server.requests().stream().skip(1))
                    .allSatisfy(request -> assertThat(request.headers())
                            .containsEntry("if-range", "\"a\"")
                            .containsKey("range"));
        }
    }

    @Test
    void withoutAChecksumTheBytesAreRightToo() throws IOException {
        try (DirectDownloadFixture world = new DirectDownloadFixture(folder);
                RawServer server = new RawServer(slow("\"a\"", true))) {
            assertThat(world.whole(world.add(server, "/f", -1, null))).hasBinaryContent(film);
            assertThat(most.get()).isGreaterThan(1);
        }
    }

    @Test
    void aServerThatDoesNotSendPartsIsAskedByOne() throws IOException {
        try (DirectDownloadFixture world = new DirectDownloadFixture(folder);
                RawServer server = new RawServer(slow("\"a\"", false))) {
            assertThat(world.whole(world.add(server, "/f", film.length, DirectDownloadFixture.sha1(film))))
                    .hasBinaryContent(film);
            assertThat(most.get()).isEqualTo(1);
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void aServerThatSendsSomethingElseToTheSecondCallerIsAskedByOne() throws IOException {
        AtomicInteger calls = new AtomicInteger();
        RawServer.Handler usual = slow("\"a\"", true);
        try (DirectDownloadFixture world = new DirectDownloadFixture(folder);
                RawServer server = new RawServer((request, out) -> {
                    if (calls.getAndIncrement() == 1) {
                        RawServer.head(out, "503 Service Unavailable", "Content-Length: 0");
                    } else {
                        usual.answer(request, out);
                    }
                })) {
            assertThat(world.whole(world.add(server, "/f", film.length, DirectDownloadFixture.sha1(film))))
                    .hasBinaryContent(film);
            // The first, the one that was refused, and the first one's second.
            assertThat(server.requests()).hasSize(3);
        }
    }

    @Test
    void afterARestartEachSegmentGoesOnWhereItWas() throws IOException {
        try (DirectDownloadFixture world = new DirectDownloadFixture(folder);
                RawServer server = new RawServer(slow("\"a\"", true))) {
            String id = world.add(server, "/f", film.length, DirectDownloadFixture.sha1(film));
            Await.until("several run", SOON, () -> most.get() > 1);
            Await.until("the second has come a bit", SOON, () -> world.one(id).remaining() < 2_000_000);
            world.restart(DirectDownloadFixture.QUICK);
            // Told as soon as its map has been read; that nothing is fetched again is what the bytes sent say below.
            Await.until(
                    "what was there is known again", SOON, () -> world.one(id).remaining() < 2_000_000);
            assertThat(world.whole(id)).hasBinaryContent(film);
            // What was under way when the connections were cut comes twice, no more.
            assertThat(sent.get()).isLessThan(film.length + 1_000_000L);
        }
    }

    @Test
    void removedInTheMiddleNothingIsLeft() throws IOException {
        try (DirectDownloadFixture world = new DirectDownloadFixture(folder);
                RawServer server = new RawServer(slow("\"a\"", true))) {
            String id = world.add(server, "/f", film.length, DirectDownloadFixture.sha1(film));
            Await.until(
                    "several run", SOON, () -> most.get() > 1 && world.files().size() > 1);
            world.downloads().remove(id, false);
            assertThat(world.files()).isEmpty();
            Await.until("the connections are closed", SOON, () -> server.connections() == 0);
            Await.until(
                    "the threads have ended",
                    SOON,
                    () -> DirectDownloadFixture.threads().isEmpty());
            assertThat(world.downloads().list()).isEmpty();
        }
    }

    @Test
    void pausedItStandsStillAndResumedItGoesOn() throws IOException {
        try (DirectDownloadFixture world = new DirectDownloadFixture(folder);
                RawServer server = new RawServer(slow("\"a\"", true))) {
            String id = world.add(server, "/f", film.length, DirectDownloadFixture.sha1(film));
            Await.until("several run", SOON, () -> most.get() > 1);
            world.downloads().pause(id);
            assertThat(world.one(id).state()).isEqualTo(DownloadState.PAUSED);
            Await.until("the connections are closed", SOON, () -> server.connections() == 0);
            world.downloads().resume(id);
            assertThat(world.whole(id)).hasBinaryContent(film);
        }
    }

    /** Gives each caller 1 MB a second. */
    private RawServer.Handler slow(String etag, boolean inParts) {
        return (request, out) -> {
            boolean part = inParts && request.headers().containsKey("range");
            int from = part ? (int) request.from() : 0;
            String range = request.headers().getOrDefault("range", "bytes=0-");
            String last = range.substring(range.indexOf('-') + 1);
            int end = part && !last.isEmpty() ? Integer.parseInt(last) + 1 : film.length;
            RawServer.head(
                    out,
                    part ? "206 Partial Content" : "200 OK",
                    "ETag: " + etag,
                    inParts ? "Accept-Ranges: bytes" : "Accept-Ranges: none",
                    "Content-Length: " + (end - from),
                    "Content-Range: bytes " + from + "-" + (end - 1) + "/" + film.length);
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            try {
                for (int at = from; at < end; at += CHUNK) {
                    int length = Math.min(CHUNK, end - at);
                    out.write(film, at, length);
                    out.flush();
                    sent.addAndGet(length);
                    LockSupport.parkNanos(CHUNK * 1000L);
                }
            } finally {
                now.decrementAndGet();
            }
        };
    }
}
