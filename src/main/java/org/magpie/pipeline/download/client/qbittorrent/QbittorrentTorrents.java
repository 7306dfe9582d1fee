package org.magpie.pipeline.download.client.qbittorrent;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.Message;
import org.magpie.pipeline.download.ClientDownload;
import org.magpie.pipeline.download.DownloadState;
import org.magpie.pipeline.download.client.TorrentClients;
import org.magpie.provider.ProviderException;

/** What qBittorrent's answers say of a torrent. */
final class QbittorrentTorrents {
    private static final double USE_GLOBAL = -2;

    private final QbittorrentSession session;
    private final QbittorrentTrackers trackers;
    private final String name;

    /**
     * @param session asked for what a torrent's answer does not tell
     * @param name of the client, for sentences
     */
    QbittorrentTorrents(QbittorrentSession session, String name) {
        this.session = session;
        this.trackers = new QbittorrentTrackers(session, name);
        this.name = name;
    }

    /** Begins a new list: from now on trackers are asked again. */
    void begin() {
        trackers.begin();
    }

    ClientDownload read(JsonNode torrent) {
        String hash = torrent.path("hash").asText().toLowerCase(Locale.ROOT);
        String state = torrent.path("state").asText();
        long size = torrent.path("size").asLong(-1);
        long left = torrent.path("amount_left").asLong(-1);
        boolean known = !state.equals("metaDL") && !state.equals("forcedMetaDL") && size > 0;
        boolean whole = known && left == 0;
        long eta = torrent.path("eta").asLong(-1);
        return new ClientDownload(
                hash,
                torrent.path("name").asText(),
                state(state, whole),
                known ? size : -1,
                known ? left : -1,
                torrent.path("dlspeed").asLong(0),
                // 8640000 seconds are its word for "never".
                whole || eta <= 0 || eta >= 8_640_000 ? null : Duration.ofSeconds(eta),
                torrent.path("content_path").asText(""),
                whole && !isStopped(state),
                torrent.path("ratio").asDouble(-1),
                Duration.ofSeconds(torrent.path("seeding_time").asLong(0)),
                whole && isStopped(state) && isAtLimit(torrent),
                TorrentClients.time(torrent.path("added_on").asLong(0)),
                said(hash, state));
    }

    private static boolean isStopped(String state) {
        return state.equals("pausedUP") || state.equals("stoppedUP");
    }

    /**
     * Whether a stopped torrent has reached its ratio or time. A pause by a person shows as the same state (4.5.2), so only the
     * figures tell. The limit of seeding without anybody asking cannot be told from them and counts for nothing.
     */
    private boolean isAtLimit(JsonNode torrent) {
        double ratio = limit(torrent, "ratio_limit", "max_ratio");
        double minutes = limit(torrent, "seeding_time_limit", "max_seeding_time");
        return (ratio >= 0 && torrent.path("ratio").asDouble(-1) >= ratio)
                || (minutes >= 0 && torrent.path("seeding_time").asDouble(-1) >= minutes * 60);
    }

    /**
     * The limit that holds for a torrent, negative where none does.
     *
     * @param own its own; -1 is its word for none, -2 for the program's
     * @param all the program's, which the torrent tells too, and the preferences where an older version does not
     */
    private double limit(JsonNode torrent, String own, String all) {
        double limit = torrent.path(own).asDouble(USE_GLOBAL);
        if (limit != USE_GLOBAL) {
            return limit;
        }
        if (torrent.path(all).isNumber()) {
            return torrent.path(all).asDouble();
        }
        try {
            JsonNode preferences = session.json("app/preferences", Map.of());
            return preferences.path(all + "_enabled").asBoolean()
                    ? preferences.path(all).asDouble(-1)
                    : -1;
        } catch (ProviderException.BadAnswer unknown) {
            return -1; // what is not known is not reached
        }
    }

    private static DownloadState state(String state, boolean whole) {
        return switch (state) {
            case "error", "missingFiles" -> DownloadState.FAILED;
            case "pausedDL", "stoppedDL" -> DownloadState.PAUSED;
            case "queuedDL", "checkingDL", "checkingResumeData", "allocating", "metaDL", "forcedMetaDL" ->
                DownloadState.QUEUED;
            case "stalledDL" -> DownloadState.STALLED;
            case "moving", "checkingUP" -> DownloadState.DOWNLOADING;
            default -> whole ? DownloadState.COMPLETED : DownloadState.DOWNLOADING;
        };
    }

    private @Nullable Message said(String hash, String state) {
        return switch (state) {
            case "error" -> Message.of("plug.client.error", name);
            case "missingFiles" -> Message.of("plug.client.missing-files", name);
            case "metaDL", "forcedMetaDL" -> trackers.of(hash, "plug.client.metadata", "plug.client.metadata-tracker");
            case "stalledDL" -> trackers.of(hash, "plug.client.no-peers", "plug.client.no-peers-tracker");
            default -> null;
        };
    }
}
