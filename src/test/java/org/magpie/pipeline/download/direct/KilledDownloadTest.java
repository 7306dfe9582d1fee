package org.magpie.pipeline.download.direct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.magpie.pipeline.download.direct.DirectDownloadFixture.SOON;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.magpie.testing.Await;
import org.magpie.testing.RawServer;

/** A guard with small figures; {@link DownloadBenchTest} kills fifty times. */
class KilledDownloadTest {
    private static final int CHUNK = 50_000;

    private final byte[] film = DirectDownloadFixture.bytes(12_000_000, 7);

    @TempDir
    Path folder;

    @Test
    void aProcessKilledInTheMiddleGoesOnFromTheLastByteOnDisk() throws Exception {
        try (RawServer server = new RawServer(this::paced)) {
            Process first = start(server);
            Await.until("a third is on disk", SOON.multipliedBy(3), () -> onDisk() > film.length / 3);
            first.toHandle().destroyForcibly();
            assertThat(first.waitFor()).isNotZero();
            long there = onDisk();
            Process second = start(server);
            List<String> said = lines(second);
            assertThat(second.waitFor()).isZero();
            String whole = said.stream()
                    .filter(line -> line.startsWith("whole "))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(said));
            assertThat(Path.of(whole.substring("whole ".length()))).hasBinaryContent(film);
            assertThat(server.requests()).extracting(RawServer.Request::from).containsExactly(0L, there);
        }
    }

    private long onDisk() {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(".part"))
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        } catch (IOException movedAway) {
            return 0;
        }
    }

    /** 6 MB a second. */
    private void paced(RawServer.Request request, OutputStream out) throws IOException {
        int from = (int) request.from();
        RawServer.head(
                out,
                from > 0 ? "206 Partial Content" : "200 OK",
                "ETag: \"a\"",
                "Content-Length: " + (film.length - from),
                "Content-Range: bytes " + from + "-" + (film.length - 1) + "/" + film.length);
        for (int at = from; at < film.length; at += CHUNK) {
            out.write(film, at, Math.min(CHUNK, film.length - at));
            out.flush();
            LockSupport.parkNanos(CHUNK * 160L);
        }
    }

    private Process start(RawServer server) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        KilledDownload.class.getName(),
                        folder.toString(),
                        "1",
                        server.address("/f").toString(),
                        Integer.toString(film.length),
                        DirectDownloadFixture.sha1(film))
                .redirectErrorStream(true)
                .start();
    }

    private static List<String> lines(Process process) throws IOException {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            return lines.lines().toList();
        }
    }
}
