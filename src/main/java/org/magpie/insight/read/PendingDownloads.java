package org.magpie.insight.read;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.magpie.pipeline.download.DownloadState;
import org.magpie.pipeline.download.TrackedDownload;

/**
 * What the downloads say of titles and items.
 *
 * @param titles with a download
 * @param stuck titles of which a download needs a person
 * @param items that a download brings
 */
record PendingDownloads(Set<Long> titles, Set<Long> stuck, Set<Long> items) {
    static PendingDownloads of(List<TrackedDownload> downloads) {
        PendingDownloads all = new PendingDownloads(new HashSet<>(), new HashSet<>(), new HashSet<>());
        for (TrackedDownload download : downloads) {
            all.titles.add(download.titleId());
            all.items.addAll(download.itemIds());
            if (download.state() == DownloadState.IMPORT_BLOCKED) {
                all.stuck.add(download.titleId());
            }
        }
        return all;
    }
}
