package org.magpie.pipeline.download.direct;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.Dns;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.magpie.base.event.Events;
import org.magpie.base.store.Store;
import org.magpie.pipeline.download.ClientDownload;
import org.magpie.pipeline.download.DownloadClient;
import org.magpie.pipeline.download.DownloadClient.Priority;
import org.magpie.pipeline.download.DownloadState;
import org.magpie.pipeline.search.link.FreshLinks;
import org.magpie.testing.Await;
import org.magpie.testing.Folders;
import org.magpie.testing.RawServer;
import org.magpie.testing.Releases;

class DirectDownloadsTest {
    private static final String NAME = "Harbor.Lights.1949.mkv";
    private static final Duration SOON = Duration.ofSeconds(15);

    private final byte[] film = bytes(3_000_000, 7);
    private final OkHttpClient client = new OkHttpClient();
    private Limits limits = new Limits(
            3,
            3,
            1,
            BandwidthSchedule.UNLIMITED,
            Duration.ofMillis(700),
            Duration.ofMillis(700),
            1000,
            Duration.ofMillis(20),
            Duration.ofMillis(100),
            4,
            0,
            4_000_000,
            Duration.ofMillis(300),
            200_000);

    @TempDir
    Path folder;

    private Store store;
    private DirectDownloads downloads;
    private FreshLinks links = FreshLinks.NONE;

    @BeforeEach
    void open() {
        store = Store.open(folder.resolve("db"), new byte[32], DirectDownloads.entities(), new Events());
        downloads = start();
    }

    @AfterEach
    void close() {
        downloads.close();
        store.close();
    }

    @Test
    void aFileArrivesWholeAndVerifiedUnderItsOwnName() throws IOException {
        try (RawServer server = new RawServer(RawServer.file(film, "\"a\""))) {
            String id = add(release(server, film.length, sha1(film)));
            ClientDownload done = await(id, DownloadState.COMPLETED);
            assertThat(path(done)).hasBinaryContent(film);
            assertThat(path(done).getFileName()).hasToString(NAME);
            assertThat(done.remaining()).isZero();
            assertThat(done.seeding()).isFalse();
            assertThat(downloads.files(id))
                    .containsExactly(new DownloadClient.Listed(NAME, film.length, DownloadClient.Completeness.WHOLE));
            assertThat(downloads.files("4711")).isEmpty();
            assertThat(files()).hasSize(1);
        }
    }

    @Test
    void anAddressThatIsThereAlreadyIsNotFetchedTwice() throws IOException {
        try (RawServer server = new RawServer(RawServer.file(film, "\"a\""))) {
            String first = add(release(server, film.length, null));
            assertThat(add(release(server, film.length, null))).isEqualTo(first);
            await(first, DownloadState.COMPLETED);
            assertThat(add(release(server, film.length, null))).isEqualTo(first);
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void afterARestartItGoesOnFromTheLastByteOnDisk() throws IOException {
        try (RawServer server = new RawServer(half(film, "\"a\""))) {
            limits = withTries(1000, Duration.ofMinutes(1));
            downloads.change(folder.resolve("downloads"), limits);
            String id = add(release(server, film.length, sha1(film)));
            await(id, DownloadState.STALLED);
            long before = one(id).size() - one(id).remaining();
            assertThat(before).isGreaterThan(1_000_000);
            downloads.close();

            server.answers(RawServer.file(film, "\"a\""));
            store.change(unit -> new DirectRepository_(unit.session())
                    .find(Long.parseLong(id))
                    .ifPresent(row -> {
                        row.postpone(org.magpie.base.error.Message.of("x"), java.time.Instant.EPOCH);
                        unit.session().update(row);
                    }));
            downloads = start();
            await(id, DownloadState.COMPLETED);
            assertThat(server.requests().getLast().from()).isEqualTo(before);
            assertThat(server.requests().getLast().headers()).containsEntry("if-range", "\"a\"");
            assertThat(path(one(id))).hasBinaryContent(film);
        }
    }

    @Test
    void aServerWithoutRangesIsAskedForTheWholeAgain() throws IOException {
        AtomicInteger calls = new AtomicInteger();
        try (RawServer server = new RawServer((request, out) -> {
            RawServer.head(out, "200 OK", "Content-Length: " + film.length, "ETag: \"a\"");
            out.write(film, 0, calls.getAndIncrement() == 0 ? 1_000_000 : film.length);
        })) {
            String id = add(release(server, film.length, sha1(film)));
            assertThat(path(await(id, DownloadState.COMPLETED))).hasBinaryContent(film);
            assertThat(server.requests().get(1).from()).isEqualTo(1_000_000);
        }
    }

    @Test
    void aFileThatChangedMeanwhileIsFetchedFromTheStart() throws IOException {
        byte[] other = bytes(2_500_000, 8);
        AtomicInteger calls = new AtomicInteger();
        try (RawServer server = new RawServer((request, out) -> {
            if (calls.getAndIncrement() == 0) {
                half(film, "\"a\"").answer(request, out);
            } else {
                RawServer.file(other, "\"b\"").answer(request, out);
            }
        })) {
            String id = add(release(server, -1, null));
            assertThat(path(await(id, DownloadState.COMPLETED))).hasBinaryContent(other);
        }
    }

    @Test
    void aServerThatIgnoresIfRangeAndHasAnotherFileIsCaughtByItsTag() throws IOException {
        byte[] other = bytes(film.length, 9);
        AtomicInteger calls = new AtomicInteger();
        try (RawServer server = new RawServer((request, out) -> {
            if (calls.getAndIncrement() == 0) {
                half(film, "\"a\"").answer(request, out);
            } else {
                long from = request.from();
                RawServer.head(
                        out,
                        from > 0 ? "206 Partial Content" : "200 OK",
                        "ETag: \"b\"",
                        "Content-Length: " + (other.length - from),
                        "Content-Range: bytes " + from + "-" + (other.length - 1) + "/" + other.length);
                out.write(other, (int) from, (int) (other.length - from));
            }
        })) {
            String id = add(release(server, -1, null));
            assertThat(path(await(id, DownloadState.COMPLETED))).hasBinaryContent(other);
        }
    }

    @Test
    void aShortBodyIsCompletedByFurtherRequests() throws IOException {
        try (RawServer server = new RawServer(half(film, "\"a\""))) {
            String id = add(release(server, film.length, sha1(film)));
            assertThat(path(await(id, DownloadState.COMPLETED))).hasBinaryContent(film);
            assertThat(server.requests().size()).isGreaterThan(2);
        }
    }

    @Test
    void aContentLengthThatPromisesTooMuchEndsInFailureAndLeavesNoFile() throws IOException {
        try (RawServer server = new RawServer((request, out) -> {
            RawServer.head(out, "200 OK", "Content-Length: 2000000");
            out.write(film, 0, 1_000_000);
        })) {
            String id = add(release(server, -1, null));
            assertThat(said(await(id, DownloadState.FAILED))).startsWith("download.direct.gave-up");
            assertThat(files()).isEmpty();
        }
    }

    @Test
    void aFileOfAnotherSizeThanPromisedIsRefusedBeforeItIsFetched() throws IOException {
        try (RawServer server = new RawServer(RawServer.file(film, "\"a\""))) {
            String id = add(release(server, 12345, sha1(film)));
            assertThat(said(await(id, DownloadState.FAILED))).isEqualTo("download.direct.other-size");
            assertThat(files()).isEmpty();
        }
    }

    @Test
    void aWrongChecksumIsTriedOnceMoreThenFails() throws IOException {
        try (RawServer server = new RawServer(RawServer.file(film, "\"a\""))) {
            String id = add(release(server, film.length, sha1(bytes(10, 1))));
            assertThat(said(await(id, DownloadState.FAILED))).isEqualTo("download.direct.checksum");
            assertThat(server.requests()).hasSize(2);
            assertThat(files()).isEmpty();
        }
    }

    @Test
    void everyUsualChecksumIsUnderstood() throws IOException, NoSuchAlgorithmException {
        for (String algorithm : List.of("MD5", "SHA-1", "SHA-256")) {
            try (RawServer server = new RawServer(RawServer.file(film, "\"a\""))) {
                String hex = HexFormat.of()
                        .formatHex(MessageDigest.getInstance(algorithm).digest(film));
                String id = add(release(server, film.length, algorithm.replace("-", "") + ":" + hex));
                await(id, DownloadState.COMPLETED);
            }
        }
    }

    @Test
    void anEndlessBodyEndsAtTheBound() throws IOException {
        try (RawServer server = new RawServer((request, out) -> {
            RawServer.head(out, "200 OK", "Content-Type: video/x-matroska");
            while (true) {
                out.write(film);
            }
        })) {
            String id = add(release(server, -1, null));
            assertThat(said(await(id, DownloadState.FAILED))).isEqualTo("download.direct.endless");
            assertThat(files()).isEmpty();
            Await.until("the connection is closed", SOON, () -> server.connections() == 0);
        }
    }

    @Test
    void aServerThatTricklesItsBodyIsLeftAndTheDownloadFails() throws IOException {
        try (RawServer server = new RawServer((request, out) -> {
            RawServer.head(out, "200 OK", "Content-Length: " + film.length);
            trickle(out);
        })) {
            String id = add(release(server, film.length, null));
            ClientDownload failed = await(id, DownloadState.FAILED);
            assertThat(failed.said()).isNotNull().asString().contains("download.direct.stalled");
            Await.until("the connections are closed", SOON, () -> server.connections() == 0);
        }
    }

    @Test
    void aServerThatTricklesItsHeadIsLeft() throws IOException {
        try (RawServer server = new RawServer((request, out) -> {
            out.write("HTTP/1.1 200 OK\r\nX-Slow: ".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            trickle(out);
        })) {
            String id = add(release(server, film.length, null));
            assertThat(await(id, DownloadState.FAILED).said())
                    .isNotNull()
                    .asString()
                    .contains("download.direct.stalled");
        }
    }

    @Test
    void redirectsAreFollowedButNotForEver() throws IOException {
        try (RawServer server = new RawServer((request, out) -> {
            if (request.path().equals("/f")) {
                RawServer.head(out, "302 Found", "Location: /real", "Content-Length: 0");
            } else {
                RawServer.file(film, "\"a\"").answer(request, out);
            }
        })) {
            await(add(release(server, film.length, sha1(film))), DownloadState.COMPLETED);
            server.answers((request, out) -> RawServer.head(out, "302 Found", "Location: /loop", "Content-Length: 0"));
            String id = add(Releases.direct("Loop", server.address("/loop"), -1, null, NAME));
            assertThat(said(await(id, DownloadState.FAILED))).isEqualTo("download.direct.too-many-redirects");
        }
    }

    @Test
    void aRedirectToAFileOfThisMachineIsRefused() throws IOException {
        try (RawServer server = new RawServer((request, out) ->
                RawServer.head(out, "302 Found", "Location: file:///etc/passwd", "Content-Length: 0"))) {
            String id = add(release(server, -1, null));
            assertThat(said(await(id, DownloadState.FAILED))).isEqualTo("download.direct.bad-redirect");
            assertThat(files()).isEmpty();
        }
    }

    @Test
    void aPublicServerMayNotPointIntoTheHomeNetwork() throws IOException {
        InetAddress home = InetAddress.getByName("127.0.0.2");
        downloads.close();
        downloads = new DirectDownloads(
                store,
                client,
                new SsrfGuard(Dns.SYSTEM, home::equals),
                FreshLinks.NONE,
                Clock.systemUTC(),
                1,
                folder.resolve("downloads"),
                limits);
        try (RawServer router = new RawServer(home, RawServer.file(film, "\"a\""));
                RawServer server = new RawServer((request, out) -> RawServer.head(
                        out, "302 Found", "Location: " + router.address("/admin"), "Content-Length: 0"))) {
            String id = add(release(server, -1, null));
            assertThat(said(await(id, DownloadState.FAILED))).isEqualTo("download.direct.private-address");
            assertThat(router.requests()).isEmpty();
            // A source at home may be fetched from.
            await(add(release(router, -1, null)), DownloadState.COMPLETED);
        }
    }

    @Test
    void aBusyServerIsLeftAloneForAsLongAsItAsks() throws IOException {
        for (String status : List.of("429 Too Many Requests", "503 Service Unavailable")) {
            AtomicInteger calls = new AtomicInteger();
            try (RawServer server = new RawServer((request, out) -> {
                if (calls.getAndIncrement() == 0) {
                    RawServer.head(out, status, "Retry-After: 1", "Content-Length: 0");
                } else {
                    RawServer.file(film, "\"a\"").answer(request, out);
                }
            })) {
                long start = System.nanoTime();
                String id = add(release(server, film.length, null));
                assertThat(said(await(id, DownloadState.STALLED))).isEqualTo("download.direct.busy");
                await(id, DownloadState.COMPLETED);
                assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(950));
            }
        }
    }

    @Test
    void anUnsatisfiableRangeStartsAgain() throws IOException {
        AtomicInteger calls = new AtomicInteger();
        try (RawServer server = new RawServer((request, out) -> {
            switch (calls.getAndIncrement()) {
                case 0 -> half(film, "\"a\"").answer(request, out);
                case 1 ->
                    RawServer.head(out, "416 Range Not Satisfiable", "Content-Range: bytes */10", "Content-Length: 0");
                default -> RawServer.file(film, "\"a\"").answer(request, out);
            }
        })) {
            String id = add(release(server, film.length, sha1(film)));
            assertThat(path(await(id, DownloadState.COMPLETED))).hasBinaryContent(film);
            assertThat(server.requests().getLast().headers()).doesNotContainKey("range");
        }
    }

    @Test
    void whatIsGoneOrForbiddenFailsAtOnce() throws IOException {
        for (String status : List.of("404 Not Found", "410 Gone", "403 Forbidden", "401 Unauthorized")) {
            try (RawServer server = new RawServer((request, out) -> RawServer.head(out, status, "Content-Length: 0"))) {
                await(add(release(server, -1, null)), DownloadState.FAILED);
                assertThat(server.requests()).hasSize(1);
            }
        }
    }

    @Test
    void aStreamsPlaylistOrAWebPageIsNoFile() throws IOException {
        for (String type : List.of("application/vnd.apple.mpegurl", "text/html; charset=utf-8", "video/mp4")) {
            try (RawServer server = new RawServer((request, out) -> {
                RawServer.head(out, "200 OK", "Content-Type: " + type, "Content-Length: 12");
                out.write("#EXTM3U\n1234".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            })) {
                String id = add(release(server, -1, null));
                assertThat(said(await(id, DownloadState.FAILED)))
                        .isIn("download.direct.playlist", "download.direct.web-page");
                assertThat(files()).isEmpty();
            }
        }
    }

    @Test
    void aPausedOneStaysPausedOverARestartAndThenGoesOn() throws IOException {
        try (RawServer server = new RawServer(RawServer.file(film, "\"a\""))) {
            downloads.change(folder.resolve("downloads"), limits.with(3, 3, 1, BandwidthSchedule.steady(400_000)));
            String id = add(release(server, film.length, sha1(film)));
            Await.until("it has begun", SOON, () -> one(id).remaining() < film.length - 200_000);
            downloads.pause(id);
            assertThat(one(id).state()).isEqualTo(DownloadState.PAUSED);
            downloads.close();
            downloads = start();
            assertThat(one(id).state()).isEqualTo(DownloadState.PAUSED);
            downloads.resume(id);
            assertThat(path(await(id, DownloadState.COMPLETED))).hasBinaryContent(film);
            assertThat(server.requests().getLast().from()).isGreaterThan(200_000);
        }
    }

    @Test
    void removingLeavesNoUnfinishedFile() throws IOException {
        try (RawServer server = new RawServer(RawServer.file(film, "\"a\""))) {
            downloads.change(folder.resolve("downloads"), limits.with(3, 3, 1, BandwidthSchedule.steady(400_000)));
            String id = add(release(server, film.length, null));
            Await.until("it has begun", SOON, () -> one(id).remaining() < film.length - 100_000);
            downloads.remove(id, false);
            assertThat(downloads.list()).isEmpty();
            assertThat(files()).isEmpty();
            Await.until("the connection is closed", SOON, () -> server.connections() == 0);
            downloads.remove(id, true);
        }
    }

    @Test
    void aLimitIsKeptAndSharedFairly() throws IOException {
        try (RawServer server = new RawServer(RawServer.file(film, "\"a\""))) {
            downloads.change(folder.resolve("downloads"), limits.with(3, 3, 1, BandwidthSchedule.steady(600_000)));
            long start = System.nanoTime();
            List<String> ids = List.of("/1", "/2", "/3").stream()
                    .map(path -> add(Releases.direct(path, server.address(path), film.length, null, NAME)))
                    .toList();
            Await.until(
                    "1.5 MB came",
                    SOON,
                    () -> ids.stream().mapToLong(this::done).sum() >= 1_500_000);
            double seconds = (System.nanoTime() - start) / 1e9;
            long sum = ids.stream().mapToLong(this::done).sum();
            assertThat(sum / seconds).isBetween(400_000.0, 780_000.0);
            ids.forEach(id -> assertThat(done(id)).isGreaterThan(sum / 6));
        }
    }

    @Test
    void atMostTheAllowedNumberRunAtOnce() throws IOException {
        try (RawServer server = new RawServer(RawServer.file(film, "\"a\""))) {
            downloads.change(folder.resolve("downloads"), limits.with(2, 1, 1, BandwidthSchedule.steady(200_000)));
            for (int at = 0; at < 4; at++) {
                add(Releases.direct("n" + at, server.address("/" + at), film.length, null, NAME));
            }
            Await.until("one runs", SOON, () -> running() == 1);
            downloads.change(folder.resolve("downloads"), limits.with(2, 2, 1, BandwidthSchedule.steady(200_000)));
            Await.until("two run", SOON, () -> running() == 2);
        }
    }

    @Test
    void aFileNameFromOutsideStaysInItsFolder() throws IOException {
        try (RawServer server = new RawServer(RawServer.file(film, "\"a\""))) {
            for (String name : List.of("../../../etc/passwd", "..\\..\\x.mkv", "nul", "x".repeat(4000) + ".mkv")) {
                String id = add(Releases.direct(name, server.address("/" + name.hashCode()), film.length, null, name));
                Path path = path(await(id, DownloadState.COMPLETED));
                assertThat(path).isNotNull();
                assertThat(path.toRealPath())
                        .startsWith(folder.resolve("downloads").toRealPath());
                assertThat(path.getFileName().toString().length()).isLessThan(256);
            }
        }
    }

    private long running() {
        return downloads.list().stream()
                .filter(each -> each.state() == DownloadState.DOWNLOADING)
                .count();
    }

    private long done(String id) {
        return film.length - one(id).remaining();
    }

    private DirectDownloads start() {
        return new DirectDownloads(
                store,
                client,
                SsrfGuard.ofTheSystem(),
                links,
                Clock.systemUTC(),
                1,
                folder.resolve("downloads"),
                limits);
    }

    private Limits withTries(int tries, Duration pause) {
        return new Limits(
                limits.atOnce(),
                limits.perHost(),
                limits.segments(),
                limits.pace(),
                limits.headerWait(),
                limits.stallWindow(),
                limits.slowest(),
                pause,
                pause,
                tries,
                0,
                limits.largest(),
                limits.segmentAfter(),
                limits.smallestSegment());
    }

    private String add(org.magpie.pipeline.search.Release release) {
        return downloads.add(release, Priority.NORMAL);
    }

    private List<String> files() {
        return Folders.files(folder.resolve("downloads"));
    }

    private ClientDownload one(String id) {
        return downloads.list().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private ClientDownload await(String id, DownloadState state) {
        Await.until("download is " + state, SOON, () -> one(id).state() == state);
        return one(id);
    }

    private static String said(ClientDownload download) {
        return download.said() == null ? "" : download.said().key();
    }

    private org.magpie.pipeline.search.Release release(RawServer server, long size, @Nullable String checksum) {
        URI link = server.address("/f");
        return Releases.direct("Harbor Lights 1949", link, size, checksum, NAME);
    }

    /** Sends half of what is asked for and closes. */
    private static RawServer.Handler half(byte[] content, String etag) {
        return (request, out) -> {
            long from = request.headers().containsKey("range") ? request.from() : 0;
            long left = content.length - from;
            RawServer.head(
                    out,
                    from > 0 ? "206 Partial Content" : "200 OK",
                    "ETag: " + etag,
                    "Content-Length: " + left,
                    "Content-Range: bytes " + from + "-" + (content.length - 1) + "/" + content.length);
            out.write(content, (int) from, (int) (left < 100 ? left : left / 2));
        };
    }

    private static void trickle(OutputStream out) throws IOException {
        while (true) {
            out.write('x');
            out.flush();
            java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
        }
    }

    private static byte[] bytes(int length, long seed) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    private static String sha1(byte[] bytes) {
        try {
            return "sha1:"
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-1").digest(bytes));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static Path path(ClientDownload download) {
        return Path.of(Objects.requireNonNull(download.place()));
    }
}
