package org.magpie.ui.title;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.Message;
import org.magpie.base.error.UserException;
import org.magpie.base.event.Events;
import org.magpie.base.job.Job;
import org.magpie.base.job.JobChanged;
import org.magpie.catalog.NewTitle;
import org.magpie.insight.TimelineRow;
import org.magpie.insight.TitlePage;
import org.magpie.insight.VerdictRow;
import org.magpie.media.LibraryChanged;
import org.magpie.pipeline.search.Scope;
import org.magpie.ui.kit.Problem;
import org.magpie.ui.kit.ViewState;
import org.magpie.ui.kit.background.Background;
import org.magpie.ui.kit.place.Context;
import org.magpie.ui.kit.place.Place;
import org.magpie.ui.kit.style.StatusColor;
import org.magpie.ui.library.TitleFileMoves;

/** One title: its page, the releases that were looked at, what has happened. Lives on the window's thread. */
public final class TitleViewModel {
    private static final int MOST_VERDICTS = 500;
    private static final int MOST_HISTORY = 300;

    private final Context context;
    private final long titleId;
    private final Background.Lane pageLane;
    private final Background.Lane verdictLane;
    private final Background.Lane historyLane;
    private final List<Events.Subscription> subscriptions = new ArrayList<>();

    private final ReadOnlyObjectWrapper<@Nullable TitlePage> page = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<ViewState> state = new ReadOnlyObjectWrapper<>(ViewState.LOADING);
    private final ObservableList<VerdictRow> verdicts = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<ViewState> verdictFace = new ReadOnlyObjectWrapper<>(ViewState.LOADING);
    private final ObservableList<TimelineRow> history = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<ViewState> historyFace = new ReadOnlyObjectWrapper<>(ViewState.LOADING);
    private final ReadOnlyBooleanWrapper searching = new ReadOnlyBooleanWrapper();
    /** The jobs of this title that have not ended. */
    private final Set<Long> open = new HashSet<>();

    /** Why the last search failed; empty when it did not. */
    private String why = "";

    private final ReadOnlyStringWrapper silent = new ReadOnlyStringWrapper("");
    private final ObjectProperty<Place.Title.Tab> tab;

    public TitleViewModel(Context context, long titleId, Place.Title.Tab first) {
        this.context = context;
        this.titleId = titleId;
        this.pageLane = context.background().lane();
        this.verdictLane = context.background().lane();
        this.historyLane = context.background().lane();
        this.tab = new SimpleObjectProperty<>(first);
        tab.addListener((value, before, now) -> loadTab());
    }

    /** Null until it is read. */
    public ReadOnlyObjectProperty<@Nullable TitlePage> page() {
        return page.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<ViewState> state() {
        return state.getReadOnlyProperty();
    }

    /** Best first. */
    public ObservableList<VerdictRow> verdicts() {
        return verdicts;
    }

    public ReadOnlyObjectProperty<ViewState> verdictFace() {
        return verdictFace.getReadOnlyProperty();
    }

    /** Newest first. */
    public ObservableList<TimelineRow> history() {
        return history;
    }

    public ReadOnlyObjectProperty<ViewState> historyFace() {
        return historyFace.getReadOnlyProperty();
    }

    /** Whether releases of this title are being looked for. */
    public ReadOnlyBooleanProperty searching() {
        return searching.getReadOnlyProperty();
    }

    /** Which indexers gave no answer to the last search; empty while all did. */
    public ReadOnlyStringProperty silent() {
        return silent.getReadOnlyProperty();
    }

    public ObjectProperty<Place.Title.Tab> tab() {
        return tab;
    }

    /** Begins to listen, and reads. */
    public void start() {
        subscriptions.add(context.services()
                .events()
                .listen(LibraryChanged.class, change -> context.background().onWindow(() -> changed(change))));
        subscriptions.add(context.services()
                .events()
                .listen(JobChanged.class, change -> context.background().onWindow(() -> job(change.job()))));
        subscriptions.add(context.queue().listen(titles -> {
            if (titles.contains(titleId)) {
                load();
            }
        }));
        load();
    }

    public void stop() {
        subscriptions.forEach(Events.Subscription::close);
        subscriptions.clear();
    }

    /** Reads everything again. */
    public void load() {
        pageLane.ask(
                () -> context.services().insight().title(titleId).orElseThrow(() -> new UserException("title.gone")),
                fresh -> {
                    page.set(fresh);
                    state.set(ViewState.FILLED);
                },
                failure -> state.set(new ViewState.Failed(Problem.of(context.texts(), "title.failed", failure))));
        loadTab();
    }

    /** Looks for releases without taking any. */
    public void look() {
        tab.set(Place.Title.Tab.RELEASES);
        run(
                () -> context.services().pipeline().releases().look(titleId, new Scope.Whole()),
                this::job,
                "title.search.failed");
    }

    /** After something failed: looks once more where that was the search, else reads once more. */
    public void again() {
        if (why.isEmpty()) {
            load();
        } else {
            look();
        }
    }

    /** Looks for a part of the title and takes the best. */
    public void search(Scope scope) {
        run(
                () -> context.services().pipeline().releases().searchAndGrab(titleId, scope),
                job -> {
                    job(job);
                    TitlePage now = page.get();
                    context.toasts()
                            .show(
                                    StatusColor.WORKING,
                                    context.text(
                                            "title.searching",
                                            now == null ? "" : now.row().name()));
                },
                "title.search.failed");
    }

    /** Takes a release, refused or not. */
    public void grab(VerdictRow verdict) {
        run(
                () -> context.services().pipeline().releases().grab(verdict.id()),
                job -> context.toasts()
                        .show(StatusColor.WORKING, context.text("title.grabbing", verdict.releaseName())),
                "title.grab.failed");
    }

    /** Takes a release for what the person says it is, of this title or another. */
    public void grabAs(VerdictRow verdict, long ofTitle, Set<Long> items, boolean remember) {
        run(
                () -> context.services().pipeline().releases().grabAs(verdict.id(), ofTitle, items, remember),
                job -> context.toasts()
                        .show(StatusColor.WORKING, context.text("title.grabbing", verdict.releaseName())),
                "title.grab.failed");
    }

    /** Begins or ends looking after items; can be taken back. */
    public void watchItems(Set<Long> items, boolean watched) {
        watchItemsQuietly(
                items,
                watched,
                () -> context.offerUndo(
                        context.text(watched ? "title.items-watched" : "title.items-unwatched", items.size()),
                        this::load));
    }

    private void watchItemsQuietly(Set<Long> items, boolean watched, Runnable then) {
        run(
                () -> {
                    context.services().catalog().monitorItems(items, watched);
                    return true;
                },
                done -> {
                    load();
                    then.run();
                },
                "title.watch.failed");
    }

    /**
     * Stores a changed slot, or a new one (id 0).
     *
     * @param moveFiles whether files of the title are moved to where they belong by then
     */
    public void saveSlot(long slotId, NewTitle.NewSlot slot, boolean moveFiles) {
        run(
                () -> {
                    if (slotId == 0) {
                        context.services().catalog().addSlot(titleId, slot);
                    } else {
                        context.services().catalog().editSlot(slotId, slot.name(), slot.profileId(), slot.rootId());
                    }
                    if (moveFiles) {
                        TitleFileMoves.move(context.services(), Set.of(titleId));
                    }
                    return true;
                },
                done -> {
                    context.toasts().show(StatusColor.HERE, context.text("title.slot.saved", slot.name()));
                    load();
                },
                "title.slot.failed");
    }

    public void removeSlot(long slotId) {
        run(
                () -> {
                    context.services().catalog().removeSlot(slotId);
                    return true;
                },
                done -> load(),
                "title.slot.failed");
    }

    private void loadTab() {
        switch (tab.get()) {
            case RELEASES, WHY -> loadVerdicts();
            case HISTORY -> loadHistory();
            case ITEMS, FILES -> {
                // Both are part of the page.
            }
        }
    }

    private void loadVerdicts() {
        verdictLane.ask(
                () -> context.services().insight().verdicts(titleId, MOST_VERDICTS),
                rows -> {
                    verdicts.setAll(rows);
                    verdictFace.set(rows.isEmpty() ? ViewState.EMPTY : ViewState.FILLED);
                    failed();
                },
                failure -> verdictFace.set(
                        new ViewState.Failed(Problem.of(context.texts(), "title.verdicts.failed", failure))));
    }

    private void loadHistory() {
        historyLane.ask(
                () -> context.services().insight().historyOf(titleId, MOST_HISTORY),
                rows -> {
                    history.setAll(rows);
                    historyFace.set(rows.isEmpty() ? ViewState.EMPTY : ViewState.FILLED);
                },
                failure -> historyFace.set(
                        new ViewState.Failed(Problem.of(context.texts(), "title.history.failed", failure))));
    }

    private void changed(LibraryChanged change) {
        if (change.titleIds().isEmpty() || change.titleIds().contains(titleId)) {
            load();
        }
    }

    private void job(Job job) {
        if (!job.isAbout("title:" + titleId)) {
            return;
        }
        boolean ended = !job.isOpen() && open.remove(job.id());
        if (job.isOpen()) {
            open.add(job.id());
            why = "";
        }
        searching.set(!open.isEmpty());
        Message said = job.says();
        silent.set(
                said != null && said.key().endsWith("-silent") ? context.texts().say(said) : "");
        if (ended) {
            loadTab();
        }
        if (ended && job.state() == Job.State.FAILED) {
            why = job.says() == null ? "" : context.texts().say(job.says());
            failed();
        }
        if (job.state() == Job.State.FAILED) {
            context.toasts()
                    .show(
                            StatusColor.FAILED,
                            job.says() == null
                                    ? context.text("title.search.failed")
                                    : context.texts().say(job.says()));
        }
    }

    /** Where there is nothing else to show, a search that failed must not look like none. */
    private void failed() {
        if (!why.isEmpty() && verdicts.isEmpty()) {
            verdictFace.set(new ViewState.Failed(new Problem(context.text("title.search.no-answer"), why)));
        }
    }

    private <T> void run(Callable<T> work, Consumer<T> done, String failed) {
        context.background().run(work, done, failure -> context.tell(failed, failure));
    }
}
