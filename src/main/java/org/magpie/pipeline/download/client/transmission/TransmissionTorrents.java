package org.magpie.pipeline.download.client.transmission;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.Message;
import org.magpie.pipeline.download.ClientDownload;
import org.magpie.pipeline.download.DownloadState;
import org.magpie.pipeline.download.client.TorrentClients;

/** What Transmission's answers say of a torrent. Holds no state. */
final class TransmissionTorrents {
    private static final int LOCAL_ERROR = 3;
    private static final int STOPPED = 0;

    /** What is asked of each torrent. */
    static final List<String> FIELDS = List.of(
            "hashString",
            "name",
            "status",
            "totalSize",
            "sizeWhenDone",
            "leftUntilDone",
            "rateDownload",
            "eta",
            "downloadDir",
            "labels",
            "error",
            "errorString",
            "isStalled",
            "metadataPercentComplete",
            "uploadRatio",
            "secondsSeeding",
            "isFinished",
            "addedDate");

    private final String name;

    /**
     * @param name of the client, for sentences
     */
    TransmissionTorrents(String name) {
        this.name = name;
    }

    ClientDownload read(JsonNode torrent) {
        boolean known = torrent.path("metadataPercentComplete").asDouble(1) >= 1;
        long left = torrent.path("leftUntilDone").asLong(-1);
        boolean whole = known && left == 0 && torrent.path("totalSize").asLong() > 0;
        int status = torrent.path("status").asInt();
        long eta = torrent.path("eta").asLong(-1);
        // Error 1 and 2 are a tracker's words; only 3 is this machine's and stops the torrent.
        boolean failed = torrent.path("error").asInt() == LOCAL_ERROR;
        String folder = torrent.path("downloadDir").asText();
        return new ClientDownload(
                torrent.path("hashString").asText().toLowerCase(Locale.ROOT),
                torrent.path("name").asText(),
                failed
                        ? DownloadState.FAILED
                        : state(status, whole, known, torrent.path("isStalled").asBoolean()),
                known ? torrent.path("sizeWhenDone").asLong(-1) : -1,
                known ? left : -1,
                torrent.path("rateDownload").asLong(0),
                whole || eta < 0 ? null : Duration.ofSeconds(eta),
                known ? TorrentClients.place(folder, torrent.path("name").asText()) : null,
                // Stopped by its own limits or by a person.
                whole && status != STOPPED,
                torrent.path("uploadRatio").asDouble(-1),
                Duration.ofSeconds(torrent.path("secondsSeeding").asLong(0)),
                // Paused by a person it says false (3.00).
                whole && status == STOPPED && torrent.path("isFinished").asBoolean(),
                TorrentClients.time(torrent.path("addedDate").asLong(0)),
                said(known, whole, status, torrent));
    }

    private @Nullable Message said(boolean known, boolean whole, int status, JsonNode torrent) {
        String error = torrent.path("errorString").asText().strip();
        if (!error.isEmpty()) {
            if (torrent.path("error").asInt() == LOCAL_ERROR) {
                return Message.of("plug.client.says", name, error);
            }
            return whole
                    ? null
                    : Message.of(known ? "plug.client.no-peers-tracker" : "plug.client.metadata-tracker", error);
        }
        if (!known) {
            return Message.of("plug.client.metadata");
        }
        return !whole && status == 4 && torrent.path("isStalled").asBoolean()
                ? Message.of("plug.client.no-peers")
                : null;
    }

    /** Status numbers: 0 stopped, 1 and 2 checking, 3 waiting, 4 downloading, 5 and 6 seeding. */
    private static DownloadState state(int status, boolean whole, boolean known, boolean stalled) {
        return switch (status) {
            case STOPPED -> whole ? DownloadState.COMPLETED : DownloadState.PAUSED;
            case 1, 2, 3 -> DownloadState.QUEUED;
            case 4 -> !known ? DownloadState.QUEUED : stalled ? DownloadState.STALLED : DownloadState.DOWNLOADING;
            default -> whole ? DownloadState.COMPLETED : DownloadState.DOWNLOADING;
        };
    }
}
