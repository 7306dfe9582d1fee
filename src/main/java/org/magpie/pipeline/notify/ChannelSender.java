package org.magpie.pipeline.notify;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.magpie.base.context.WorkContext;
import org.magpie.base.error.ErrorCode;
import org.magpie.base.error.Message;
import org.magpie.base.need.NeedsChanged;
import org.magpie.base.store.Rows;
import org.magpie.base.store.Store;
import org.magpie.base.text.Texts;
import org.magpie.pipeline.notify.NoticeAttempt.Outcome;
import org.magpie.pipeline.notify.OutboxRows.Failing;
import org.magpie.pipeline.notify.OutboxRows.State;
import org.magpie.pipeline.notify.refresh.StoredWatchLinks;
import org.magpie.provider.Definition;
import org.magpie.provider.ProviderException;
import org.magpie.provider.Providers;
import org.magpie.provider.Providers.Opened;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends what waits for one channel, message by message, and keeps how each fared. */
final class ChannelSender {
    private static final Logger LOG = LoggerFactory.getLogger(ChannelSender.class);

    private final Store store;
    private final Providers providers;
    private final Supplier<Texts> texts;
    private final Clock clock;

    /** @param texts in the language of the interface */
    ChannelSender(Store store, Providers providers, Supplier<Texts> texts, Clock clock) {
        this.store = store;
        this.providers = providers;
        this.texts = texts;
        this.clock = clock;
    }

    /** What became of an attempt. */
    record Sent(AttemptRows.Result result, Optional<RuntimeException> failure) {}

    /** When a channel's quiet hours end that are now. */
    Optional<Instant> quietEnd(Definition<?> channel, Instant now) {
        return providers.common(channel) instanceof ChannelRules rules
                ? rules.quietHours().flatMap(hours -> hours.endAround(now, clock.getZone()))
                : Optional.empty();
    }

    /** Sends until nothing is due, the channel fails, or it is told to end. */
    void sendDue(Definition<?> channel, BooleanSupplier isEnding) {
        boolean goesOn = true;
        while (goesOn && !isEnding.getAsBoolean()) {
            goesOn = sendNext(channel);
        }
    }

    private boolean sendNext(Definition<?> channel) {
        Instant now = now();
        boolean onlyUrgent = quietEnd(channel, now).isPresent();
        Optional<OutboxRows.Waiting> next = store.write(unit -> {
            OutboxRows rows = new OutboxRows(new Rows(unit.session()));
            Optional<OutboxRows.Waiting> first =
                    rows.next(channel.id(), onlyUrgent, now, now.plus(Outbox.LONGEST_PAUSE));
            // What is sent under an id is the same at each attempt: nothing is added from here on.
            first.filter(each -> !each.isClosed()).ifPresent(each -> rows.close(each.id()));
            return first;
        });
        if (next.isEmpty()) {
            return false;
        }
        List<StoredNotice> notices = store.read(
                session -> new OutboxRows(new Rows(session)).notices(next.get().id()));
        if (notices.isEmpty()) {
            settle(next.get().id(), State.DROPPED);
            return true;
        }
        Announcement announcement = new AnnouncementText(texts.get(), new StoredWatchLinks(store, providers))
                .of(next.get().publicId(), notices);
        Sent sent = send(channel, announcement);
        return keep(channel, next.get(), announcement, sent);
    }

    /** Sends without keeping how it fared. */
    Sent send(Definition<?> channel, Announcement announcement) {
        Optional<Opened<Channel>> opened = providers.open(channel.id(), Channel.class);
        if (opened.isEmpty()) {
            throw new IllegalStateException("The channel " + channel.id() + " is gone");
        }
        return new WorkContext(announcement.actor(), announcement.correlation())
                .supply(() -> send(opened.get(), announcement));
    }

    @SuppressWarnings("IllegalCatch") // a mistake in one channel must not keep its later messages, nor those of others
    private Sent send(Opened<Channel> opened, Announcement announcement) {
        try {
            ChannelAnswer answer = providers.use(opened, channel -> channel.send(announcement));
            return new Sent(
                    new AttemptRows.Result(
                            Outcome.DELIVERED,
                            new ChannelAnswer(
                                    answer.status(),
                                    providers.withoutSecrets(opened.definition(), answer.request()),
                                    providers.withoutSecrets(opened.definition(), answer.answer())),
                            null),
                    Optional.empty());
        } catch (ProviderException failure) {
            Outcome outcome = RetryPlan.isOfMessage(failure) ? Outcome.REFUSED : Outcome.FAILED;
            return new Sent(
                    new AttemptRows.Result(
                            outcome, ChannelAnswer.NONE, withoutSecrets(opened.definition(), failure.said())),
                    Optional.of(failure));
        } catch (RuntimeException failure) {
            String code = ErrorCode.of(failure).toString();
            LOG.error("{} could not send a notice ({})", opened.definition().name(), code, failure);
            return new Sent(
                    new AttemptRows.Result(Outcome.REFUSED, ChannelAnswer.NONE, Message.of("notices.mistake", code)),
                    Optional.of(failure));
        }
    }

    /** An error may quote what was asked. */
    private Message withoutSecrets(Definition<?> channel, Message said) {
        return new Message(
                said.key(),
                said.arguments().stream()
                        .<Object>map(argument -> switch (argument) {
                            case Message inner -> withoutSecrets(channel, inner);
                            case String text -> providers.withoutSecrets(channel, text);
                            default -> argument;
                        })
                        .toList());
    }

    /** Returns whether the next message may be sent. */
    private boolean keep(Definition<?> channel, OutboxRows.Waiting waiting, Announcement announcement, Sent sent) {
        return store.write(unit -> {
            Rows session = new Rows(unit.session());
            OutboxRows rows = new OutboxRows(session);
            Instant now = now();
            AttemptRows.Result result = sent.result();
            boolean goesOn = true;
            if (result.outcome() == Outcome.DELIVERED) {
                rows.settle(waiting.id(), State.DELIVERED, now);
                rows.forgetFailures(channel.id());
            } else if (result.outcome() == Outcome.REFUSED) {
                rows.settle(waiting.id(), State.REFUSED, now);
            } else if (sent.failure().orElse(null) instanceof ProviderException failure) {
                goesOn = false;
                Failing before = rows.failing(channel.id()).orElse(new Failing(0, now, now));
                int failures = before.failures() + 1;
                rows.fails(channel.id(), new Failing(failures, before.since(), RetryPlan.next(failure, failures, now)));
                Instant dayAgo = now.minus(RetryPlan.AT_MOST);
                if (!before.since().isAfter(dayAgo) && waiting.due().isBefore(dayAgo)) {
                    rows.settleOlder(channel.id(), State.GIVEN_UP, dayAgo, now);
                    result = new AttemptRows.Result(Outcome.GIVEN_UP, result.answer(), result.said());
                    unit.publish(new NeedsChanged());
                }
            }
            new AttemptRows(session).add(waiting.id(), channel.id(), channel.name(), announcement, result, now);
            unit.publish(new NoticesChanged());
            return goesOn;
        });
    }

    private void settle(long announcement, State state) {
        store.change(unit -> new OutboxRows(new Rows(unit.session())).settle(announcement, state, now()));
    }

    private Instant now() {
        return clock.instant();
    }
}
