package org.magpie.pipeline.download.removal;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.Message;
import org.magpie.pipeline.download.CleanupPolicy;
import org.magpie.pipeline.download.ClientDownload;
import org.magpie.pipeline.download.DownloadRules;
import org.magpie.pipeline.download.DownloadState;
import org.magpie.pipeline.download.store.DownloadEntity;
import org.magpie.pipeline.search.Protocol;
import org.magpie.pipeline.search.SeedGoal;

/**
 * The one rule of what may be taken out of a client once Magpie has no more use for it: only what Magpie itself has put there; a torrent
 * only when the goal that Magpie noted for it is measured reached or, without such a goal, when the client says that it has stopped at a
 * limit of its own; nothing while a video of it was not filed. A pause by a person says nothing, and what has neither goal
 * nor limit stays.
 */
final class RemovalRule {
    private static final Decision STAY = new Decision(CleanupPolicy.STAY, null);

    private RemovalRule() {}

    /**
     * What becomes of a download in its client.
     *
     * @param why it goes; where it stays, what a person is told about that, null for nothing
     */
    record Decision(CleanupPolicy policy, @Nullable Message why) {}

    /**
     * Decides about one that is over.
     *
     * @param row imported or failed
     * @param there the same in its client
     * @param client its name, for sentences
     * @param here where what was downloaded is on this computer, null where that is not known
     * @param unfiled a video of it that its import has noted as not filed, null for none
     */
    static Decision decide(
            DownloadEntity row,
            ClientDownload there,
            DownloadRules rules,
            String client,
            @Nullable Path here,
            @Nullable String unfiled) {
        if (!row.client().isOwn() || !row.client().isSame(there.added())) {
            return STAY;
        }
        if (row.state() == DownloadState.FAILED) {
            return row.isBad()
                    ? new Decision(CleanupPolicy.DELETE, Message.of("download.cleanup.dangerous"))
                    : new Decision(rules.failed(), Message.of("download.cleanup.failed"));
        }
        if (unfiled != null) {
            return new Decision(CleanupPolicy.STAY, Message.of("download.cleanup.unfiled", client, unfiled));
        }
        if (row.grab().protocol() != Protocol.TORRENT) {
            Optional<String> left = LeftBehindVideos.first(here, there.name());
            return left.isPresent()
                    ? new Decision(CleanupPolicy.STAY, Message.of("download.cleanup.unfiled", client, left.get()))
                    : new Decision(CleanupPolicy.DELETE, Message.of("download.cleanup.filed"));
        }
        SeedGoal goal = row.grab().goal();
        boolean measurable =
                (goal.ratio() >= 0 && there.ratio() >= 0) || (goal.time() != null && there.seeded() != null);
        if (there.state() != DownloadState.COMPLETED) {
            return STAY;
        }
        if (!goal.isNone() && measurable) {
            return goal.isReached(there.ratio(), there.seeded())
                    ? removal(rules, Message.of("download.cleanup.goal"))
                    : STAY;
        }
        return there.limitReached() ? removal(rules, Message.of("download.cleanup.limit", client)) : STAY;
    }

    private static Decision removal(DownloadRules rules, Message why) {
        return rules.imported() == CleanupPolicy.STAY ? STAY : new Decision(rules.imported(), why);
    }
}
