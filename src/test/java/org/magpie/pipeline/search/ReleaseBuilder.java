package org.magpie.pipeline.search;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.magpie.media.MediaKind;

/** Releases for tests: a torrent of a film unless changed. */
public record ReleaseBuilder(Release release) {
    public static ReleaseBuilder torrent(String name) {
        return new ReleaseBuilder(new Release(
                1,
                "Test",
                name,
                name,
                null,
                Protocol.TORRENT,
                URI.create("https://example.org/t.torrent"),
                null,
                4_000_000_000L,
                Instant.parse("2026-01-01T00:00:00Z"),
                10,
                2,
                null,
                Map.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                null,
                null));
    }

    public ReleaseBuilder of(long indexerId, String guid) {
        Release r = release;
        return new ReleaseBuilder(new Release(
                indexerId,
                "Indexer " + indexerId,
                guid,
                r.name(),
                r.kind(),
                r.protocol(),
                r.link(),
                r.page(),
                r.size(),
                r.published(),
                r.seeders(),
                r.leechers(),
                r.infoHash(),
                r.ids(),
                r.languages(),
                r.flags(),
                r.categories(),
                r.checksum(),
                r.fileName()));
    }

    public ReleaseBuilder from(Protocol protocol, String link) {
        Release r = release;
        return new ReleaseBuilder(new Release(
                r.indexerId(),
                r.indexer(),
                r.guid(),
                r.name(),
                r.kind(),
                protocol,
                URI.create(link),
                r.page(),
                r.size(),
                r.published(),
                protocol == Protocol.TORRENT ? r.seeders() : -1,
                -1,
                r.infoHash(),
                r.ids(),
                r.languages(),
                r.flags(),
                r.categories(),
                r.checksum(),
                r.fileName()));
    }

    public ReleaseBuilder hashed(@Nullable String infoHash) {
        Release r = release;
        return new ReleaseBuilder(new Release(
                r.indexerId(),
                r.indexer(),
                r.guid(),
                r.name(),
                r.kind(),
                r.protocol(),
                r.link(),
                r.page(),
                r.size(),
                r.published(),
                r.seeders(),
                r.leechers(),
                infoHash,
                r.ids(),
                r.languages(),
                r.flags(),
                r.categories(),
                r.checksum(),
                r.fileName()));
    }

    public ReleaseBuilder seeded(int seeders, int leechers) {
        Release r = release;
        return new ReleaseBuilder(new Release(
                r.indexerId(),
                r.indexer(),
                r.guid(),
                r.name(),
                r.kind(),
                r.protocol(),
                r.link(),
                r.page(),
                r.size(),
                r.published(),
                seeders,
                leechers,
                r.infoHash(),
                r.ids(),
                r.languages(),
                r.flags(),
                r.categories(),
                r.checksum(),
                r.fileName()));
    }

    public ReleaseBuilder sized(long size) {
        Release r = release;
        return new ReleaseBuilder(new Release(
                r.indexerId(),
                r.indexer(),
                r.guid(),
                r.name(),
                r.kind(),
                r.protocol(),
                r.link(),
                r.page(),
                size,
                r.published(),
                r.seeders(),
                r.leechers(),
                r.infoHash(),
                r.ids(),
                r.languages(),
                r.flags(),
                r.categories(),
                r.checksum(),
                r.fileName()));
    }

    public ReleaseBuilder published(Instant when) {
        Release r = release;
        return new ReleaseBuilder(new Release(
                r.indexerId(),
                r.indexer(),
                r.guid(),
                r.name(),
                r.kind(),
                r.protocol(),
                r.link(),
                r.page(),
                r.size(),
                when,
                r.seeders(),
                r.leechers(),
                r.infoHash(),
                r.ids(),
                r.languages(),
                r.flags(),
                r.categories(),
                r.checksum(),
                r.fileName()));
    }

    public ReleaseBuilder known(@Nullable MediaKind kind, Map<String, String> ids) {
        Release r = release;
        return new ReleaseBuilder(new Release(
                r.indexerId(),
                r.indexer(),
                r.guid(),
                r.name(),
                kind,
                r.protocol(),
                r.link(),
                r.page(),
                r.size(),
                r.published(),
                r.seeders(),
                r.leechers(),
                r.infoHash(),
                ids,
                r.languages(),
                r.flags(),
                r.categories(),
                r.checksum(),
                r.fileName()));
    }

    public ReleaseBuilder marked(Set<String> languages, Set<String> flags) {
        Release r = release;
        return new ReleaseBuilder(new Release(
                r.indexerId(),
                r.indexer(),
                r.guid(),
                r.name(),
                r.kind(),
                r.protocol(),
                r.link(),
                r.page(),
                r.size(),
                r.published(),
                r.seeders(),
                r.leechers(),
                r.infoHash(),
                r.ids(),
                languages,
                flags,
                r.categories(),
                r.checksum(),
                r.fileName()));
    }

    public ReleaseBuilder file(String fileName) {
        Release r = release;
        return new ReleaseBuilder(new Release(
                r.indexerId(),
                r.indexer(),
                r.guid(),
                r.name(),
                r.kind(),
                r.protocol(),
                r.link(),
                r.page(),
                r.size(),
                r.published(),
                r.seeders(),
                r.leechers(),
                r.infoHash(),
                r.ids(),
                r.languages(),
                r.flags(),
                r.categories(),
                r.checksum(),
                fileName));
    }
}
