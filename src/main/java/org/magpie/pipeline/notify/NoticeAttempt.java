package org.magpie.pipeline.notify;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.Message;
import org.magpie.media.history.NoticeKind;

/**
 * What was sent to a channel, or was to be, and what became of it. Holds no secrets.
 *
 * @param announcement 0 where it is not known any more, and for a test
 * @param provider definition of the channel
 * @param channel its name then
 * @param notices how many it told of
 * @param status of HTTP; 0 for none
 * @param request what was sent, cut
 * @param answer what was said to it, cut
 * @param said why it did not arrive; null where it did
 */
public record NoticeAttempt(
        long id,
        long announcement,
        long provider,
        String channel,
        Instant happened,
        NoticeKind kind,
        int notices,
        Outcome outcome,
        int status,
        String heading,
        String text,
        String request,
        String answer,
        @Nullable Message said) {
    /** What became of it. */
    public enum Outcome {
        DELIVERED,
        /** It is tried again. */
        FAILED,
        /** It would be refused again as it is. */
        REFUSED,
        /** Tried for a day. */
        GIVEN_UP;

        /** Whether it did not arrive by this. */
        public boolean isBad() {
            return this != DELIVERED;
        }
    }
}
