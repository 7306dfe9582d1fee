package org.magpie.pipeline.download.direct;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.magpie.base.event.Events;
import org.magpie.base.http.Http;
import org.magpie.base.store.Store;
import org.magpie.pipeline.download.ClientDownload;
import org.magpie.pipeline.download.DownloadClient.Priority;
import org.magpie.pipeline.download.DownloadState;
import org.magpie.pipeline.search.link.FreshLinks;
import org.magpie.testing.Await;
import org.magpie.testing.Folders;
import org.magpie.testing.Nginx;
import org.magpie.testing.Releases;

/**
 * The built-in downloader against a real nginx on loopback, beside curl where speed is asked for: turn by turn, so that what else the
 * machine does hits both, and by medians. Prints its figures.
 */
@Tag("bench")
class DownloadBenchTest {
    private static final int PAIRS = Integer.getInteger("bench.pairs", 9);
    private static final int KILLS = Integer.getInteger("bench.kills", 50);
    private static final Duration LONG = Duration.ofSeconds(90);
    private static final String BIG = "big.bin";
    private static final String MIDDLE = "middle.bin";
    private static final int BIG_BYTES = 1_000_000_000;
    private static final int MIDDLE_BYTES = 300_000_000;
    private static final long SLOW = 150_000_000;

    @TempDir
    static Path folder;

    private static Nginx nginx;
    private static String bigSum;
    private static String middleSum;

    @BeforeAll
    static void serve() throws Exception {
        Assumptions.assumeTrue(Nginx.installed().isPresent(), "nginx is not installed");
        nginx = Nginx.start(folder.resolve("nginx"), SLOW);
        bigSum = fill(BIG, BIG_BYTES);
        middleSum = fill(MIDDLE, MIDDLE_BYTES);
    }

    @AfterAll
    static void stop() {
        if (nginx != null) {
            nginx.close();
        }
    }

    @Test
    void aLargeFileComesAsFastAsWithCurl() throws Exception {
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/curl")), "curl is not installed");
        List<Double> curl = new ArrayList<>();
        List<Double> own = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        try (Setup setup =
                new Setup(folder.resolve("speed"), Limits.DEFAULT.with(3, 3, 4, BandwidthSchedule.UNLIMITED))) {
            // The first ones are half interpreted; Magpie runs for days.
            for (int warm = 0; warm < 3; warm++) {
                setup.fetch(1, BIG, BIG_BYTES, bigSum);
                curl();
            }
            for (int pair = 0; pair < PAIRS; pair++) {
                curl.add(curl());
                own.add(setup.fetch(1, BIG, BIG_BYTES, bigSum));
                ratios.add(curl.getLast() / own.getLast());
            }
            print(
                    "1 GB, SHA-1 while writing: curl %.3f s, built-in %.3f s (medians of %d pairs), throughput of curl's: median %.2f, all %s"
                            .formatted(median(curl), median(own), PAIRS, median(ratios), rounded(ratios)));
            double three = setup.fetch(3, BIG, BIG_BYTES, bigSum);
            print("3 x 1 GB at once: %.3f s, %.0f MB/s, all whole and verified".formatted(three, 3000 / three));
        }
        assertThat(median(ratios)).isGreaterThan(0.8);
    }

    @Test
    void aLimitIsKeptAndSharedByEight() throws Exception {
        long rate = 10_000_000;
        try (Setup setup =
                new Setup(folder.resolve("limit"), Limits.DEFAULT.with(8, 8, 1, BandwidthSchedule.steady(rate)))) {
            List<String> ids = setup.add(8, BIG, BIG_BYTES, bigSum);
            LockSupport.parkNanos(Duration.ofSeconds(2).toNanos());
            long[] before = setup.done(ids);
            long start = System.nanoTime();
            LockSupport.parkNanos(Duration.ofSeconds(10).toNanos());
            long[] after = setup.done(ids);
            double seconds = (System.nanoTime() - start) / 1e9;
            List<Double> each = IntStream.range(0, 8)
                    .mapToObj(at -> (after[at] - before[at]) / seconds / 1e6)
                    .sorted()
                    .toList();
            double sum = each.stream().mapToDouble(Double::doubleValue).sum();
            print("limit of 10 MB/s, 8 at once, %.1f s: %.3f MB/s, least %.3f and most %.3f MB/s of each"
                    .formatted(seconds, sum, each.getFirst(), each.getLast()));
            assertThat(sum).isBetween(9.7, 10.3);
            assertThat(each.getLast() / each.getFirst()).isLessThan(1.1);
            ids.forEach(id -> setup.downloads.remove(id, true));
        }
    }

    @Test
    void eightAtOnceTakeLittleMemory() throws Exception {
        Path place = folder.resolve("memory");
        List<String> said = run(place, 8, nginx.address("/slow/" + MIDDLE), MIDDLE_BYTES, middleSum, -1);
        Memory idle = Memory.read(line(said, "idle "));
        Memory busy = Memory.read(line(said, "busy "));
        print("memory of 8 at once above idle: living %.1f MB, resident %.1f MB (idle %.1f, %.1f MB)"
                .formatted(
                        (busy.living() - idle.living()) / 1e6,
                        (busy.resident() - idle.resident()) / 1e6,
                        idle.living() / 1e6,
                        idle.resident() / 1e6));
        assertThat(said.stream().filter(line -> line.startsWith("whole "))).hasSize(8);
        assertThat(busy.living() - idle.living()).isLessThan(32_000_000);
        Folders.delete(place);
    }

    @Test
    void killedAnywhereItGoesOnFromTheLastByteOnDisk() throws Exception {
        Random random = new Random(20);
        List<Double> again = new ArrayList<>();
        List<Double> opened = new ArrayList<>();
        long twice = 0;
        int killed = 0;
        int inTheMiddle = 0;
        for (int turn = 0; killed < KILLS && turn < 2 * KILLS; turn++) {
            Path place = folder.resolve("kill-" + turn);
            int logged = nginx.log().size();
            List<String> first =
                    run(place, 1, nginx.address("/slow/" + MIDDLE), MIDDLE_BYTES, middleSum, random.nextInt(2_300));
            boolean wasKilled = first.stream().noneMatch(line -> line.startsWith("whole "));
            long onDisk = largest(place);
            List<String> second = run(place, 1, nginx.address("/slow/" + MIDDLE), MIDDLE_BYTES, middleSum, -1);
            Path whole = Path.of(line(second, "whole ").substring("whole ".length()));
            assertThat(sha1(whole)).isEqualTo(middleSum);
            if (wasKilled) {
                killed++;
                nginx.awaitRest(Duration.ofSeconds(30));
                List<String> log = nginx.log().subList(logged, nginx.log().size());
                long sent = log.stream()
                        .mapToLong(line -> Long.parseLong(line.split(" ")[0]))
                        .sum();
                twice += sent - MIDDLE_BYTES;
                assertThat(sent).isGreaterThanOrEqualTo(MIDDLE_BYTES);
                if (onDisk > 0 && onDisk < MIDDLE_BYTES) {
                    inTheMiddle++;
                    assertThat(log).anyMatch(line -> line.endsWith(" bytes=" + onDisk + "-"));
                }
                opened.add(number(second, "open ") / 1000.0);
                again.add(number(second, "came ") / 1000.0);
            }
            Folders.delete(place);
        }
        print(
                ("kill -9 at %d random moments, %d of them with a part on disk: checksum right each time; first new byte %.3f s (median), %.3f s (worst) after the"
                                + " downloader was there, which it was %.2f s (median) after the start of the process; sent twice %.3f %%")
                        .formatted(
                                killed,
                                inTheMiddle,
                                median(again),
                                Collections.max(again),
                                median(opened),
                                100.0 * twice / ((double) killed * MIDDLE_BYTES)));
        assertThat(Collections.max(again)).isLessThan(1);
        assertThat(twice).isLessThan((long) killed * MIDDLE_BYTES / 100);
    }

    /** A downloader with a library of its own, as Magpie makes it. */
    private static final class Setup implements AutoCloseable {
        private final Path place;
        private final Store store;
        private final Http http = new Http("Magpie-tests");
        private final DirectDownloads downloads;
        private int added;

        Setup(Path place, Limits limits) throws IOException {
            this.place = place;
            Files.createDirectories(place);
            store = Store.open(place.resolve("db"), new byte[32], DirectDownloads.entities(), new Events());
            downloads = new DirectDownloads(
                    store,
                    http.streamingStepByStep(),
                    SsrfGuard.ofTheSystem(),
                    FreshLinks.NONE,
                    Clock.systemUTC(),
                    1,
                    place.resolve("downloads"),
                    limits);
        }

        List<String> add(int files, String name, long size, String sum) {
            return IntStream.range(0, files)
                    .mapToObj(at -> downloads.add(
                            Releases.direct(
                                    name, nginx.address("/" + name + "?" + added++), size, "sha1:" + sum, "file.bin"),
                            Priority.NORMAL))
                    .toList();
        }

        /** Seconds until all are whole, verified and under their names. */
        double fetch(int files, String name, long size, String sum) {
            long start = System.nanoTime();
            List<String> ids = add(files, name, size, sum);
            // A hundred looks a second at the list would take a tenth of a core from what is measured; one at the disk
            // takes
            // nothing.
            Await.until(
                    "all have their names",
                    LONG,
                    () -> ids.stream()
                            .allMatch(id -> Files.exists(place.resolve("downloads/direct-" + id + "/file.bin"))));
            Await.until("all are whole", LONG, () -> {
                List<ClientDownload> all = downloads.list();
                assertThat(all).allMatch(each -> each.state() != DownloadState.FAILED);
                return all.stream().allMatch(each -> each.state() == DownloadState.COMPLETED);
            });
            double seconds = (System.nanoTime() - start) / 1e9;
            ids.forEach(id -> downloads.remove(id, true));
            return seconds;
        }

        long[] done(List<String> ids) {
            List<ClientDownload> all = downloads.list();
            return ids.stream()
                    .mapToLong(id -> all.stream()
                            .filter(each -> each.id().equals(id))
                            .mapToLong(each -> each.size() - each.remaining())
                            .sum())
                    .toArray();
        }

        @Override
        public void close() {
            downloads.close();
            http.close();
            store.close();
        }
    }

    private static double curl() throws Exception {
        Path out = folder.resolve("curl.bin");
        long start = System.nanoTime();
        Process curl = new ProcessBuilder(
                        "/usr/bin/curl",
                        "-s",
                        "-f",
                        "-o",
                        out.toString(),
                        nginx.address("/" + BIG).toString())
                .start();
        assertThat(curl.waitFor()).isZero();
        double seconds = (System.nanoTime() - start) / 1e9;
        assertThat(Files.size(out)).isEqualTo(BIG_BYTES);
        Files.delete(out);
        return seconds;
    }

    /** What the process said; killed so many milliseconds after it was open, -1 for never. */
    private static List<String> run(Path place, int files, URI address, long size, String sum, int killAfter)
            throws Exception {
        Files.createDirectories(place);
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xms64m",
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        KilledDownload.class.getName(),
                        place.toString(),
                        Integer.toString(files),
                        address.toString(),
                        Long.toString(size),
                        "sha1:" + sum)
                .redirectErrorStream(true)
                .start();
        List<String> said = new ArrayList<>();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                said.add(line);
                if (line.startsWith("open ") && killAfter >= 0) {
                    Thread.ofVirtual().start(() -> strike(process, killAfter));
                }
            }
        }
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return said;
    }

    private static void strike(Process process, int after) {
        try {
            if (!process.waitFor(after, TimeUnit.MILLISECONDS)) {
                process.toHandle().destroyForcibly();
            }
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }

    private static String line(List<String> said, String start) {
        return said.stream()
                .filter(line -> line.startsWith(start))
                .findFirst()
                .orElseThrow(() -> new AssertionError(said));
    }

    private static long number(List<String> said, String start) {
        return Long.parseLong(line(said, start).substring(start.length()));
    }

    /** Bytes of the unfinished file. */
    private static long largest(Path place) throws IOException {
        Path downloads = place.resolve("downloads");
        if (!Files.exists(downloads)) {
            return 0;
        }
        try (Stream<Path> all = Files.walk(downloads)) {
            return all.filter(file -> file.toString().endsWith(".part"))
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    private static String fill(String name, int bytes) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-1");
        Random random = new Random(bytes);
        byte[] block = new byte[1 << 20];
        try (OutputStream out =
                new DigestOutputStream(Files.newOutputStream(nginx.served().resolve(name)), digest)) {
            for (int left = bytes; left > 0; left -= Math.min(left, block.length)) {
                random.nextBytes(block);
                out.write(block, 0, Math.min(left, block.length));
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static String sha1(Path file) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-1");
        try (OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
            Files.copy(file, out);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    private static List<String> rounded(List<Double> values) {
        return values.stream().sorted().map("%.2f"::formatted).toList();
    }

    private static void print(String line) {
        System.out.println("[bench] " + line);
    }
}
