package org.magpie.pipeline.download.client.deluge;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.Message;
import org.magpie.pipeline.download.ClientDownload;
import org.magpie.pipeline.download.DownloadState;
import org.magpie.pipeline.download.client.TorrentClients;

/** What Deluge's answers say of a torrent. Holds no state. */
final class DelugeTorrents {
    /** Seconds that a torrent may look for others before it counts as stalled. */
    private static final long PATIENCE_WITH_PEERS = 60;

    private final String name;

    /**
     * @param name of the client, for sentences
     */
    DelugeTorrents(String name) {
        this.name = name;
    }

    ClientDownload read(String hash, JsonNode torrent) {
        String title = torrent.path("name").asText();
        // A magnet link has no files until somebody has told what is in it.
        boolean known = torrent.path("num_files").asInt() > 0;
        long size = torrent.path("total_wanted").asLong(-1);
        boolean whole = known && torrent.path("is_finished").asBoolean();
        // With files deselected more may be there than is wanted; only this counts the wanted ones.
        long left = whole
                ? 0
                : Math.max(
                        0,
                        torrent.path("total_remaining")
                                .asLong(size - torrent.path("total_done").asLong(0)));
        long eta = torrent.path("eta").asLong(0);
        long speed = torrent.path("download_payload_rate").asLong(0);
        DownloadState state = state(torrent, known, whole, speed);
        return new ClientDownload(
                hash.toLowerCase(Locale.ROOT),
                title,
                state,
                known ? size : -1,
                known ? left : -1,
                whole ? 0 : speed,
                whole || eta <= 0 ? null : Duration.ofSeconds(eta),
                known ? TorrentClients.place(torrent.path("save_path").asText(), title) : null,
                // Paused by its own limit or by a person; what waits for its turn to give goes on giving.
                whole && !torrent.path("state").asText().equals("Paused"),
                torrent.path("ratio").asDouble(-1),
                Duration.ofSeconds(torrent.path("seeding_time").asLong(0)),
                whole && isAtLimit(torrent),
                TorrentClients.time(torrent.path("time_added").asLong(0)),
                said(torrent, state, known));
    }

    /** A pause by a person looks the same (2.0.3), so only the figures tell. */
    private static boolean isAtLimit(JsonNode torrent) {
        double ratio = torrent.path("stop_ratio").asDouble(-1);
        return torrent.path("state").asText().equals("Paused")
                && torrent.path("stop_at_ratio").asBoolean()
                && ratio >= 0
                && torrent.path("ratio").asDouble(-1) >= ratio;
    }

    private static DownloadState state(JsonNode torrent, boolean known, boolean whole, long speed) {
        return switch (torrent.path("state").asText()) {
            case "Error" -> DownloadState.FAILED;
            case "Paused" -> whole ? DownloadState.COMPLETED : DownloadState.PAUSED;
            case "Queued" -> whole ? DownloadState.COMPLETED : DownloadState.QUEUED;
            case "Checking", "Allocating" -> DownloadState.QUEUED;
            // Files are being moved to where they belong: not to be touched yet.
            case "Moving" -> DownloadState.DOWNLOADING;
            default -> {
                if (whole) {
                    yield DownloadState.COMPLETED;
                }
                if (!known) {
                    yield DownloadState.QUEUED;
                }
                boolean nobody = torrent.path("num_seeds").asInt() == 0
                        && torrent.path("num_peers").asInt() == 0;
                boolean forAWhile = torrent.path("active_time").asLong() > PATIENCE_WITH_PEERS;
                yield speed == 0 && nobody && forAWhile ? DownloadState.STALLED : DownloadState.DOWNLOADING;
            }
        };
    }

    private @Nullable Message said(JsonNode torrent, DownloadState state, boolean known) {
        if (state == DownloadState.FAILED) {
            return Message.of("plug.client.says", name, torrent.path("message").asText());
        }
        if (state == DownloadState.PAUSED || state == DownloadState.COMPLETED) {
            return null;
        }
        String tracker = torrent.path("tracker_status").asText();
        boolean complains = tracker.startsWith("Error");
        if (!known) {
            return complains ? Message.of("plug.client.metadata-tracker", tracker) : Message.of("plug.client.metadata");
        }
        if (state != DownloadState.STALLED) {
            return null;
        }
        return complains ? Message.of("plug.client.no-peers-tracker", tracker) : Message.of("plug.client.no-peers");
    }
}
