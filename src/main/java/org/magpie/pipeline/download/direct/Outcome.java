package org.magpie.pipeline.download.direct;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.Message;

/** How one try of a download ended. */
sealed interface Outcome {
    /** The file is whole, verified and under its own name. */
    record Whole(long size) implements Outcome {}

    /**
     * Not now; what is on disk stays.
     *
     * @param after what the server asked for, null when it did not ask
     * @param counts whether it is one of the tries after which a download has failed; a full disk is not
     */
    record Later(Message said, @Nullable Duration after, boolean counts) implements Outcome {}

    /** Not now: no room is left. What is on disk stays. */
    record DiskFull() implements Outcome {}

    /** This address does not give the file, any more or at all; another one might. */
    record Expired(Message said) implements Outcome {}

    /** Never; what is on disk goes. */
    record Refused(Message said) implements Outcome {}

    /** Somebody paused or removed it, or Magpie ends. */
    record Stopped() implements Outcome {}
}
