package org.magpie.pipeline.download;

import org.magpie.pipeline.search.Release;

/**
 * Where a download may be fetched from.
 *
 * @param release as that indexer offers it
 * @param verdictId what was made of it there, 0 where it was not judged on its own
 * @param score of its custom formats there
 */
public record DownloadSource(Release release, long verdictId, int score) {
    public boolean isOf(TrackedDownload download) {
        return release.indexerId() == download.release().indexerId()
                && release.guid().equals(download.release().guid());
    }

    /** Whether it costs no more than the other and will come as surely: ten times the seeders are another thing. */
    public boolean isAsGoodAs(DownloadSource other) {
        return score >= other.score
                && (isFree() || !other.isFree())
                && (int) Math.log10(Math.max(1, release.seeders()))
                        >= (int) Math.log10(Math.max(1, other.release.seeders()));
    }

    private boolean isFree() {
        return release.flags().contains("freeleech");
    }
}
