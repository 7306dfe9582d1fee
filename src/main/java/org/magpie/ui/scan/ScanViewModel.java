package org.magpie.ui.scan;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.DiskException;
import org.magpie.base.error.Message;
import org.magpie.base.error.UserException;
import org.magpie.base.job.Job;
import org.magpie.base.job.JobCancelledException;
import org.magpie.base.job.Jobs;
import org.magpie.base.job.Progress;
import org.magpie.base.text.Texts;
import org.magpie.ui.kit.Problem;
import org.magpie.ui.kit.SearchTerm;
import org.magpie.ui.kit.background.Background;
import org.magpie.ui.kit.background.ViewLoader;
import org.magpie.upkeep.scan.LibraryScan;
import org.magpie.upkeep.scan.LibraryScan.Objection;
import org.magpie.upkeep.scan.LibraryScan.PreviewLine;
import org.magpie.upkeep.scan.LibraryScan.RootReport;
import org.magpie.upkeep.scan.LibraryScan.Unmatched;
import org.magpie.upkeep.scan.ScanOptions;

/** What lies in one root folder and what becomes of it. Belongs to the window's thread. */
public final class ScanViewModel {
    /** Which lines are shown. */
    public enum Shown {
        ALL,
        RECOGNISED,
        WAITING,
        LEFT_ALONE
    }

    private final LibraryScan scan;
    private final Jobs jobs;
    private final Background background;
    private final Texts texts;
    private final long rootId;
    private final ViewLoader loader;
    private final ObservableList<ScanLine> lines = FXCollections.observableArrayList();
    private final List<ScanLine> all = new ArrayList<>();
    /** Paths as they are searched, so that each letter that is typed costs little. */
    private final Map<String, String> folded = new HashMap<>();

    private final ObjectProperty<Shown> shown = new SimpleObjectProperty<>(Shown.ALL);
    private final ObjectProperty<ScanSort> sort = new SimpleObjectProperty<>(ScanSort.NAME);
    private final StringProperty typed = new SimpleStringProperty("");
    private final ObjectProperty<Optional<String>> reason = new SimpleObjectProperty<>(Optional.empty());
    private final ReadOnlyObjectWrapper<List<Message>> reasons = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Optional<RootReport>> report = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Problem>> problem = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper working = new ReadOnlyBooleanWrapper();
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(-1);
    private final ReadOnlyObjectWrapper<Optional<Message>> doing = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper canBeGone = new ReadOnlyBooleanWrapper();
    private @Nullable Look looking;
    private long job;

    /**
     * @param rootId of the root folder that is looked through
     */
    public ScanViewModel(LibraryScan scan, Jobs jobs, Background background, Texts texts, long rootId) {
        this.scan = scan;
        this.jobs = jobs;
        this.background = background;
        this.texts = texts;
        this.rootId = rootId;
        this.loader = new ViewLoader(background, texts, "ondisk.failed");
        shown.addListener((value, before, now) -> show());
        sort.addListener((value, before, now) -> {
            all.sort(now.order());
            show();
        });
        typed.addListener((value, before, now) -> show());
        reason.addListener((value, before, now) -> show());
    }

    public ViewLoader loader() {
        return loader;
    }

    /** What is shown of it, by path. */
    public ObservableList<ScanLine> lines() {
        return lines;
    }

    public ObjectProperty<Shown> shown() {
        return shown;
    }

    public ObjectProperty<ScanSort> sort() {
        return sort;
    }

    /** Only lines whose path or title has these words are shown. */
    public StringProperty typed() {
        return typed;
    }

    /** Only lines of this reason are shown, by its key; empty for all. */
    public ObjectProperty<Optional<String>> reason() {
        return reason;
    }

    /** One of each kind of reason why a person has to decide. */
    public ReadOnlyObjectProperty<List<Message>> reasons() {
        return reasons.getReadOnlyProperty();
    }

    /** What was found; empty until it has been looked through. */
    public ReadOnlyObjectProperty<Optional<RootReport>> report() {
        return report.getReadOnlyProperty();
    }

    /** Why the last thing that was asked for could not be done. */
    public ReadOnlyObjectProperty<Optional<Problem>> problem() {
        return problem.getReadOnlyProperty();
    }

    /** Whether the folder is being looked through or taken in. */
    public ReadOnlyBooleanProperty working() {
        return working.getReadOnlyProperty();
    }

    /** Whether a person may say that what is missing is really gone. */
    public ReadOnlyBooleanProperty canBeGone() {
        return canBeGone.getReadOnlyProperty();
    }

    /** From 0 to 1; -1 while nobody knows how much there is. */
    public ReadOnlyDoubleProperty progress() {
        return progress.getReadOnlyProperty();
    }

    /** What is being done now. */
    public ReadOnlyObjectProperty<Optional<Message>> doing() {
        return doing.getReadOnlyProperty();
    }

    /** How many lines each choice shows. */
    public long count(Shown which) {
        return all.stream().filter(line -> fits(line, which)).count();
    }

    /** Looks through the folder; changes nothing. */
    public void look() {
        if (working.get()) {
            return;
        }
        Look look = new Look();
        looking = look;
        begin();
        loader.read(
                () -> {
                    try {
                        return found(scan.look(rootId, look));
                    } catch (JobCancelledException asked) {
                        return found(null);
                    }
                },
                found -> {
                    working.set(false);
                    looking = null;
                    return take(found);
                });
    }

    /** What a look or a scan came to; without a report where a person broke it off. */
    private record Found(
            @Nullable RootReport report,
            List<Unmatched> unmatched,
            List<Unmatched> dismissed,
            List<Objection> objections) {}

    private Found found(@Nullable RootReport found) {
        return new Found(found, scan.unmatched(), scan.dismissed(), scan.objections());
    }

    /**
     * Takes what was recognised into the library, where it lies.
     *
     * @param monitored whether better copies of it are looked for from now on
     */
    public void takeIn(boolean monitored) {
        begin();
        background.run(
                () -> scan.start(rootId, new ScanOptions(true, monitored, true)),
                started -> {
                    problem.set(Optional.empty());
                    job = started.id();
                    jobChanged(started);
                },
                failure -> failed("ondisk.take.failed", failure));
    }

    /** To be told of every job that changes. */
    public void jobChanged(Job changed) {
        if (job == 0 || changed.id() != job) {
            return;
        }
        doing.set(Optional.ofNullable(changed.says()));
        progress.set(changed.total() > 0 ? (double) changed.done() / changed.total() : -1);
        if (!changed.isOpen()) {
            job = 0;
            loader.read(() -> found(scan.lastReport(rootId).orElse(null)), found -> {
                working.set(false);
                return take(found);
            });
        }
    }

    /** Ends what is under way. What has been taken in by then stays. */
    public void stop() {
        Look look = looking;
        if (look != null) {
            look.stop();
        }
        if (job != 0) {
            long running = job;
            background.run(
                    () -> {
                        jobs.cancel(running);
                        return true;
                    },
                    done -> {},
                    failure -> failed("ondisk.failed", failure));
        }
    }

    /** Says of which title a line is; its names must then say which items it holds. */
    public void is(ScanLine line, long titleId, Runnable done) {
        are(List.of(line), titleId, count -> done.run());
    }

    /**
     * Says of several lines that they are of one title. What cannot be taken for that stays, with a sentence, and holds up no other.
     *
     * @param done told how many were taken in, where any was
     */
    public void are(List<ScanLine> which, long titleId, IntConsumer done) {
        Path root = report.get().map(RootReport::root).orElseThrow();
        each(which, line -> scan.adopt(root.resolve(line.path()), titleId, List.of(), false), settled -> {
            all.removeAll(settled);
            done.accept(settled.size());
        });
    }

    /** Wants to hear no more of a line. */
    public void dismiss(ScanLine line) {
        leaveAlone(List.of(line));
    }

    /** Wants to hear no more of lines; they are listed under a choice of their own, and can be taken back. */
    public void leaveAlone(List<ScanLine> which) {
        List<ScanLine> stored = which.stream()
                .filter(line -> line.unmatchedId() != 0 && !line.isLeftAlone())
                .toList();
        each(
                stored,
                line -> {
                    scan.dismiss(line.unmatchedId());
                    return true;
                },
                settled -> mark(settled, true));
    }

    /** Lists lines again that a person wanted to hear no more of. */
    public void recall(List<ScanLine> which) {
        List<ScanLine> left = which.stream().filter(ScanLine::isLeftAlone).toList();
        each(
                left,
                line -> {
                    scan.recall(line.unmatchedId());
                    return true;
                },
                settled -> mark(settled, false));
    }

    private void mark(List<ScanLine> settled, boolean isLeftAlone) {
        Set<ScanLine> marked = new HashSet<>(settled);
        all.replaceAll(line -> marked.contains(line) ? line.leftAlone(isLeftAlone) : line);
    }

    /** What was done, and why the first that could not be done was not. */
    private record Settled(List<ScanLine> lines, @Nullable Throwable failure) {}

    private interface Work {
        Object on(ScanLine line);
    }

    private void each(List<ScanLine> which, Work work, Consumer<List<ScanLine>> settle) {
        background.run(
                () -> {
                    List<ScanLine> settled = new ArrayList<>();
                    @Nullable Throwable failure = null;
                    for (ScanLine line : which) {
                        try {
                            work.on(line);
                            settled.add(line);
                        } catch (UserException | DiskException why) {
                            failure = failure == null ? why : failure;
                        }
                    }
                    return new Settled(settled, failure);
                },
                done -> {
                    Throwable failure = done.failure();
                    problem.set(
                            failure == null
                                    ? Optional.empty()
                                    : Optional.of(Problem.of(texts, "ondisk.is.failed", failure)));
                    if (!done.lines().isEmpty()) {
                        settle.accept(done.lines());
                        show();
                    }
                },
                failure -> problem.set(Optional.of(Problem.of(texts, "ondisk.is.failed", failure))));
    }

    /** Says that what is missing is really gone. */
    public void reallyGone() {
        begin();
        background.run(
                () -> scan.reallyGone(rootId),
                started -> {
                    job = started.id();
                    jobChanged(started);
                },
                failure -> failed("ondisk.take.failed", failure));
    }

    private void begin() {
        working.set(true);
        progress.set(-1);
        doing.set(Optional.empty());
        problem.set(Optional.empty());
    }

    private void failed(String key, Throwable failure) {
        working.set(false);
        problem.set(Optional.of(Problem.of(texts, key, failure)));
    }

    private boolean take(Found found) {
        all.clear();
        folded.clear();
        if (found.report() != null) {
            Set<String> told = new HashSet<>();
            add(found.unmatched(), told, false);
            add(found.dismissed(), told, true);
            for (PreviewLine line : found.report().lines()) {
                if (told.add(line.path())) {
                    all.add(ScanLine.of(line));
                }
            }
            all.sort(sort.get().order());
        }
        tellReasons();
        show();
        // Last: whoever hears of it asks for the lines too.
        canBeGone.set(found.objections().stream().anyMatch(each -> each.rootId() == rootId && !each.isFinal()));
        report.set(Optional.ofNullable(found.report()));
        return !all.isEmpty();
    }

    private void add(List<Unmatched> stored, Set<String> told, boolean isLeftAlone) {
        stored.stream()
                .filter(each -> each.rootId() == rootId)
                .filter(each -> told.add(each.path()))
                .forEach(each -> all.add(ScanLine.of(each, isLeftAlone)));
    }

    private void tellReasons() {
        Map<String, Message> kinds = new TreeMap<>();
        all.stream()
                .filter(ScanLine::isWaiting)
                .forEach(line -> kinds.putIfAbsent(line.because().key(), line.because()));
        reasons.set(List.copyOf(kinds.values()));
        if (reason.get().isPresent() && !kinds.containsKey(reason.get().get())) {
            reason.set(Optional.empty());
        }
    }

    private void show() {
        SearchTerm term = new SearchTerm(typed.get());
        lines.setAll(all.stream()
                .filter(line -> fits(line, shown.get()))
                .filter(line -> reason.get().map(line.because().key()::equals).orElse(true))
                .filter(line -> term.isEmpty()
                        || term.isIn(folded.computeIfAbsent(line.path(), SearchTerm::fold))
                        || term.isIn(SearchTerm.fold(line.title())))
                .toList());
    }

    private static boolean fits(ScanLine line, Shown which) {
        return switch (which) {
            case ALL -> !line.isLeftAlone();
            case RECOGNISED -> !line.isWaiting() && !line.isLeftAlone();
            case WAITING -> line.isWaiting();
            case LEFT_ALONE -> line.isLeftAlone();
        };
    }

    /** What a look tells of itself, shown at most once a pulse. */
    private final class Look implements Progress {
        private final AtomicBoolean stopped = new AtomicBoolean();
        private final AtomicBoolean pending = new AtomicBoolean();
        private final AtomicReference<@Nullable Message> said = new AtomicReference<>();
        private volatile double part = -1;

        void stop() {
            stopped.set(true);
        }

        @Override
        public void at(long done, long total) {
            part = total > 0 ? (double) done / total : -1;
            tell();
        }

        @Override
        public void says(Message message) {
            said.set(message);
            tell();
        }

        @Override
        public boolean isCancelled() {
            return stopped.get();
        }

        private void tell() {
            if (pending.compareAndSet(false, true)) {
                background.onWindow(() -> {
                    pending.set(false);
                    if (Objects.equals(looking, this)) {
                        progress.set(part);
                        doing.set(Optional.ofNullable(said.get()));
                    }
                });
            }
        }
    }
}
