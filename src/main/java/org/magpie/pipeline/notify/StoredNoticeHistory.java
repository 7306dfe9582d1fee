package org.magpie.pipeline.notify;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.magpie.base.context.WorkContext;
import org.magpie.base.error.UserException;
import org.magpie.base.job.ScheduledTask;
import org.magpie.base.store.Rows;
import org.magpie.base.store.Store;
import org.magpie.base.text.Texts;
import org.magpie.media.history.NoticeFacts;
import org.magpie.media.history.NoticeKind;
import org.magpie.pipeline.notify.NoticeAttempt.Outcome;
import org.magpie.pipeline.notify.OutboxRows.State;
import org.magpie.pipeline.notify.refresh.StoredWatchLinks;
import org.magpie.provider.Definition;
import org.magpie.provider.ProviderKind;
import org.magpie.provider.Providers;

/** {@link NoticeHistory} in the database. Kept for 30 days, and of the newest 5,000 attempts. */
public final class StoredNoticeHistory implements NoticeHistory {
    private static final Duration KEPT = Duration.ofDays(30);
    private static final int MOST = 5_000;

    private static final Duration PRUNED_EVERY = Duration.ofDays(1);
    private static final Duration PRUNED_FIRST = Duration.ofMinutes(10);

    private final Store store;
    private final Providers providers;
    private final Supplier<Texts> texts;
    private final Clock clock;
    private final ChannelSender sender;

    /** @param texts in the language of the interface */
    public StoredNoticeHistory(Store store, Providers providers, Supplier<Texts> texts, Clock clock) {
        this.store = store;
        this.providers = providers;
        this.texts = texts;
        this.clock = clock;
        this.sender = new ChannelSender(store, providers, texts, clock);
    }

    @Override
    public List<NoticeAttempt> attempts(Filter filter, int most) {
        return store.read(session -> new AttemptRows(new Rows(session)).newest(filter, most));
    }

    @Override
    public NoticeAttempt again(long attempt) {
        NoticeAttempt before = store.read(session -> new AttemptRows(new Rows(session)).find(attempt))
                .orElseThrow(() -> new UserException("notices.none", String.valueOf(attempt)));
        if (before.kind() == NoticeKind.TEST) {
            return test(before.provider());
        }
        Definition<?> channel = channel(before.provider());
        List<StoredNotice> notices =
                store.read(session -> new OutboxRows(new Rows(session)).notices(before.announcement()));
        if (notices.isEmpty()) {
            throw new UserException("notices.gone");
        }
        // What still waits is sent under its own id, so that a service which has it already does not tell it twice.
        Optional<OutboxRows.Waiting> waiting =
                store.read(session -> new OutboxRows(new Rows(session)).waiting(before.announcement()));
        String id = waiting.map(OutboxRows.Waiting::publicId)
                .orElseGet(() -> UUID.randomUUID().toString());
        Announcement announcement =
                new AnnouncementText(texts.get(), new StoredWatchLinks(store, providers)).of(id, notices);
        return keep(
                channel,
                before.announcement(),
                announcement,
                sender.send(channel, announcement).result());
    }

    @Override
    public NoticeAttempt test(long channel) {
        Definition<?> definition = channel(channel);
        Announcement announcement = new Announcement(
                UUID.randomUUID().toString(),
                NoticeKind.TEST,
                NoticeKind.TEST.severity(),
                now(),
                texts.get().get("notices.test.heading"),
                texts.get().get("notices.test.text", definition.name()),
                Optional.empty(),
                Optional.empty(),
                WorkContext.current().actor(),
                WorkContext.current().correlation(),
                List.of(NoticeFacts.NONE));
        return keep(
                definition,
                0,
                announcement,
                sender.send(definition, announcement).result());
    }

    private Definition<?> channel(long id) {
        return providers
                .definition(id)
                .filter(definition -> definition.kind() == ProviderKind.CHANNEL)
                .orElseThrow(() -> new UserException("notices.no-channel"));
    }

    private NoticeAttempt keep(Definition<?> channel, long announcement, Announcement sent, AttemptRows.Result result) {
        return store.write(unit -> {
            Rows session = new Rows(unit.session());
            if (announcement != 0 && result.outcome() == Outcome.DELIVERED) {
                new OutboxRows(session).settle(announcement, State.DELIVERED, now());
            }
            AttemptRows attempts = new AttemptRows(session);
            long id = attempts.add(announcement, channel.id(), channel.name(), sent, result, now());
            unit.publish(new NoticesChanged());
            return attempts.find(id).orElseThrow();
        });
    }

    /** Forgets what is old. */
    public ScheduledTask task() {
        return ScheduledTask.every(PRUNED_EVERY, "notices", PRUNED_FIRST, (progress, turn) -> prune());
    }

    void prune() {
        Instant before = now().minus(KEPT);
        store.change(unit -> {
            Rows session = new Rows(unit.session());
            new AttemptRows(session).prune(before, MOST);
            new OutboxRows(session).prune(before);
        });
    }

    private Instant now() {
        return clock.instant();
    }
}
