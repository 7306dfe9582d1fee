package org.magpie.pipeline.notify;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.magpie.base.context.WorkContext;
import org.magpie.base.context.WorkThreads;
import org.magpie.base.event.Events;
import org.magpie.base.text.Texts;
import org.magpie.media.history.Notice;
import org.magpie.media.history.NoticeFacts;
import org.magpie.provider.ProviderException;
import org.magpie.provider.ProviderKind;
import org.magpie.provider.Providers;
import org.magpie.provider.Providers.Opened;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries notices to every channel that is set up for them. A channel that fails or is slow keeps nobody waiting. */
public final class NoticeDispatcher implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(NoticeDispatcher.class);

    /** How long the end of Magpie waits for what is being sent. */
    private static final Duration AT_MOST = Duration.ofSeconds(3);

    private final Providers providers;
    private final Supplier<Texts> texts;
    private final Clock clock;
    private final Events.Subscription listening;
    private final Set<Thread> sending = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /** @param texts in the language of the interface */
    public NoticeDispatcher(Providers providers, Events events, Supplier<Texts> texts, Clock clock) {
        this.providers = providers;
        this.texts = texts;
        this.clock = clock;
        this.listening = events.listen(Notice.class, this::carry);
    }

    private void carry(Notice notice) {
        sending.removeIf(thread -> !thread.isAlive());
        // Notices are told on the thread of whoever caused them, who must not wait for the world outside.
        Announcement announcement = announcement(notice);
        for (Opened<Channel> channel : providers.open(ProviderKind.CHANNEL, Channel.class)) {
            new WorkContext(notice.actor(), notice.correlation())
                    .run(() -> sending.add(WorkThreads.start("notice", () -> send(channel, announcement))));
        }
    }

    private Announcement announcement(Notice notice) {
        return new Announcement(
                UUID.randomUUID().toString(),
                notice.kind(),
                notice.kind().severity(),
                clock.instant(),
                "Magpie",
                texts.get().say(notice.said()),
                Optional.empty(),
                Optional.empty(),
                notice.actor(),
                notice.correlation(),
                List.of(NoticeFacts.NONE));
    }

    private void send(Opened<Channel> channel, Announcement announcement) {
        try {
            providers.use(channel, open -> open.send(announcement));
        } catch (ProviderException failure) {
            LOG.warn("{} did not carry a notice: {}", channel.definition().name(), failure.said());
        } catch (IllegalStateException failure) {
            if (!closed) {
                throw failure;
            }
            // It took too long, and the library is closed by now: only how the channel fared is not noted.
            LOG.debug("{} ended after the library", channel.definition().name(), failure);
        }
    }

    /** Lets what is being sent arrive, within reason: a short command ends as soon as it is done. */
    @Override
    public void close() {
        listening.close();
        long end = System.nanoTime() + AT_MOST.toNanos();
        for (Thread thread : sending) {
            try {
                thread.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
            } catch (InterruptedException early) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        closed = true;
    }
}
