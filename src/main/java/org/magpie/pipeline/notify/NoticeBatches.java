package org.magpie.pipeline.notify;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.magpie.base.error.ErrorCode;
import org.magpie.base.store.Rows;
import org.magpie.base.store.UnitOfWork;
import org.magpie.media.history.Notice;
import org.magpie.media.history.NoticeFacts;
import org.magpie.media.history.NoticeFactsReader;
import org.magpie.media.history.NoticeKind;
import org.magpie.provider.Definition;
import org.magpie.provider.ProviderKind;
import org.magpie.provider.Providers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes notices down for the channels that want them, each beside what it is to be told with: what is alike, what comes too thick, what
 * comes in quiet hours. Only channels that there are when a notice comes up are told of it.
 */
final class NoticeBatches {
    private static final Logger LOG = LoggerFactory.getLogger(NoticeBatches.class);

    /** What comes up in quiet hours. */
    static final String DIGEST = "digest";

    /** What comes too thick. */
    static final String MANY = "many";

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int MOST_A_MINUTE = 5;
    /** What one message holds; a digest of a whole night may be more than a service takes. */
    private static final int MOST_IN_ONE = 300;
    /** While more keeps coming, it is waited for so many times as long as for the first. */
    private static final int LONGEST_WAIT = 10;

    private static final Duration FLAPPING_SEEN = Duration.ofHours(1);
    private static final int FLAPPING_FROM = 2;
    private static final Duration FLAPPING_WAIT = Duration.ofMinutes(15);

    /** In one unit of work, so that others wait for none of it long. */
    private static final int SORTED_AT_ONCE = 20;

    private final Providers providers;
    private final Clock clock;

    NoticeBatches(Providers providers, Clock clock) {
        this.providers = providers;
        this.clock = clock;
    }

    /**
     * Writes down, within the unit that tells of them, those that a channel may want by what is known of them without a look at the
     * library: whoever tells does not wait for the rest.
     *
     * @return whether there are any
     */
    boolean write(UnitOfWork unit, List<Notice> notices) {
        List<Definition<?>> channels = providers.definitions(ProviderKind.CHANNEL).stream()
                .filter(Definition::enabled)
                .toList();
        List<OutboxRows.Wanted> wanted = new ArrayList<>();
        for (Notice notice : notices) {
            List<Long> ids = channels.stream()
                    .filter(channel -> providers.common(channel) instanceof ChannelRules rules
                            && rules.wants(notice.kind(), notice.actor()))
                    .map(Definition::id)
                    .toList();
            if (!ids.isEmpty()) {
                wanted.add(new OutboxRows.Wanted(notice, ids));
            }
        }
        if (wanted.isEmpty()) {
            return false;
        }
        new OutboxRows(new Rows(unit.session())).add(wanted, clock.instant());
        return true;
    }

    /**
     * Puts some of what was written down into the announcements that it belongs in.
     *
     * @return whether there may be more
     */
    boolean sort(UnitOfWork unit) {
        Rows rows = new Rows(unit.session());
        OutboxRows outbox = new OutboxRows(rows);
        NoticeFactsReader known = new NoticeFactsReader(rows);
        Map<StoredNotice, Set<Long>> unsorted = outbox.unsorted(SORTED_AT_ONCE);
        unsorted.forEach((notice, channels) -> sortGuarded(outbox, known, notice, channels));
        return unsorted.size() == SORTED_AT_ONCE;
    }

    /** One that cannot be sorted must not keep all others from it for ever. */
    @SuppressWarnings("IllegalCatch")
    private void sortGuarded(OutboxRows outbox, NoticeFactsReader known, StoredNotice notice, Set<Long> channels) {
        try {
            sort(outbox, known, notice, channels);
        } catch (RuntimeException failure) {
            LOG.error("A notice of {} is not told ({})", notice.kind(), ErrorCode.of(failure), failure);
            outbox.forget(notice.id());
        }
    }

    private void sort(OutboxRows outbox, NoticeFactsReader known, StoredNotice notice, Set<Long> channels) {
        NoticeFacts facts = known.complete(notice.facts());
        boolean isWanted = false;
        for (Definition<?> channel : providers.definitions(ProviderKind.CHANNEL)) {
            if (channel.enabled()
                    && channels.contains(channel.id())
                    && providers.common(channel) instanceof ChannelRules rules
                    && rules.accepts(channel.tags(), notice.kind(), notice.actor(), facts)) {
                add(outbox, channel.id(), rules, notice.id(), notice.kind(), facts, notice.happened());
                isWanted = true;
            }
        }
        if (isWanted) {
            outbox.sorted(notice.id(), facts);
        } else {
            outbox.forget(notice.id());
        }
    }

    private void add(
            OutboxRows outbox,
            long channel,
            ChannelRules rules,
            long notice,
            NoticeKind kind,
            NoticeFacts facts,
            Instant now) {
        boolean isUrgent = rules.passesQuiet(kind);
        Optional<Instant> quietEnd = isUrgent
                ? Optional.empty()
                : rules.quietHours().flatMap(hours -> hours.endAround(now, clock.getZone()));
        if (quietEnd.isPresent()) {
            addTo(outbox, channel, DIGEST, kind, false, notice, now, quietEnd.get());
            return;
        }
        if (rules.window().isZero()) {
            outbox.add(outbox.open(channel, batch(kind, facts), kind, isUrgent, now, now), notice, now);
            return;
        }
        String batch = batch(kind, facts) + (isUrgent ? "!" : "");
        Duration window = window(outbox, channel, rules, kind, batch, now);
        Optional<OutboxRows.Waiting> open = outbox.open(channel, batch, MOST_IN_ONE);
        if (open.isPresent()) {
            Instant latest = open.get().opened().plus(window.multipliedBy(LONGEST_WAIT));
            Instant more = now.plus(window);
            outbox.add(open.get().id(), notice, more.isAfter(latest) ? latest : more);
        } else if (!isUrgent && outbox.openedSince(channel, now.minus(MINUTE), MANY, DIGEST) >= MOST_A_MINUTE) {
            addTo(outbox, channel, MANY, kind, false, notice, now, now.plus(MINUTE));
        } else {
            outbox.add(outbox.open(channel, batch, kind, isUrgent, now, now.plus(window)), notice, now.plus(window));
        }
    }

    /** To what is open already under that name, which keeps its time; otherwise to a new one. */
    private static void addTo(
            OutboxRows outbox,
            long channel,
            String batch,
            NoticeKind kind,
            boolean isUrgent,
            long notice,
            Instant now,
            Instant due) {
        Optional<OutboxRows.Waiting> open = outbox.open(channel, batch, MOST_IN_ONE);
        if (open.isPresent()) {
            outbox.add(open.get().id(), notice, open.get().due());
        } else {
            outbox.add(outbox.open(channel, batch, kind, isUrgent, now, due), notice, due);
        }
    }

    /** What comes and goes all the time is told less often. */
    private static Duration window(
            OutboxRows outbox, long channel, ChannelRules rules, NoticeKind kind, String batch, Instant now) {
        boolean isFlapping =
                isOfHealth(kind) && outbox.openedSince(channel, batch, now.minus(FLAPPING_SEEN)) >= FLAPPING_FROM;
        return isFlapping && rules.window().compareTo(FLAPPING_WAIT) < 0 ? FLAPPING_WAIT : rules.window();
    }

    private static boolean isOfHealth(NoticeKind kind) {
        return kind == NoticeKind.HEALTH_ISSUE
                || kind == NoticeKind.HEALTH_RESTORED
                || kind == NoticeKind.INSTANCE_LOST
                || kind == NoticeKind.INSTANCE_BACK;
    }

    /** What is told together: the same of one title, where what came in stands beside what did not. */
    private static String batch(NoticeKind kind, NoticeFacts facts) {
        String about = facts.titleId() != 0 ? String.valueOf(facts.titleId()) : facts.title();
        String batch = switch (kind) {
            case IMPORTED, UPGRADED, IMPORT_BLOCKED -> "import:" + about;
            case HEALTH_ISSUE, HEALTH_RESTORED -> "health:" + facts.check();
            case INSTANCE_LOST, INSTANCE_BACK -> "instance:" + facts.instance();
            default -> kind.event() + ":" + about;
        };
        return batch.length() <= 300 ? batch : batch.substring(0, 300);
    }
}
