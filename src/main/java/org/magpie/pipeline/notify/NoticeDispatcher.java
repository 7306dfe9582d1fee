package org.magpie.pipeline.notify;

import org.magpie.base.context.WorkContext;
import org.magpie.base.context.WorkThreads;
import org.magpie.base.event.Events;
import org.magpie.media.history.Notice;
import org.magpie.provider.ProviderException;
import org.magpie.provider.ProviderKind;
import org.magpie.provider.Providers;
import org.magpie.provider.Providers.Opened;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries notices to every channel that is set up for them. A channel that fails or is slow keeps nobody waiting. */
public final class NoticeDispatcher implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(NoticeDispatcher.class);

    private final Providers providers;
    private final Events.Subscription listening;

    public NoticeDispatcher(Providers providers, Events events) {
        this.providers = providers;
        this.listening = events.listen(Notice.class, this::carry);
    }

    private void carry(Notice notice) {
        // Notices are told on the thread of whoever caused them, who must not wait for the world outside.
        for (Opened<Channel> channel : providers.open(ProviderKind.CHANNEL, Channel.class)) {
            if (channel.provider().carries(notice)) {
                new WorkContext(notice.actor(), notice.correlation())
                        .run(() -> WorkThreads.start("notice", () -> send(channel, notice)));
            }
        }
    }

    private void send(Opened<Channel> channel, Notice notice) {
        try {
            providers.use(channel, open -> {
                open.send(notice);
                return true;
            });
        } catch (ProviderException failure) {
            LOG.warn("{} did not carry a notice: {}", channel.definition().name(), failure.said());
        } catch (IllegalStateException closed) {
            // A short command has ended meanwhile, and its database with it: nobody is left to be told.
            LOG.debug("{} was not asked to carry a notice", channel.definition().name(), closed);
        }
    }

    @Override
    public void close() {
        listening.close();
    }
}
