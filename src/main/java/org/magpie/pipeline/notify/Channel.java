package org.magpie.pipeline.notify;

/** A way of telling people. Safe for any number of threads. */
@FunctionalInterface
public interface Channel {
    /**
     * Tells it, within 30 seconds. An announcement may come again under the same id where it is not known whether the first attempt
     * arrived; a service that can tell twice from once is given that id.
     *
     * @throws org.magpie.provider.ProviderException when it cannot be told that way now; a refusal says why, an unreachable service, a
     *     limit of its rate or an answer of its trouble is tried again
     */
    ChannelAnswer send(Announcement announcement);
}
