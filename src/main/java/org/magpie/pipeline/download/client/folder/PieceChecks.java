package org.magpie.pipeline.download.client.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.magpie.base.context.WorkThreads;
import org.magpie.base.disk.Root;
import org.magpie.base.error.DiskException;
import org.magpie.pipeline.download.PieceCheck;
import org.magpie.pipeline.search.link.TorrentPieces;

/**
 * Comparisons of downloads with the hashes of their torrents, by info hash. Each reads all of a download, so it is made once for what
 * looks the same, in a thread of its own. Safe for any number of threads.
 */
final class PieceChecks {
    /** So long the check of a small download is waited for; a large one goes on beside. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    /** The longest pause between two comparisons of a download that looks the same and is not whole. */
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private final Map<String, Check> checks = new ConcurrentHashMap<>();

    /**
     * A comparison of what looked so.
     *
     * @param pause after which it is made again if it finds the download not whole: a program that writes through memory, or twice
     *     within one tick of the system's clock, leaves the look of a file as it was
     */
    private record Check(
            Map<String, KnownFiles.Stamp> look,
            Instant since,
            Duration pause,
            CompletableFuture<PieceCheck.Result> result) {
        boolean isDueAgain(Instant time) {
            return result.isDone() && Duration.between(since, time).compareTo(pause) >= 0;
        }
    }

    /**
     * Compares a download, or tells what the last comparison of the same look found.
     *
     * @param pause before the first comparison is made again; doubled with each, up to an hour
     * @return null while it is being read
     * @throws IOException when it cannot be read; the next call tries again
     */
    PieceCheck.@Nullable Result result(
            String hash, FoundContent found, TorrentPieces pieces, Instant time, Duration pause) throws IOException {
        Check check = checks.compute(hash, (same, before) -> {
            if (before == null || !before.look().equals(found.look())) {
                return new Check(found.look(), time, pause, start(found, pieces));
            }
            return before.isDueAgain(time)
                    ? new Check(found.look(), time, longer(before.pause()), start(found, pieces))
                    : before;
        });
        try {
            return check.result().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException busy) {
            return null;
        } catch (ExecutionException failure) {
            checks.remove(hash);
            throw failure.getCause() instanceof IOException disk ? disk : new IOException(failure.getCause());
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    /** Files of the torrent that the last comparison has found whole; none where it is not over, or they look different by now. */
    Set<String> whole(String hash, FoundContent found) {
        Check check = checks.get(hash);
        return check != null && check.look().equals(found.look())
                ? check.result()
                        .getNow(new PieceCheck.Result(Set.of(), Set.of(), 0))
                        .whole()
                : Set.of();
    }

    void forget(String hash) {
        checks.remove(hash);
    }

    private static Duration longer(Duration pause) {
        Duration doubled = pause.multipliedBy(2);
        return doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
    }

    private static CompletableFuture<PieceCheck.Result> start(FoundContent found, TorrentPieces pieces) {
        CompletableFuture<PieceCheck.Result> result = new CompletableFuture<>();
        Root root = new Root(found.place());
        WorkThreads.start("pieces", () -> {
            try {
                result.complete(PieceCheck.run(pieces, file -> pieces.single() ? found.place() : find(root, file)));
            } catch (IOException | RuntimeException failure) {
                result.completeExceptionally(failure);
            }
        });
        return result;
    }

    private static @Nullable Path find(Root root, TorrentPieces.Entry file) {
        try {
            Path path = root.resolve(file.path());
            return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS) ? path : null;
        } catch (DiskException outside) {
            return null;
        }
    }
}
