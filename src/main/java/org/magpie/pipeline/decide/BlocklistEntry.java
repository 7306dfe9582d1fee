package org.magpie.pipeline.decide;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.Message;

/**
 * Something that is not to be taken again.
 *
 * @param id 0 before it is stored
 * @param titleId 0 for any title
 * @param scope how much is blocked
 * @param value what {@code scope} compares: a release name, a group, an info hash
 * @param indexerId the only one it is blocked from, 0 for all
 * @param expires null for never
 * @param said the sentence that tells what happened
 */
public record BlocklistEntry(
        long id,
        long titleId,
        Scope scope,
        String value,
        long indexerId,
        String releaseName,
        BlockReason reason,
        Instant added,
        @Nullable Instant expires,
        String correlation,
        Message said) {
    /** How much is blocked. */
    public enum Scope {
        /** Releases of the same name. */
        RELEASE,
        /** The one torrent of that info hash, whatever it is called. */
        HASH,
        /** Everything of that group for the title. */
        GROUP
    }

    public boolean isActiveAt(Instant time) {
        return expires == null || expires.isAfter(time);
    }
}
