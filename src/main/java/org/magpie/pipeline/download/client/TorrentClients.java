package org.magpie.pipeline.download.client;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.Message;
import org.magpie.pipeline.download.DownloadClient.Completeness;
import org.magpie.pipeline.download.DownloadClient.Content;
import org.magpie.pipeline.download.DownloadClient.Listed;
import org.magpie.provider.ProviderException;

/** What all torrent programs have in common, however they are spoken to. */
public final class TorrentClients {
    /** How long a torrent that was added may take to be in a program's list. */
    public static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final long BETWEEN_LOOKS = 200_000_000L;

    private TorrentClients() {}

    /**
     * The info hash of what is to be added.
     *
     * @param client as the person called it
     * @throws ProviderException.Refused when it is no torrent
     */
    public static String hash(String client, Content content) {
        return switch (content) {
            case Content.Magnet magnet -> magnet.infoHash();
            case Content.TorrentFile file -> file.infoHash();
            default -> throw new ProviderException.Refused(Message.of("plug.client.only-torrents", client));
        };
    }

    /**
     * Waits until a torrent that was said to be added is really there.
     *
     * @throws ProviderException.Refused when it does not come
     */
    public static void await(String client, Duration patience, BooleanSupplier there) {
        if (!comesTrue(patience, there)) {
            throw new ProviderException.Refused(Message.of("plug.client.not-added", client));
        }
    }

    /** Whether a condition, looked at now and then, comes true in time. */
    public static boolean comesTrue(Duration patience, BooleanSupplier condition) {
        long end = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            LockSupport.parkNanos(BETWEEN_LOOKS);
        }
        return true;
    }

    /**
     * File or folder in a folder, with the other machine's own separator. The name comes from the torrent: one that leads
     * elsewhere is none.
     */
    static @Nullable public String place(String folder, String name) {
        boolean windows = !folder.startsWith("/") && folder.contains("\\");
        boolean leadsElsewhere = name.isBlank()
                || name.equals(".")
                || name.equals("..")
                || name.contains("/")
                || (windows && name.contains("\\"));
        if (folder.isBlank() || leadsElsewhere) {
            return null;
        }
        return folder.replaceAll("[/\\\\]+$", "") + (windows ? "\\" : "/") + name;
    }

    /**
     * How much of one file a client holds.
     *
     * @param wanted whether the client is to fetch it
     * @param whole whether every piece of it is there
     */
    public static Completeness completeness(boolean wanted, boolean whole) {
        return !wanted ? Completeness.DESELECTED : whole ? Completeness.WHOLE : Completeness.PARTIAL;
    }

    /** A time in seconds since 1970 as clients write it; null for what is none. */
    static @Nullable public Instant time(long seconds) {
        return seconds > 0 ? Instant.ofEpochSecond(seconds) : null;
    }

    /** Files as they stand inside the torrent's own folder; programs name that folder before each, or not. */
    public static List<Listed> inside(String folder, List<Listed> files) {
        String prefix = folder + "/";
        return !files.isEmpty() && files.stream().allMatch(file -> file.path().startsWith(prefix))
                ? files.stream()
                        .map(file ->
                                new Listed(file.path().substring(prefix.length()), file.size(), file.completeness()))
                        .toList()
                : files;
    }
}
