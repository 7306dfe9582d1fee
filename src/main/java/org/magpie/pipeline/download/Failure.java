package org.magpie.pipeline.download;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.magpie.base.error.Message;
import org.magpie.pipeline.decide.BlockReason;

/** Sorts what clients say of a failure, so that a passing one is not remembered for ever. */
enum Failure {
    PASSWORD(BlockReason.PASSWORD, Set.of("plug.usenet.locked"), List.of("password", "encrypted")),
    /** Usenet keeps posts only so long, and some are taken away: too many pieces are gone to mend it. */
    MISSING_ARTICLES(
            BlockReason.DAMAGED,
            Set.of("plug.usenet.missing-articles", "plug.usenet.beyond-repair"),
            List.of("article", "cannot be completed", "failure/health", "failure/par", "repair failed", "incomplete")),
    FAILED_UNPACK(
            BlockReason.DAMAGED,
            Set.of("plug.usenet.unpack-failed"),
            List.of("unpack", "unrar", "crc error", "corrupt", "failure/move", "post-processing")),
    GONE(
            BlockReason.REMOVED,
            Set.of(
                    "indexer.said.gone",
                    "indexer.said.error-for-torrent",
                    "indexer.said.error-for-nzb",
                    "download.direct.gone",
                    "download.direct.bad-redirect",
                    "download.direct.too-many-redirects"),
            List.of()),
    DAMAGED(
            BlockReason.DAMAGED,
            Set.of(
                    "indexer.said.other-torrent",
                    "download.direct.checksum",
                    "download.direct.other-size",
                    "download.direct.endless",
                    "download.direct.short",
                    "download.direct.empty"),
            List.of()),
    WRONG_CONTENT(
            BlockReason.WRONG_CONTENT,
            Set.of(
                    "indexer.said.bad-magnet",
                    "indexer.said.page-for-torrent",
                    "indexer.said.page-for-nzb",
                    "indexer.said.not-a-torrent",
                    "indexer.said.not-a-nzb",
                    "indexer.m3u.not-a-playlist",
                    "download.direct.playlist",
                    "download.direct.web-page",
                    "plug.client.bad-torrent",
                    "plug.usenet.bad-nzb"),
            List.of()),
    STALLED(
            BlockReason.STALLED,
            Set.of(
                    "download.stalled",
                    "download.direct.stalled",
                    "download.given-up.metadata",
                    "plug.client.metadata",
                    "plug.client.metadata-tracker",
                    "plug.client.no-peers",
                    "plug.client.no-peers-tracker"),
            List.of()),
    UNREACHABLE(
            BlockReason.UNREACHABLE,
            Set.of(
                    "http.unreachable",
                    "http.unknown-host",
                    "provider.error.unreachable",
                    "provider.error.busy",
                    "plug.rtorrent.unreachable",
                    "download.client-broken",
                    "download.direct.unknown-host",
                    "download.direct.broken",
                    "download.direct.busy",
                    "download.direct.server-error"),
            List.of()),
    UNAUTHORIZED(
            BlockReason.UNAUTHORIZED, Set.of("provider.error.unauthorized", "download.direct.forbidden"), List.of()),
    OTHER(BlockReason.OTHER, Set.of(), List.of());

    private final BlockReason reason;
    /** Of Magpie's own sentences. */
    private final Set<String> keys;
    /** What clients write in their own words, lower case. */
    private final List<String> words;

    Failure(BlockReason reason, Set<String> keys, List<String> words) {
        this.reason = reason;
        this.keys = keys;
        this.words = words;
    }

    /** The keys of the sentences that are sorted under it. */
    Set<String> keys() {
        return keys;
    }

    static BlockReason reason(Message why) {
        return of(why).reason;
    }

    static Failure of(Message why) {
        for (Object inner : why.arguments()) {
            if (inner instanceof Message message) {
                return of(message);
            }
        }
        for (Failure each : values()) {
            if (each.keys.contains(why.key()) || each.isIn(why)) {
                return each;
            }
        }
        return OTHER;
    }

    /** A client's own words stand in the sentence "… says: …", after its name. */
    private boolean isIn(Message why) {
        return why.key().endsWith(".says")
                && why.arguments().stream()
                        .skip(1)
                        .map(said -> said.toString().toLowerCase(Locale.ROOT))
                        .anyMatch(said -> words.stream().anyMatch(said::contains));
    }

    /** Whether Magpie gives it up by itself; else it waits for a person. */
    boolean isGivenUp(DownloadRules rules) {
        return switch (this) {
            case MISSING_ARTICLES -> rules.missingArticles();
            case FAILED_UNPACK -> rules.failedUnpack();
            default -> true;
        };
    }
}
