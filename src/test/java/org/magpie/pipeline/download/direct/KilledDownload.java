package org.magpie.pipeline.download.direct;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.magpie.base.event.Events;
import org.magpie.base.http.Http;
import org.magpie.base.store.Store;
import org.magpie.pipeline.download.ClientDownload;
import org.magpie.pipeline.download.DownloadClient.Priority;
import org.magpie.pipeline.download.DownloadState;
import org.magpie.pipeline.search.link.FreshLinks;
import org.magpie.testing.Releases;

/**
 * A process that fetches files and may be killed at any moment. Arguments: its folder, how many files, the address of them (each gets a
 * query of its own), their size and checksum. Says {@code open} with milliseconds since the start of the process,
 * {@code came} with milliseconds from the making of the downloader until bytes came, {@code idle} and
 * {@code busy} with bytes of memory, and {@code whole} for each file.
 */
final class KilledDownload {
    private KilledDownload() {}

    public static void main(String[] arguments) {
        Path folder = Path.of(arguments[0]);
        int files = Integer.parseInt(arguments[1]);
        try (Store store = Store.open(folder.resolve("db"), new byte[32], DirectDownloads.entities(), new Events());
                Http http = new Http("Magpie-tests");
                DirectDownloads downloads = new DirectDownloads(
                        store,
                        http.streamingStepByStep(),
                        SsrfGuard.ofTheSystem(),
                        FreshLinks.NONE,
                        Clock.systemUTC(),
                        1,
                        folder.resolve("downloads"),
                        Limits.DEFAULT.with(8, 8, 4, BandwidthSchedule.UNLIMITED))) {
            long opened = System.nanoTime();
            downloads.list();
            System.out.println("open " + sinceStart());
            if (files > 1) {
                LockSupport.parkNanos(Duration.ofSeconds(2).toNanos());
                System.out.println("idle " + Memory.now());
            }
            for (int at = 0; at < files; at++) {
                downloads.add(
                        Releases.direct(
                                "File " + at,
                                URI.create(arguments[2] + "?" + at),
                                Long.parseLong(arguments[3]),
                                arguments[4],
                                "file-" + at + ".bin"),
                        Priority.NORMAL);
            }
            Memory most = files > 1 ? Memory.now() : new Memory(0, 0);
            long before = -1;
            while (!isEnded(downloads.list())) {
                LockSupport.parkNanos(Duration.ofMillis(files > 1 ? 200 : 10).toNanos());
                if (files == 1 && before != Long.MAX_VALUE) {
                    long missing = downloads.list().getFirst().remaining();
                    if (before >= 0 && missing < before) {
                        sayCame(opened);
                    }
                    before = before < 0 || missing == before ? missing : Long.MAX_VALUE;
                }
                if (files > 1) {
                    most = most.max(Memory.now());
                }
            }
            if (files == 1 && before != Long.MAX_VALUE) {
                // So little was missing that it came between two looks.
                sayCame(opened);
            }
            System.out.println("busy " + most);
            downloads
                    .list()
                    .forEach(each -> System.out.println(
                            each.state() == DownloadState.COMPLETED
                                    ? "whole " + each.place()
                                    : "failed " + each.said()));
        }
    }

    private static void sayCame(long opened) {
        System.out.println("came " + (System.nanoTime() - opened) / 1_000_000);
    }

    private static long sinceStart() {
        return ProcessHandle.current()
                .info()
                .startInstant()
                .map(start -> Duration.between(start, java.time.Instant.now()).toMillis())
                .orElse(-1L);
    }

    private static boolean isEnded(List<ClientDownload> all) {
        return all.stream()
                .allMatch(each -> each.state() == DownloadState.COMPLETED || each.state() == DownloadState.FAILED);
    }
}
