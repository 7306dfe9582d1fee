package org.magpie.pipeline.notify;

import java.util.List;

/** What people were told and were to be told, and how it fared. Reads the database: never on the window's thread. */
public interface NoticeHistory {
    /** The newest first. */
    List<NoticeAttempt> attempts(Filter filter, int most);

    /**
     * Sends what an attempt was about once more, now, whatever became of it; waits for the answer.
     *
     * @return the new attempt, also where it did not arrive
     * @throws org.magpie.base.error.UserException {@code notices.gone} when what it told of is known no more
     */
    NoticeAttempt again(long attempt);

    /**
     * Sends a test by a channel that is set up, now; waits for the answer.
     *
     * @return the attempt, also where it did not arrive
     */
    NoticeAttempt test(long channel);

    /**
     * Which attempts.
     *
     * @param provider of that channel; 0 for all
     * @param onlyFailed what did not arrive by them
     */
    record Filter(long provider, boolean onlyFailed) {
        public static final Filter ALL = new Filter(0, false);
    }
}
