package org.magpie.ui.library;

import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.magpie.base.context.Actor;
import org.magpie.base.context.WorkContext;
import org.magpie.base.event.Events;
import org.magpie.base.job.Job;
import org.magpie.base.job.JobChanged;
import org.magpie.base.job.Progress;
import org.magpie.catalog.TitleChange;
import org.magpie.insight.LibraryRow;
import org.magpie.pipeline.search.Scope;
import org.magpie.ui.kit.place.Context;
import org.magpie.ui.kit.style.StatusColor;

/**
 * What is done with many titles: said at once, done as a job that the status bar counts and can break off, and said again once it has
 * ended, with Undo where it can be taken back.
 */
final class BulkActions {
    private final Context context;

    BulkActions(Context context) {
        this.context = context;
    }

    /**
     * @param said what is said of so many changed titles
     */
    void change(List<LibraryRow> rows, TitleChange change, IntFunction<String> said) {
        Set<Long> ids = ids(rows);
        run(
                "bulk-change",
                ids.size(),
                progress -> context.services().catalog().changeAll(ids, change, progress),
                said,
                true);
    }

    /** The same, and moves the files to where they belong by then. */
    void changeAndMove(List<LibraryRow> rows, TitleChange change, IntFunction<String> said) {
        Set<Long> ids = ids(rows);
        run(
                "bulk-change",
                ids.size(),
                progress -> {
                    int count = context.services().catalog().changeAll(ids, change, progress);
                    TitleFileMoves.move(context.services(), ids);
                    return count;
                },
                said,
                true);
    }

    /** Asks the sources of titles again, one after the other; one that fails keeps none of the others waiting. */
    void refresh(List<LibraryRow> rows) {
        Set<Long> ids = ids(rows);
        run(
                "bulk-refresh",
                ids.size(),
                progress -> {
                    int done = 0;
                    int asked = 0;
                    for (long id : ids) {
                        progress.checkCancelled();
                        done += isRefreshed(id) ? 1 : 0;
                        progress.at(++asked, ids.size());
                    }
                    return done;
                },
                count -> context.text("bulk.refreshed", count, ids.size()),
                false);
    }

    @SuppressWarnings("IllegalCatch") // whatever keeps one source from answering, the next title has another
    private boolean isRefreshed(long id) {
        try {
            return context.services().catalog().refresh(id);
        } catch (RuntimeException failure) {
            return false;
        }
    }

    /** Searches for titles and takes the best of each. */
    void search(List<LibraryRow> rows) {
        Set<Long> ids = ids(rows);
        run(
                "bulk-search",
                ids.size(),
                progress -> {
                    int done = 0;
                    for (long id : ids) {
                        progress.checkCancelled();
                        context.services().pipeline().releases().searchAndGrab(id, new Scope.Whole());
                        progress.at(++done, ids.size());
                    }
                    return done;
                },
                count -> context.text("title.searching-many", count),
                false);
    }

    private void run(
            String name, int size, ToIntFunction<Progress> work, IntFunction<String> said, boolean canBeTakenBack) {
        String correlation = WorkContext.begin(Actor.WINDOW).correlation();
        Runnable begun = context.toasts().working(context.text("bulk.working", size));
        AtomicReference<Integer> count = new AtomicReference<>(0);
        AtomicReference<Events.Subscription> watching = new AtomicReference<>();
        watching.set(context.services().events().listen(JobChanged.class, change -> {
            Job job = change.job();
            if (job.correlation().equals(correlation) && job.name().equals(name) && !job.isOpen()) {
                watching.get().close();
                context.background().onWindow(() -> {
                    begun.run();
                    ended(job, count.get(), correlation, said, canBeTakenBack);
                });
            }
        }));
        context.background()
                .run(
                        () -> context.services()
                                .jobs()
                                .queue(
                                        "titles",
                                        name,
                                        correlation,
                                        correlation,
                                        progress -> count.set(work.applyAsInt(progress))),
                        job -> {},
                        failure -> {
                            watching.get().close();
                            begun.run();
                            context.tell("bulk.failed", failure);
                        });
    }

    private void ended(Job job, int count, String correlation, IntFunction<String> said, boolean canBeTakenBack) {
        if (job.state() == Job.State.FAILED) {
            context.toasts()
                    .show(
                            StatusColor.FAILED,
                            job.says() == null
                                    ? context.text("bulk.failed")
                                    : context.texts().say(job.says()));
        } else if (canBeTakenBack) {
            context.offerUndo(said.apply(count), correlation, () -> {});
        } else {
            context.toasts().show(StatusColor.WORKING, said.apply(count));
        }
    }

    private static Set<Long> ids(List<LibraryRow> rows) {
        return rows.stream().map(LibraryRow::id).collect(Collectors.toUnmodifiableSet());
    }
}
