package org.magpie.pipeline.download.queue;

import org.magpie.base.error.UserException;
import org.magpie.pipeline.download.DownloadClient;
import org.magpie.pipeline.download.TrackedDownload;
import org.magpie.provider.Providers;

/** Keeps which downloads come first, and says so to their clients. Safe for any number of threads. */
public final class Priorities {
    private final Downloads downloads;
    private final Providers providers;

    public Priorities(Downloads downloads, Providers providers) {
        this.downloads = downloads;
        this.providers = providers;
    }

    /**
     * Moves a download before or behind the others of its client. Where no client has it yet it is handed over so; a client that
     * knows no order is none the wiser. What a client refused is not kept. The order of what is somebody else's is not touched.
     *
     * @throws UserException when the download or its client is gone, or it is on its way no more
     * @throws org.magpie.provider.ProviderException when the client does not do it
     */
    public void give(long downloadId, DownloadClient.Priority priority) {
        TrackedDownload download =
                downloads.find(downloadId).orElseThrow(() -> new UserException("pipeline.download-gone"));
        DownloadCommand.PRIORITISE.check(download.release().name(), download.state());
        if (!download.clientKey().isEmpty() && download.isOwn()) {
            tell(download, priority);
        }
        downloads.prioritised(downloadId, priority);
    }

    private void tell(TrackedDownload download, DownloadClient.Priority priority) {
        Providers.Opened<DownloadClient> client = providers
                .open(download.clientId(), DownloadClient.class)
                .orElseThrow(() -> new UserException("download.client-deleted"));
        providers.use(client, opened -> {
            opened.prioritise(download.clientKey(), priority);
            return true;
        });
    }
}
