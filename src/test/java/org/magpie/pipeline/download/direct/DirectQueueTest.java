package org.magpie.pipeline.download.direct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.magpie.pipeline.download.direct.DirectDownloadFixture.QUICK;
import static org.magpie.pipeline.download.direct.DirectDownloadFixture.SOON;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.magpie.pipeline.download.DownloadClient.Priority;
import org.magpie.pipeline.download.DownloadState;
import org.magpie.pipeline.search.link.FreshLinks;
import org.magpie.testing.Await;
import org.magpie.testing.RawServer;

/** Which download comes first, what happens where there is no room, and where a link goes stale. */
class DirectQueueTest {
    private final byte[] film = DirectDownloadFixture.bytes(1_000_000, 7);

    @TempDir
    Path folder;

    @Test
    void theMoreImportantComeFirstAndTakeThePlaceOfALessImportantOne() throws IOException {
        Limits one = QUICK.with(1, 1, 1, BandwidthSchedule.steady(500_000));
        try (DirectDownloadFixture world = new DirectDownloadFixture(folder, one, address -> false, FreshLinks.NONE);
                RawServer server = new RawServer(RawServer.file(film, "\"a\""))) {
            String low = world.add(server, "/low", film.length, null, Priority.LOW);
            Await.until("it has begun", SOON, () -> world.one(low).remaining() < film.length - 100_000);
            String normal = world.add(server, "/normal", film.length, null);
            String high = world.add(server, "/high", film.length, null);
            world.downloads().prioritise(high, Priority.HIGH);
            world.whole(high);
            assertThat(world.one(normal).state()).isNotEqualTo(DownloadState.COMPLETED);
            assertThat(world.one(low).state()).isNotEqualTo(DownloadState.COMPLETED);
            world.whole(normal);
            world.downloads().change(world.folder(), QUICK);
            assertThat(world.whole(low)).hasBinaryContent(film);
            // It went on from where it was when it had to make room.
            assertThat(server.requests().getLast().path()).isEqualTo("/low");
            assertThat(server.requests().getLast().from()).isGreaterThan(100_000);
        }
    }

    @Test
    void theOrderIsKeptOverARestart() throws IOException {
        Limits one = QUICK.with(1, 1, 1, BandwidthSchedule.steady(500_000));
        try (DirectDownloadFixture world = new DirectDownloadFixture(folder, one, address -> false, FreshLinks.NONE);
                RawServer server = new RawServer(RawServer.file(film, "\"a\""))) {
            String first = world.add(server, "/first", film.length, null);
            String second = world.add(server, "/second", film.length, null);
            String last = world.add(server, "/last", film.length, null);
            world.downloads().prioritise(first, Priority.LOW);
            world.downloads().prioritise(last, Priority.HIGH);
            world.restart(one);
            world.whole(last);
            assertThat(world.one(first).state()).isNotEqualTo(DownloadState.COMPLETED);
            assertThat(world.one(second).state()).isNotEqualTo(DownloadState.COMPLETED);
            world.downloads().change(world.folder(), QUICK);
            world.whole(first);
            world.whole(second);
        }
    }

    @Test
    void aDiskThatIsTooFullIsSaidBeforeAByteIsAskedForAndIsNoFailure() throws IOException {
        long all = folder.toFile().getTotalSpace();
        Limits careful = new Limits(
                3,
                3,
                4,
                BandwidthSchedule.UNLIMITED,
                QUICK.headerWait(),
                QUICK.stallWindow(),
                QUICK.slowest(),
                QUICK.firstPause(),
                QUICK.longestPause(),
                QUICK.tries(),
                all,
                QUICK.largest(),
                QUICK.segmentAfter(),
                QUICK.smallestSegment());
        try (DirectDownloadFixture world =
                        new DirectDownloadFixture(folder, careful, address -> false, FreshLinks.NONE);
                RawServer server = new RawServer(RawServer.file(film, "\"a\""))) {
            String id = world.add(server, "/f", film.length, null);
            assertThat(world.said(world.await(id, DownloadState.STALLED))).isEqualTo("disk.full");
            assertThat(world.one(id).remaining()).isEqualTo(film.length);
            world.downloads().remove(id, false);
            assertThat(world.files()).isEmpty();
        }
    }

    @Test
    void theRoomForAFileIsTakenWhileItsLengthTellsHowFarItIs() throws IOException {
        Path file = Files.write(folder.resolve("f"), film);
        boolean taken = new Preallocation().reserve(file, 50_000_000);
        assertThat(Files.size(file)).isEqualTo(film.length);
        assertThat(file).hasBinaryContent(film);
        assertThat(taken).isEqualTo(System.getProperty("os.name").contains("Linux"));
    }

    @Test
    void aLinkThatHasGoneStaleIsAskedForAnewAndTheFileGoesOn() throws IOException {
        AtomicReference<Optional<URI>> fresh = new AtomicReference<>(Optional.empty());
        List<String> asked = new CopyOnWriteArrayList<>();
        FreshLinks links = (indexer, guid, stale) -> {
            asked.add(indexer + " " + guid + " " + stale.getPath());
            return fresh.get();
        };
        for (String status : List.of("403 Forbidden", "410 Gone", "404 Not Found")) {
            asked.clear();
            fresh.set(Optional.empty());
            Path own = folder.resolve(status.substring(0, 3));
            List<RawServer.Request> late = new ArrayList<>();
            try (RawServer server = new RawServer((request, out) -> {
                        if (request.from() > 0) {
                            RawServer.head(out, status, "Content-Length: 0");
                        } else {
                            RawServer.head(out, "200 OK", "ETag: \"a\"", "Content-Length: " + film.length);
                            out.write(film, 0, 400_000);
                        }
                    });
                    RawServer mirror = new RawServer((request, out) -> {
                        late.add(request);
                        RawServer.file(film, "\"b\"").answer(request, out);
                    });
                    DirectDownloadFixture world = new DirectDownloadFixture(own, QUICK, address -> false, links)) {
                fresh.set(Optional.of(mirror.address("/again")));
                String id = world.add(server, "/f", film.length, DirectDownloadFixture.sha1(film));
                assertThat(world.whole(id)).hasBinaryContent(film);
                assertThat(asked).containsExactly("1 " + server.address("/f") + " /f");
                assertThat(late).singleElement().satisfies(request -> {
                    assertThat(request.from()).isEqualTo(400_000);
                    // The other machine's tag is its own: the checksum tells that it is the same file.
                    assertThat(request.headers()).doesNotContainKey("if-range");
                });
                // It is the same download as before, not another one.
                assertThat(world.add(server, "/f", film.length, null)).isEqualTo(id);
            }
        }
    }

    @Test
    void aSourceThatGivesStaleLinksForEverIsLeft() throws IOException {
        try (RawServer server = new RawServer((request, out) -> RawServer.head(out, "410 Gone", "Content-Length: 0"));
                DirectDownloadFixture world = new DirectDownloadFixture(
                        folder,
                        QUICK,
                        address -> false,
                        (indexer, guid, stale) -> Optional.of(URI.create(stale + "x")))) {
            String id = world.add(server, "/f", film.length, null);
            assertThat(world.said(world.await(id, DownloadState.FAILED))).isEqualTo("download.direct.gone");
            assertThat(server.requests()).hasSize(4);
            assertThat(world.files()).isEmpty();
        }
    }

    @Test
    void aPublicSourceMayNotGiveALinkIntoTheHomeNetwork() throws IOException {
        InetAddress home = InetAddress.getByName("127.0.0.2");
        try (RawServer router = new RawServer(home, RawServer.file(film, "\"a\""));
                RawServer server =
                        new RawServer((request, out) -> RawServer.head(out, "410 Gone", "Content-Length: 0"));
                DirectDownloadFixture world = new DirectDownloadFixture(
                        folder, QUICK, home::equals, (indexer, guid, stale) -> Optional.of(router.address("/admin")))) {
            String id = world.add(server, "/f", film.length, null);
            assertThat(world.said(world.await(id, DownloadState.FAILED))).isEqualTo("download.direct.private-address");
            assertThat(router.requests()).isEmpty();
        }
    }

    @Test
    void theLimitOfTheHourIsKeptAndChangesLive() throws IOException {
        Limits crawling = QUICK.with(1, 1, 1, BandwidthSchedule.steady(20_000));
        try (DirectDownloadFixture world =
                        new DirectDownloadFixture(folder, crawling, address -> false, FreshLinks.NONE);
                RawServer server = new RawServer(RawServer.file(film, "\"a\""))) {
            String id = world.add(server, "/f", film.length, null);
            Await.until("it has begun", SOON, () -> world.one(id).remaining() < film.length);
            assertThat(world.one(id).remaining()).isGreaterThan(film.length / 2);
            long start = System.nanoTime();
            world.downloads().change(world.folder(), QUICK);
            world.whole(id);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void aCyclicChecksumIsUnderstoodToo() throws IOException {
        CRC32 crc = new CRC32();
        crc.update(film);
        try (DirectDownloadFixture world = new DirectDownloadFixture(folder);
                RawServer server = new RawServer(RawServer.file(film, "\"a\""))) {
            world.whole(world.add(server, "/f", film.length, "crc32:%08X".formatted(crc.getValue())));
            String wrong = world.add(server, "/g", film.length, "crc32:%08X".formatted(crc.getValue() ^ 1));
            assertThat(world.said(world.await(wrong, DownloadState.FAILED))).isEqualTo("download.direct.checksum");
        }
    }
}
