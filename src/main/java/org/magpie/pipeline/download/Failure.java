package org.magpie.pipeline.download;

import java.util.List;
import java.util.Locale;
import org.magpie.base.error.Message;
import org.magpie.pipeline.decide.BlockReason;

/** Sorts what clients say of a failure, so that a passing one is not remembered for ever. */
enum Failure {
    PASSWORD(
            BlockReason.PASSWORD,
            List.of("password-protected", "encrypted", "usenet.locked"),
            List.of("password", "encrypted")),
    /** Usenet keeps posts only so long, and some are taken away: too many pieces are gone to mend it. */
    MISSING_ARTICLES(
            BlockReason.DAMAGED,
            List.of("articles", "health", "par-failed", "repair"),
            List.of("article", "cannot be completed", "failure/health", "failure/par", "repair failed", "incomplete")),
    FAILED_UNPACK(
            BlockReason.DAMAGED,
            List.of("unpack", "unrar"),
            List.of("unpack", "unrar", "crc error", "corrupt", "failure/move", "post-processing")),
    GONE(BlockReason.REMOVED, List.of(".gone", "error-for-", "bad-redirect", "too-many-redirects"), List.of()),
    DAMAGED(
            BlockReason.DAMAGED,
            List.of("checksum", "other-size", "endless", "short", "empty", "other-torrent"),
            List.of()),
    WRONG_CONTENT(
            BlockReason.WRONG_CONTENT,
            List.of("playlist", "web-page", "page-for-", "not-a-", "bad-torrent", "bad-magnet", "bad-nzb"),
            List.of()),
    STALLED(BlockReason.STALLED, List.of("stalled", "no-peers", "metadata"), List.of()),
    UNREACHABLE(
            BlockReason.UNREACHABLE,
            List.of("busy", "server-error", "broken", "unknown-host", "unreachable"),
            List.of()),
    UNAUTHORIZED(BlockReason.UNAUTHORIZED, List.of("forbidden", "unauthorized"), List.of()),
    OTHER(BlockReason.OTHER, List.of(), List.of());

    private final BlockReason reason;
    /** Pieces of keys of Magpie's own sentences. */
    private final List<String> keys;
    /** What clients write in their own words, lower case. */
    private final List<String> words;

    Failure(BlockReason reason, List<String> keys, List<String> words) {
        this.reason = reason;
        this.keys = keys;
        this.words = words;
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
            if (each.keys.stream().anyMatch(why.key()::contains) || each.isIn(why)) {
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
