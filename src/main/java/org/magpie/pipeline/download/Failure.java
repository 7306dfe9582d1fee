package org.magpie.pipeline.download;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.magpie.base.error.Message;
import org.magpie.pipeline.decide.BlockReason;

/** Sorts what clients say of a failure, so that a passing one is not remembered for ever. */
public enum Failure {
    PASSWORD(
            BlockReason.PASSWORD,
            Set.of("plug.usenet.locked", "download.bad.password"),
            List.of("password", "encrypted")),
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
            Set.of("indexer.said.gone", "download.direct.gone", "download.gone-from-client", "download.removed"),
            List.of()),
    DAMAGED(
            BlockReason.DAMAGED,
            Set.of(
                    "download.direct.checksum",
                    "download.direct.other-size",
                    "download.direct.endless",
                    "indexer.said.other-torrent"),
            List.of()),
    WRONG_CONTENT(
            BlockReason.WRONG_CONTENT,
            Set.of(
                    "download.direct.playlist",
                    "indexer.said.bad-magnet",
                    "plug.client.bad-torrent",
                    "plug.usenet.bad-nzb"),
            List.of()),
    UNSAFE(BlockReason.MALWARE, Set.of("indexer.said.unsafe-torrent"), List.of()),
    STALLED(
            BlockReason.STALLED,
            Set.of(
                    "download.stalled",
                    "download.direct.stalled",
                    "download.given-up.metadata",
                    "download.given-up.no-progress",
                    "plug.client.metadata",
                    "plug.client.metadata-tracker",
                    "plug.client.no-peers",
                    "plug.client.no-peers-tracker"),
            List.of()),
    /** What may be otherwise tomorrow: servers that are away, busy, or answer with something else for the moment. */
    UNREACHABLE(
            BlockReason.UNREACHABLE,
            Set.of(
                    "download.client-broken",
                    "download.direct.bad-redirect",
                    "download.direct.broken",
                    "download.direct.busy",
                    "download.direct.empty",
                    "download.direct.server-error",
                    "download.direct.short",
                    "download.direct.too-many-redirects",
                    "download.direct.unexpected",
                    "download.direct.unknown-host",
                    "http.unknown-host",
                    "http.unreachable",
                    "indexer.m3u.not-a-playlist",
                    "indexer.said.error-for-nzb",
                    "indexer.said.error-for-torrent",
                    "indexer.said.not-a-nzb",
                    "indexer.said.not-a-torrent",
                    "indexer.said.too-late",
                    "plug.rtorrent.unreachable",
                    "provider.error.bad",
                    "provider.error.busy",
                    "provider.error.elsewhere",
                    "provider.error.not-found",
                    "provider.error.paused",
                    "provider.error.rate-limited",
                    "provider.error.redirect",
                    "provider.error.server",
                    "provider.error.status",
                    "provider.error.unreachable",
                    "provider.error.unreadable"),
            List.of()),
    /** A page instead of a file is one for logging in, or says that a quota is used up. */
    UNAUTHORIZED(
            BlockReason.UNAUTHORIZED,
            Set.of(
                    "download.direct.forbidden",
                    "download.direct.web-page",
                    "indexer.said.page-for-nzb",
                    "indexer.said.page-for-torrent",
                    "provider.error.unauthorized"),
            List.of()),
    /** What says nothing of the release: for a month, so that a fault in Magpie or a setting does not cost it for good. */
    OTHER(BlockReason.OTHER, Set.of(), List.of());

    private final BlockReason reason;
    /** Keys of Magpie's own sentences. */
    private final Set<String> keys;
    /** What clients write in their own words, lower case. */
    private final List<String> words;

    Failure(BlockReason reason, Set<String> keys, List<String> words) {
        this.reason = reason;
        this.keys = keys;
        this.words = words;
    }

    public static BlockReason reason(Message why) {
        return of(why).reason;
    }

    public static Failure of(Message why) {
        for (Failure each : values()) {
            if (each.keys.contains(why.key()) || each.isIn(why)) {
                return each;
            }
        }
        // Otherwise it is a sentence around the reason.
        return why.arguments().stream()
                .filter(Message.class::isInstance)
                .map(inner -> of((Message) inner))
                .findFirst()
                .orElse(OTHER);
    }

    /** A client's own words stand in the sentence "… says: …", after its name. */
    private boolean isIn(Message why) {
        return why.key().endsWith(".says")
                && why.arguments().stream()
                        .skip(1)
                        .map(said -> said.toString().toLowerCase(Locale.ROOT))
                        .anyMatch(said -> words.stream().anyMatch(said::contains));
    }

    /** The keys of Magpie's own sentences that are sorted here. */
    Set<String> keys() {
        return keys;
    }

    /** Whether Magpie gives it up by itself; else it waits for a person. */
    public boolean isGivenUp(DownloadRules rules) {
        return switch (this) {
            case MISSING_ARTICLES -> rules.missingArticles();
            case FAILED_UNPACK -> rules.failedUnpack();
            default -> true;
        };
    }
}
