package org.magpie.pipeline.download;

import java.util.List;
import java.util.Map;
import org.magpie.base.error.Message;
import org.magpie.pipeline.decide.BlockReason;

/** Sorts what clients say of a failure, so that a passing one is not remembered for ever. */
final class Failures {
    private static final Map<BlockReason, List<String>> WORDS = Map.of(
            BlockReason.REMOVED, List.of(".gone", "error-for-", "bad-redirect", "too-many-redirects"),
            BlockReason.DAMAGED,
                    List.of(
                            "checksum",
                            "other-size",
                            "endless",
                            "short",
                            "empty",
                            "other-torrent",
                            "missing-articles",
                            "beyond-repair",
                            "unpack-failed"),
            BlockReason.WRONG_CONTENT,
                    List.of("playlist", "web-page", "page-for-", "not-a-", "bad-torrent", "bad-magnet", "bad-nzb"),
            BlockReason.STALLED, List.of("stalled", "no-peers", "metadata"),
            BlockReason.UNREACHABLE, List.of("busy", "server-error", "broken", "unknown-host", "unreachable"),
            BlockReason.PASSWORD, List.of("usenet.locked"),
            BlockReason.UNAUTHORIZED, List.of("forbidden", "unauthorized"));

    private Failures() {}

    static BlockReason reason(Message why) {
        for (Object inner : why.arguments()) {
            if (inner instanceof Message message) {
                return reason(message);
            }
        }
        return WORDS.entrySet().stream()
                .filter(entry -> entry.getValue().stream().anyMatch(why.key()::contains))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(BlockReason.OTHER);
    }
}
