package org.magpie.pipeline.download;

import org.magpie.pipeline.search.link.ResolvedLink;

/** What a release's link led to, in the form that download clients take. */
public final class LinkContent {
    private LinkContent() {}

    public static DownloadClient.Content of(ResolvedLink link) {
        return switch (link) {
            case ResolvedLink.MagnetLink magnet -> new DownloadClient.Content.Magnet(magnet.link(), magnet.infoHash());
            case ResolvedLink.TorrentBytes torrent ->
                new DownloadClient.Content.TorrentFile(torrent.bytes(), torrent.infoHash());
            case ResolvedLink.NzbBytes nzb -> new DownloadClient.Content.NzbFile(nzb.bytes());
            case ResolvedLink.Direct direct -> new DownloadClient.Content.Link();
        };
    }
}
