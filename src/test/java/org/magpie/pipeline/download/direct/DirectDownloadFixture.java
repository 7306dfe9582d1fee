package org.magpie.pipeline.download.direct;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import okhttp3.Dns;
import org.jspecify.annotations.Nullable;
import org.magpie.base.event.Events;
import org.magpie.base.http.Http;
import org.magpie.base.store.Store;
import org.magpie.pipeline.download.ClientDownload;
import org.magpie.pipeline.download.DownloadClient.Priority;
import org.magpie.pipeline.download.DownloadState;
import org.magpie.pipeline.search.link.FreshLinks;
import org.magpie.testing.Await;
import org.magpie.testing.Folders;
import org.magpie.testing.RawServer;
import org.magpie.testing.Releases;

/** The built-in downloader as Magpie makes it, with a database and an HTTP client of its own, and patience for tests. */
final class DirectDownloadFixture implements AutoCloseable {
    static final Duration SOON = Duration.ofSeconds(20);

    static final Limits QUICK = new Limits(
            3,
            3,
            4,
            BandwidthSchedule.UNLIMITED,
            Duration.ofMillis(800),
            Duration.ofMillis(800),
            1000,
            Duration.ofMillis(20),
            Duration.ofMillis(100),
            4,
            0,
            4_000_000,
            Duration.ofMillis(300),
            200_000);

    private final Path folder;
    private final Store store;
    private final Http http = new Http("Magpie-tests");
    private final Predicate<InetAddress> isPrivate;
    private final FreshLinks links;
    private Limits limits;
    private DirectDownloads downloads;

    DirectDownloadFixture(Path folder, Limits limits, Predicate<InetAddress> isPrivate, FreshLinks links) {
        this.folder = folder;
        this.limits = limits;
        this.isPrivate = isPrivate;
        this.links = links;
        this.store = Store.open(folder.resolve("db"), new byte[32], DirectDownloads.entities(), new Events());
        this.downloads = start();
    }

    DirectDownloadFixture(Path folder) {
        this(folder, QUICK, address -> false, FreshLinks.NONE);
    }

    private DirectDownloads start() {
        return new DirectDownloads(
                store,
                http.streamingStepByStep(),
                new SsrfGuard(Dns.SYSTEM, isPrivate),
                links,
                Clock.systemUTC(),
                1,
                folder.resolve("downloads"),
                limits);
    }

    /** As if Magpie had been ended and started. */
    void restart(Limits newLimits) {
        downloads.close();
        limits = newLimits;
        downloads = start();
    }

    DirectDownloads downloads() {
        return downloads;
    }

    Path folder() {
        return folder.resolve("downloads");
    }

    String add(RawServer server, String path, long size, @Nullable String checksum) {
        return add(server, path, size, checksum, Priority.NORMAL);
    }

    String add(RawServer server, String path, long size, @Nullable String checksum, Priority priority) {
        return downloads.add(
                Releases.direct("Harbor Lights 1949", server.address(path), size, checksum, "Harbor.Lights.1949.mkv"),
                priority);
    }

    ClientDownload one(String id) {
        return downloads.list().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    ClientDownload await(String id, DownloadState state) {
        Await.until("download is " + state + ", was " + one(id), SOON, () -> one(id).state() == state);
        return one(id);
    }

    Path whole(String id) {
        String place = await(id, DownloadState.COMPLETED).place();
        assertThat(place).isNotNull();
        return Path.of(place);
    }

    String said(ClientDownload download) {
        return download.said() == null ? "" : download.said().key();
    }

    List<String> files() {
        return Folders.files(folder());
    }

    /** Threads of the system that downloads have and that have not ended. */
    static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("direct-"))
                .sorted()
                .toList();
    }

    static byte[] bytes(int length, long seed) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    static String sha1(byte[] bytes) {
        try {
            return "sha1:"
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-1").digest(bytes));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    @Override
    public void close() {
        downloads.close();
        http.close();
        store.close();
    }
}
