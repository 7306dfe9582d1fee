package org.magpie.testing;

import org.magpie.base.error.Message;
import org.magpie.base.job.Progress;

/** Somewhere to tell progress to when nobody listens. */
public final class NoProgress implements Progress {
    @Override
    public void at(long done, long total) {}

    @Override
    public void says(Message message) {}

    @Override
    public boolean isCancelled() {
        return false;
    }
}
