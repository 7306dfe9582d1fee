package org.magpie.ui.frame;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.ListChangeListener;
import org.jspecify.annotations.Nullable;
import org.magpie.base.event.Event;
import org.magpie.base.event.Events;
import org.magpie.base.job.Job;
import org.magpie.base.job.JobChanged;
import org.magpie.base.need.NeedsChanged;
import org.magpie.insight.QueueRow;
import org.magpie.media.LibraryChanged;
import org.magpie.media.history.Notice;
import org.magpie.pipeline.download.DownloadsChanged;
import org.magpie.provider.ProvidersChanged;
import org.magpie.ui.health.HealthViewModel;
import org.magpie.ui.health.HealthViewModel.Problem;
import org.magpie.ui.kit.background.Background;
import org.magpie.ui.kit.place.Context;
import org.magpie.ui.kit.style.StatusColor;

/** What the frame tells at all times: speed, counts, running work, health. Lives on the window's thread. */
public final class FrameViewModel implements AutoCloseable {
    private static final Duration COUNT_AFTER = Duration.ofMillis(500);

    private final Context context;
    private final HealthViewModel healthModel;
    private final List<Events.Subscription> subscriptions = new ArrayList<>();
    private final Background.Lane counting;
    private final Map<Long, Job> running = new LinkedHashMap<>();

    private final ReadOnlyStringWrapper speed = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper("");
    private final ReadOnlyIntegerWrapper queued = new ReadOnlyIntegerWrapper();
    private final ReadOnlyIntegerWrapper needs = new ReadOnlyIntegerWrapper();
    private final ReadOnlyIntegerWrapper wanted = new ReadOnlyIntegerWrapper();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper activity = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper activityNumber = new ReadOnlyStringWrapper("");
    private final ReadOnlyDoubleWrapper activityShare = new ReadOnlyDoubleWrapper(-1);
    private final ReadOnlyBooleanWrapper healthy = new ReadOnlyBooleanWrapper(true);
    private final ReadOnlyStringWrapper health = new ReadOnlyStringWrapper("");
    private int downloadingNow;
    private long shownJob;

    public FrameViewModel(Context context) {
        this.context = context;
        counting = context.background().lane();
        health.set(context.text("frame.health.good"));
        healthModel = new HealthViewModel(
                context.services().rootFolders(),
                context.services().providers(),
                context.services().insight(),
                context.services().pipeline()::sinceDownloadsWereLookedAfter,
                context.background(),
                context.texts(),
                context.services().clock());
        healthModel.problems().addListener((ListChangeListener<Problem>) change -> showHealth());
    }

    /** Begins to listen and to count. */
    public void start() {
        listen(JobChanged.class, change -> job(change.job()));
        listen(LibraryChanged.class, change -> countWanted());
        listen(ProvidersChanged.class, change -> checkHealth());
        listen(Notice.class, this::notice);
        listen(NeedsChanged.class, change -> countNeeds());
        listen(DownloadsChanged.class, change -> countNeeds());
        context.queue().rows().addListener((value, before, now) -> queue(now));
        queue(context.queue().rows().get());
        context.background()
                .run(
                        context.services().jobs()::running,
                        jobs -> jobs.forEach(this::job),
                        failure -> context.tell("frame.jobs.failed", failure));
        countWanted();
        countNeeds();
        checkHealth();
    }

    /** "12.3 MB/s", empty while nothing comes in. */
    public ReadOnlyStringProperty speed() {
        return speed.getReadOnlyProperty();
    }

    /** "3 downloading · 1 needs you". */
    public ReadOnlyStringProperty summary() {
        return summary.getReadOnlyProperty();
    }

    public ReadOnlyIntegerProperty queued() {
        return queued.getReadOnlyProperty();
    }

    /** How many things wait for a person. */
    public ReadOnlyIntegerProperty needs() {
        return needs.getReadOnlyProperty();
    }

    public ReadOnlyIntegerProperty wanted() {
        return wanted.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty activity() {
        return activity.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty activityNumber() {
        return activityNumber.getReadOnlyProperty();
    }

    /** 0 to 1, negative while the end is not known. */
    public ReadOnlyDoubleProperty activityShare() {
        return activityShare.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty healthy() {
        return healthy.getReadOnlyProperty();
    }

    /** What the health dot opens. */
    public HealthViewModel healthModel() {
        return healthModel;
    }

    /** The sentences behind the health dot, one a line. */
    public ReadOnlyStringProperty health() {
        return health.getReadOnlyProperty();
    }

    /** Asks the shown work to end. */
    public void cancelActivity() {
        long id = shownJob;
        context.background()
                .run(
                        () -> {
                            context.services().jobs().cancel(id);
                            return true;
                        },
                        done -> {},
                        failure -> context.tell("frame.cancel.failed", failure));
    }

    private void queue(List<QueueRow> rows) {
        int downloading = 0;
        int open = 0;
        long bytes = 0;
        for (QueueRow row : rows) {
            switch (row.state()) {
                case DOWNLOADING -> {
                    downloading++;
                    open++;
                    bytes += Math.max(0, row.speed());
                }
                case QUEUED, PAUSED, STALLED, COMPLETED, IMPORTING, IMPORT_BLOCKED -> open++;
                case IMPORTED, FAILED, REMOVED -> {
                    // Over: it is only still shown.
                }
            }
        }
        queued.set(open);
        speed.set(downloading > 0 ? context.formats().speed(bytes) : "");
        downloadingNow = downloading;
        summarise();
    }

    private void summarise() {
        List<String> parts = new ArrayList<>();
        if (downloadingNow > 0) {
            parts.add(context.text("frame.downloading", downloadingNow));
        }
        if (needs.get() > 0) {
            parts.add(context.text("frame.attention", needs.get()));
        }
        summary.set(parts.isEmpty() ? context.text("frame.idle") : String.join("  ·  ", parts));
    }

    private void job(Job job) {
        if (job.isOpen()) {
            running.put(job.id(), job);
        } else {
            running.remove(job.id());
        }
        busy.set(!running.isEmpty());
        if (running.isEmpty()) {
            return;
        }
        Job shown = running.containsKey(shownJob) ? running.get(shownJob) : null;
        if (shown == null) {
            shown = running.values().iterator().next();
        }
        shownJob = shown.id();
        String name = context.text("job." + shown.name());
        activity.set(running.size() > 1 ? context.text("frame.activities", name, running.size() - 1) : name);
        activityShare.set(shown.total() > 0 ? (double) shown.done() / shown.total() : -1);
        activityNumber.set(
                shown.total() > 0
                        ? context.formats().number(shown.done()) + " / "
                                + context.formats().number(shown.total())
                        : "");
    }

    private void notice(Notice notice) {
        String said = context.texts().say(notice.said());
        @Nullable
        StatusColor tone = switch (notice) {
            case Notice.Imported done -> StatusColor.HERE;
            case Notice.Upgraded done -> StatusColor.HERE;
            case Notice.HealthRestored done -> StatusColor.HERE;
            case Notice.DownloadFailed bad -> StatusColor.FAILED;
            case Notice.ImportBlocked bad -> StatusColor.ATTENTION;
            case Notice.HealthIssue bad -> StatusColor.ATTENTION;
            case Notice.SearchFailed bad -> StatusColor.ATTENTION;
            case Notice.QueuePaused bad -> StatusColor.ATTENTION;
            case Notice.Grabbed started -> StatusColor.WORKING;
            case Notice.DownloadCompleted started -> StatusColor.WORKING;
            // The screen on which a person does it says so itself, and the lists show it.
            case Notice.Renamed seen -> null;
            case Notice.Deleted seen -> null;
            case Notice.TitleAdded seen -> null;
            case Notice.SearchFinished seen -> null;
        };
        // After a completed download the import follows within seconds and says it better.
        if (tone != null && !(notice instanceof Notice.DownloadCompleted)) {
            context.toasts().show(tone, said);
        }
    }

    private void countWanted() {
        context.background()
                .run(
                        context.services().insight()::wantedCount,
                        wanted::set,
                        failure -> context.tell("frame.wanted.failed", failure));
    }

    /** Downloads change often, a few of them at once: the last one counts. */
    private void countNeeds() {
        counting.askAfter(
                COUNT_AFTER,
                context.services().needs()::count,
                count -> {
                    needs.set(count);
                    summarise();
                },
                failure -> context.tell("needs.failed", failure));
    }

    private void checkHealth() {
        healthModel.refresh();
    }

    private void showHealth() {
        List<String> ailing = healthModel.problems().stream()
                .map(problem -> context.texts().say(problem.said()))
                .toList();
        healthy.set(ailing.isEmpty());
        health.set(ailing.isEmpty() ? context.text("frame.health.good") : String.join("\n", ailing));
    }

    private <E extends Event> void listen(Class<E> type, Consumer<E> action) {
        subscriptions.add(context.services()
                .events()
                .listen(type, event -> context.background().onWindow(() -> action.accept(event))));
    }

    @Override
    public void close() {
        subscriptions.forEach(Events.Subscription::close);
        subscriptions.clear();
    }
}
