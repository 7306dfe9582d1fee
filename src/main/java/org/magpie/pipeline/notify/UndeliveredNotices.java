package org.magpie.pipeline.notify;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.Message;
import org.magpie.base.need.Need;
import org.magpie.base.need.NeedSource;
import org.magpie.base.need.NeedsChanged;
import org.magpie.base.store.Rows;
import org.magpie.base.store.Store;
import org.magpie.base.text.StoredMessage;
import org.magpie.pipeline.notify.OutboxRows.State;
import org.magpie.provider.Definition;
import org.magpie.provider.Providers;

/** Channels that have not taken their messages for a day: a person mends them and has the messages sent, or lets them go. */
public final class UndeliveredNotices implements NeedSource {
    /** What such a need is called. */
    public static final String KIND = "notices-undelivered";

    private static final Need.Action SEND = Need.Action.of("send-again");
    private static final Need.Action DISMISS = Need.Action.removing("dismiss");

    private final Store store;
    private final Providers providers;
    private final Outbox outbox;
    private final Clock clock;

    public UndeliveredNotices(Store store, Providers providers, Outbox outbox, Clock clock) {
        this.store = store;
        this.providers = providers;
        this.outbox = outbox;
        this.clock = clock;
    }

    private record GivenUp(
            long provider,
            int count,
            Instant since,
            @Nullable Message said) {}

    @Override
    public String key() {
        return "notice";
    }

    @Override
    public List<Need> open() {
        return givenUp().stream()
                .filter(each -> providers.definition(each.provider()).isPresent())
                .map(this::need)
                .toList();
    }

    private Need need(GivenUp each) {
        Message why = Objects.requireNonNullElse(each.said(), Message.of("notices.no-answer"));
        return new Need(
                new Need.Key(key(), String.valueOf(each.provider())),
                KIND,
                providers.definition(each.provider()).map(Definition::name).orElse(""),
                each.since(),
                Message.of("notices.given-up", each.count(), why),
                List.of(),
                List.of(SEND, DISMISS),
                "");
    }

    private List<GivenUp> givenUp() {
        return store.read(session -> new Rows(session)
                .list(
                        "select provider, count(*), min(settled), (select said from notice_attempt where"
                                + " notice_attempt.provider = announcement.provider and said is not null order by id desc"
                                + " limit 1) from announcement where state = 'GIVEN_UP' group by provider",
                        row -> new GivenUp(
                                row.getLong(1),
                                row.getInt(2),
                                row.getObject(3, Instant.class),
                                StoredMessage.readNullable(row.getString(4)))));
    }

    @Override
    public void decide(Need need, Need.Action action, String candidate) {
        long channel = Long.parseLong(need.key().id());
        boolean isSent = action.equals(SEND);
        store.change(unit -> {
            OutboxRows rows = new OutboxRows(new Rows(unit.session()));
            if (isSent) {
                rows.revive(channel, clock.instant());
                rows.forgetFailures(channel);
            } else {
                rows.settleAll(channel, State.GIVEN_UP, State.DISMISSED, clock.instant());
            }
            unit.publish(new NeedsChanged());
        });
        if (isSent) {
            outbox.wake();
        }
    }
}
