package org.magpie.pipeline.notify;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.ErrorCode;
import org.magpie.base.event.Events;
import org.magpie.base.job.DueLoop;
import org.magpie.base.job.DueTime;
import org.magpie.base.store.Rows;
import org.magpie.base.store.Store;
import org.magpie.base.store.UnitOfWork;
import org.magpie.base.text.Texts;
import org.magpie.media.history.Notice;
import org.magpie.provider.Definition;
import org.magpie.provider.ProviderKind;
import org.magpie.provider.Providers;
import org.magpie.provider.ProvidersChanged;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries notices to every channel that wants them. A notice is written down in the transaction of what it tells of and survives the end
 * of the process at any moment; whoever causes it waits for nothing else. Each channel gets its messages one after the other, in the order
 * in which they fall due; one that does not take them keeps no other from its own. What may or may not have arrived when the process was
 * killed is sent once more, under the same id.
 *
 * <p>Sleeps until the next message is due. Safe for any number of threads.
 */
public final class Outbox implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);

    /** How long the end of Magpie waits for what is being sent. */
    private static final Duration CLOSE_AT_MOST = Duration.ofSeconds(3);
    /** Further off than anything is put off: stored while the clock was wrong. */
    static final Duration LONGEST_PAUSE = Duration.ofHours(25);

    private final Store store;
    private final Providers providers;
    private final Clock clock;
    private final NoticeBatches batches;
    private final ChannelSender sender;
    private final List<Events.Subscription> subscriptions;
    private final DueLoop loop;
    private final Map<Long, Definition<?>> known = new ConcurrentHashMap<>();

    private volatile boolean isClosing;
    private volatile boolean hasWritten;

    /** @param texts in the language of the interface */
    public Outbox(Store store, Providers providers, Events events, Supplier<Texts> texts, Clock clock) {
        this.store = store;
        this.providers = providers;
        this.clock = clock;
        this.batches = new NoticeBatches(providers, clock);
        this.sender = new ChannelSender(store, providers, texts, clock);
        this.loop = new DueLoop("outbox", clock, this::sendDue, this::isAnythingDue);
        providers.definitions(ProviderKind.CHANNEL).forEach(channel -> known.put(channel.id(), channel));
        this.subscriptions =
                List.of(store.record(Notice.class, this::write), events.listen(ProvidersChanged.class, this::changed));
    }

    /** Begins with what an earlier run of Magpie has left. Without it only what comes up from now on is sent, with all before it. */
    public void start() {
        List<Long> there = providers.definitions(ProviderKind.CHANNEL).stream()
                .map(Definition::id)
                .toList();
        store.change(unit -> new OutboxRows(new Rows(unit.session())).forgetOthers(there));
        loop.wake();
    }

    /** What cannot be written down is no reason to undo what it tells of. */
    @SuppressWarnings("IllegalCatch")
    private void write(UnitOfWork unit, List<Notice> notices) {
        try {
            if (batches.write(unit, notices)) {
                hasWritten = true;
                unit.afterCommit(loop::wake);
            }
        } catch (RuntimeException failure) {
            LOG.error("Notices could not be kept ({})", ErrorCode.of(failure), failure);
        }
    }

    /** A channel that was changed may be mended; one that is gone leaves nothing behind. */
    private void changed(ProvidersChanged event) {
        if (event.kind() != ProviderKind.CHANNEL) {
            return;
        }
        Optional<Definition<?>> now = providers.definition(event.definitionId());
        Definition<?> before =
                now.isPresent() ? known.put(event.definitionId(), now.get()) : known.remove(event.definitionId());
        if (now.isEmpty()) {
            List<Long> there = providers.definitions(ProviderKind.CHANNEL).stream()
                    .map(Definition::id)
                    .toList();
            store.change(unit -> new OutboxRows(new Rows(unit.session())).forgetOthers(there));
        } else if (before != null && !before.equals(now.get())) {
            tryNow(event.definitionId());
        }
    }

    /** Forgets how long a channel is to be left alone. */
    void tryNow(long channel) {
        store.change(unit -> new OutboxRows(new Rows(unit.session())).forgetFailures(channel));
        loop.wakeIfBegun();
    }

    /** Has the outbox look again at what is due; begins its work where it has not. */
    public void wake() {
        loop.wake();
    }

    /** Has each channel send what is due; returns when the next is. */
    private @Nullable Instant sendDue() {
        sort();
        Instant now = clock.instant();
        Instant next = null;
        for (OutboxRows.Due due : store.read(session -> new OutboxRows(new Rows(session)).due())) {
            Optional<Definition<?>> channel = providers.definition(due.provider());
            if (channel.isEmpty() || !channel.get().enabled()) {
                drop(due.provider());
            } else if (!loop.isBusy(due.provider())) {
                Instant time = time(channel.get(), due, now);
                if (DueTime.isReached(time, now, LONGEST_PAUSE)) {
                    send(channel.get());
                } else if (next == null || time.isBefore(next)) {
                    next = time;
                }
            }
        }
        return next;
    }

    private void sort() {
        boolean goesOn = true;
        while (goesOn) {
            goesOn = store.write(batches::sort);
        }
    }

    private Instant time(Definition<?> channel, OutboxRows.Due due, Instant now) {
        Instant first = due.first();
        Optional<Instant> quietEnd = sender.quietEnd(channel, now);
        if (quietEnd.isPresent()) {
            Instant urgent = due.urgent();
            first = urgent != null && urgent.isBefore(quietEnd.get()) ? urgent : later(first, quietEnd.get());
        }
        Instant allowed = store.read(session -> new OutboxRows(new Rows(session)).failing(channel.id()))
                .map(OutboxRows.Failing::next)
                .filter(pause -> !DueTime.isReached(pause, now, LONGEST_PAUSE))
                .orElse(first);
        return later(first, allowed);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private void drop(long channel) {
        int dropped = store.write(unit -> new OutboxRows(new Rows(unit.session()))
                .settleAll(channel, OutboxRows.State.WAITING, OutboxRows.State.DROPPED, now()));
        LOG.info("{} messages are not sent: their channel {} is switched off", dropped, channel);
    }

    private void send(Definition<?> channel) {
        loop.begin(channel.id(), "notice", () -> sender.sendDue(channel, loop::isClosed));
    }

    private Instant now() {
        return clock.instant();
    }

    /**
     * Lets what came up in this run arrive, within reason: a short command ends as soon as it is done. Nothing more comes to what
     * still waits for more, so that is sent too. What does not arrive in time stays for the next run.
     */
    @Override
    public void close() {
        subscriptions.forEach(Events.Subscription::close);
        if (hasWritten && !isClosing) {
            isClosing = true;
            sort();
            store.change(unit -> new OutboxRows(new Rows(unit.session())).hurry(NoticeBatches.DIGEST, now()));
            loop.wake();
            loop.awaitRest(CLOSE_AT_MOST);
        }
        loop.close();
    }

    /** Whether nothing is being sent, nor is due. */
    boolean isAtRest() {
        return loop.isAtRest();
    }

    private boolean isAnythingDue() {
        Instant now = clock.instant();
        return store.read(session -> new OutboxRows(new Rows(session)).due()).stream()
                .anyMatch(due -> providers
                        .definition(due.provider())
                        .filter(Definition::enabled)
                        .filter(channel -> DueTime.isReached(time(channel, due, now), now, LONGEST_PAUSE))
                        .isPresent());
    }
}
