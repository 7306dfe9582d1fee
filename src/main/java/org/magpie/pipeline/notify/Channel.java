package org.magpie.pipeline.notify;

import org.magpie.media.history.Notice;

/** A way of telling people. Safe for any number of threads. */
public interface Channel {
    /** Whether this channel is to carry notices of that kind. */
    boolean carries(Notice notice);

    /**
     * Tells it.
     *
     * @throws org.magpie.provider.ProviderException when it cannot be told that way now
     */
    void send(Notice notice);
}
