package org.magpie.pipeline.download;

import org.magpie.base.error.UserException;
import org.magpie.provider.Providers;

/** Says to clients which of their downloads comes first. Safe for any number of threads. */
public final class Priorities {
    private final Downloads downloads;
    private final Providers providers;

    public Priorities(Downloads downloads, Providers providers) {
        this.downloads = downloads;
        this.providers = providers;
    }

    /**
     * Moves a download before or behind the others of its client; without effect where no client has it yet, and where the client
     * knows no order.
     *
     * @throws UserException when the download or its client is gone
     * @throws org.magpie.provider.ProviderException when the client does not do it
     */
    public void give(long downloadId, DownloadClient.Priority priority) {
        TrackedDownload download =
                downloads.find(downloadId).orElseThrow(() -> new UserException("pipeline.download-gone"));
        if (download.clientKey().isEmpty()) {
            return;
        }
        Providers.Opened<DownloadClient> client = providers
                .open(download.clientId(), DownloadClient.class)
                .orElseThrow(() -> new UserException("download.client-deleted"));
        providers.use(client, opened -> {
            opened.prioritise(download.clientKey(), priority);
            return true;
        });
    }
}
