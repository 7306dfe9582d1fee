package org.magpie.pipeline.download;

import org.magpie.pipeline.search.Release;

/**
 * Where a download may be fetched from.
 *
 * @param release as that indexer offers it
 * @param verdictId what was made of it there, 0 where it was not judged on its own
 */
record Origin(Release release, long verdictId) {
    boolean isOf(TrackedDownload download) {
        return release.indexerId() == download.release().indexerId()
                && release.guid().equals(download.release().guid());
    }
}
