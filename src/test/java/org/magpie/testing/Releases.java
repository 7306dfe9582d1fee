package org.magpie.testing;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.magpie.media.MediaKind;
import org.magpie.pipeline.search.Protocol;
import org.magpie.pipeline.search.Release;

/** Releases for tests. */
public final class Releases {
    private Releases() {}

    /** A file that a plain HTTP server offers. */
    public static Release direct(
            String name, URI link, long size, @Nullable String checksum, @Nullable String fileName) {
        return release(name, Protocol.DIRECT, link, size, null, checksum, fileName);
    }

    public static Release torrent(String name, URI link, long size, @Nullable String infoHash) {
        return release(name, Protocol.TORRENT, link, size, infoHash, null, null);
    }

    private static Release release(
            String name,
            Protocol protocol,
            URI link,
            long size,
            @Nullable String infoHash,
            @Nullable String checksum,
            @Nullable String fileName) {
        return new Release(
                1,
                "Tests",
                link.toString(),
                name,
                MediaKind.MOVIE,
                protocol,
                link,
                null,
                size,
                Instant.parse("2026-01-01T00:00:00Z"),
                -1,
                -1,
                infoHash,
                Map.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                checksum,
                fileName);
    }

    /** The same, offered by that indexer. */
    public static Release of(Release release, long indexerId) {
        return new Release(
                indexerId,
                release.indexer(),
                release.guid(),
                release.name(),
                release.kind(),
                release.protocol(),
                release.link(),
                release.page(),
                release.size(),
                release.published(),
                release.seeders(),
                release.leechers(),
                release.infoHash(),
                release.ids(),
                release.languages(),
                release.flags(),
                release.categories(),
                release.checksum(),
                release.fileName());
    }
}
