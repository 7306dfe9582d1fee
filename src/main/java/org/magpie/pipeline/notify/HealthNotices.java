package org.magpie.pipeline.notify;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.magpie.base.context.Actor;
import org.magpie.base.context.WorkContext;
import org.magpie.base.context.WorkThreads;
import org.magpie.base.error.ErrorCode;
import org.magpie.base.error.Message;
import org.magpie.base.event.Events;
import org.magpie.base.need.NeedsChanged;
import org.magpie.base.store.Rows;
import org.magpie.base.store.Store;
import org.magpie.base.text.StoredMessage;
import org.magpie.media.history.Notice;
import org.magpie.media.history.NoticeFacts;
import org.magpie.provider.ProvidersChanged;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells people of what is wrong, and when it is no more. What is over within minutes is told to nobody. Looks when something changes and
 * when what it saw has lasted long enough, and sleeps otherwise.
 */
public final class HealthNotices implements AutoCloseable {
    /** How long something is wrong, or right again, before it is told. */
    static final Duration LASTS = Duration.ofMinutes(5);

    private static final Logger LOG = LoggerFactory.getLogger(HealthNotices.class);
    private static final Duration SETTLES = Duration.ofSeconds(2);

    private final Store store;
    private final Supplier<List<Issue>> issues;
    private final Clock clock;
    private final Events events;
    private final List<Events.Subscription> subscriptions = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService timer = WorkThreads.clock("health-notices");
    private final AtomicBoolean isAsked = new AtomicBoolean();
    private final ReentrantLock looking = new ReentrantLock();

    /**
     * Something that is wrong now.
     *
     * @param check the same for as long as it is the same thing
     */
    public record Issue(String check, Message said) {}

    private record Told(Instant since, @Nullable Instant gone, boolean isTold, Message said) {}

    /** @param issues all that is wrong now; may read the database */
    public HealthNotices(Store store, Events events, Supplier<List<Issue>> issues, Clock clock) {
        this.store = store;
        this.issues = issues;
        this.clock = clock;
        this.events = events;
    }

    /** Looks at each change from now on, and once, so that what happened while Magpie did not run is seen. */
    public void start() {
        subscriptions.add(events.listen(NeedsChanged.class, change -> lookAfter(SETTLES)));
        subscriptions.add(events.listen(ProvidersChanged.class, change -> lookAfter(SETTLES)));
        lookAfter(SETTLES);
    }

    private void lookAfter(Duration pause) {
        if (isAsked.compareAndSet(false, true)) {
            schedule(pause, true);
        }
    }

    private void schedule(Duration pause, boolean isAskedFor) {
        try {
            timer.schedule(
                    () -> WorkThreads.each("health-notices", Actor.MAGPIE).execute(() -> {
                        if (isAskedFor) {
                            isAsked.set(false);
                        }
                        guardedLook();
                    }),
                    pause.toMillis(),
                    TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException ending) {
            LOG.debug("Nobody looks any more", ending);
        }
    }

    @SuppressWarnings("IllegalCatch") // whatever is wrong now, the next change looks again
    private void guardedLook() {
        if (timer.isShutdown()) {
            return;
        }
        try {
            look().ifPresent(pause -> schedule(pause, false));
        } catch (RuntimeException failure) {
            if (!timer.isShutdown()) {
                LOG.error("What is wrong could not be told ({})", ErrorCode.of(failure), failure);
            }
        }
    }

    /**
     * Tells what has lasted long enough.
     *
     * @return how long until something else may have; empty for nothing
     */
    Optional<Duration> look() {
        looking.lock();
        try {
            Map<String, Message> now = new LinkedHashMap<>();
            issues.get().forEach(issue -> now.putIfAbsent(key(issue.check()), issue.said()));
            return store.write(unit -> {
                List<Notice> notices = new ArrayList<>();
                Optional<Duration> next = keep(new Rows(unit.session()), now, notices);
                notices.forEach(unit::publish);
                return next;
            });
        } finally {
            looking.unlock();
        }
    }

    private static String key(String check) {
        return check.length() <= 300 ? check : check.substring(0, 300);
    }

    private Optional<Duration> keep(Rows rows, Map<String, Message> now, List<Notice> notices) {
        Instant time = clock.instant();
        Map<String, Told> before = new LinkedHashMap<>();
        rows.each(
                "select check_key, since, gone, told, said from told_issue",
                row -> before.put(
                        row.getString(1),
                        new Told(
                                row.getObject(2, Instant.class),
                                row.getObject(3, Instant.class),
                                row.getBoolean(4),
                                StoredMessage.read(row.getString(5)))));
        boolean isPending = false;
        for (Map.Entry<String, Message> issue : now.entrySet()) {
            Told known = before.get(issue.getKey());
            Instant since = known == null ? time : known.since();
            boolean isTold = known != null && known.isTold();
            boolean isDue = !isTold && lasted(since, time);
            if (isDue) {
                notices.add(new Notice.HealthIssue(
                        facts(issue.getKey()), WorkContext.current().correlation(), issue.getValue()));
            }
            isPending |= !isTold && !isDue;
            if (known == null || isDue || known.gone() != null || !known.said().equals(issue.getValue())) {
                keep(rows, issue.getKey(), new Told(since, null, isTold || isDue, issue.getValue()));
            }
        }
        for (Map.Entry<String, Told> known : before.entrySet()) {
            if (!now.containsKey(known.getKey())) {
                isPending |= isOver(rows, known.getKey(), known.getValue(), time, notices);
            }
        }
        return isPending ? Optional.of(LASTS) : Optional.empty();
    }

    /** Returns whether it has not been right again for long enough. */
    private static boolean isOver(Rows rows, String check, Told known, Instant time, List<Notice> notices) {
        Instant gone = known.gone();
        if (!known.isTold() || gone != null && lasted(gone, time)) {
            rows.change("delete from told_issue where check_key = ?", check);
            if (known.isTold()) {
                notices.add(new Notice.HealthRestored(
                        facts(check),
                        WorkContext.current().correlation(),
                        Message.of("notices.restored", known.said())));
            }
            return false;
        }
        if (gone == null) {
            keep(rows, check, new Told(known.since(), time, true, known.said()));
        }
        return true;
    }

    private static boolean lasted(Instant since, Instant now) {
        return Duration.between(since, now).abs().compareTo(LASTS) >= 0;
    }

    private static NoticeFacts facts(String check) {
        return NoticeFacts.NONE.change().check(check).make();
    }

    private static void keep(Rows rows, String check, Told told) {
        rows.change(
                "merge into told_issue (check_key, since, gone, told, said) key (check_key) values (?, ?, ?, ?, ?)",
                check,
                told.since(),
                told.gone(),
                told.isTold(),
                StoredMessage.write(told.said()));
    }

    @Override
    public void close() {
        subscriptions.forEach(Events.Subscription::close);
        timer.shutdown();
    }
}
