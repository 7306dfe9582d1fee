package org.magpie.base.job;

import org.magpie.base.error.Message;

/** What running work tells of itself, and how it hears that it should end. */
public interface Progress {
    /** For work that nobody watches and nobody breaks off. */
    Progress NONE = new Progress() {
        @Override
        public void at(long done, long total) {}

        @Override
        public void says(Message message) {}

        @Override
        public boolean isCancelled() {
            return false;
        }
    };

    /**
     * @param done of {@code total}, in whatever unit the work counts
     * @param total 0 while it is not known
     */
    void at(long done, long total);

    /** What is being done now. */
    void says(Message message);

    boolean isCancelled();

    /**
     * @throws JobCancelledException when somebody asked for the work to end
     */
    default void checkCancelled() {
        if (isCancelled()) {
            throw new JobCancelledException();
        }
    }
}
