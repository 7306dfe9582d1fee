package org.magpie.pipeline.download;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.Message;
import org.magpie.media.history.FactsChange;
import org.magpie.media.history.NoticeFacts;
import org.magpie.pipeline.search.Release;

/**
 * A download from the grab to the library, as Magpie knows it.
 *
 * @param clientId definition of the client that fetches it, 0 while none has taken it
 * @param clientKey the client's own id of it, empty while none has taken it
 * @param verdictId of the stored verdict, 0 where there is none
 * @param byHand whether a person chose it, whatever the rules say
 * @param size bytes, -1 while it is not known
 * @param done bytes
 * @param speed bytes a second
 * @param path the file or folder with what was downloaded, on this computer; null while it is not known
 * @param said why it stands still, is blocked or has failed; null where there is nothing to say
 * @param tries how often its hand-over or import has been put off in a row
 * @param lookAgain when that is tried once more, null where only a person's word helps
 * @param place the path in the client's own words, null while it is not known
 * @param adopted whether somebody else has started it: Magpie takes nothing of it out of its client
 * @param wasThere whether its client had it before Magpie handed it over: it is somebody else's as well
 * @param priority among those of its client, as a person wants it; some clients know no order
 */
public record TrackedDownload(
        long id,
        String correlation,
        long clientId,
        String clientKey,
        DownloadState state,
        long titleId,
        String titleName,
        long slotId,
        Set<Long> itemIds,
        Release release,
        long verdictId,
        int score,
        boolean byHand,
        long size,
        long done,
        long speed,
        @Nullable Duration timeLeft,
        @Nullable Path path,
        @Nullable Message said,
        int tries,
        @Nullable Instant lookAgain,
        Instant added,
        @Nullable String place,
        boolean adopted,
        boolean wasThere,
        DownloadClient.Priority priority) {
    /** What the keys of the sentences begin with that say that something else came than what was taken. */
    public static final String MISTAKEN = "import.other.";

    /** Whether Magpie itself has put it into its client: only then may anything of it be changed or removed there. */
    public boolean isOwn() {
        return !adopted && !wasThere;
    }

    /** What notices about it tell of it. */
    public FactsChange facts() {
        return NoticeFacts.ofTitle(titleId, titleName)
                .change()
                .itemIds(itemIds)
                .release(release.name(), release.indexer())
                .size(size > 0 ? size : release.size())
                .client("", clientKey);
    }

    /** Whether something else came than what was taken: it waits for a person, and what was taken is looked for again. */
    public boolean isMistaken() {
        return state == DownloadState.IMPORT_BLOCKED
                && said != null
                && said.key().startsWith(MISTAKEN);
    }
}
