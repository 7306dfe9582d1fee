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
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
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
import org.magpie.ui.kit.background.Background;
import org.magpie.ui.kit.background.ViewLoader;
import org.magpie.upkeep.scan.LibraryScan;
import org.magpie.upkeep.scan.LibraryScan.Candidate;
import org.magpie.upkeep.scan.LibraryScan.Objection;
import org.magpie.upkeep.scan.LibraryScan.RootReport;
import org.magpie.upkeep.scan.LibraryScan.Taken;
import org.magpie.upkeep.scan.LibraryScan.Unmatched;
import org.magpie.upkeep.scan.ScanOptions;

/** What lies in one root folder and what becomes of it. Belongs to the window's thread. */
public final class ScanViewModel {
    /** Why a file cannot be taken for a title as long as nobody says what of it it holds. */
    private static final String NO_ITEM = "scan.adopt.no-item";

    private final LibraryScan scan;
    private final Jobs jobs;
    private final Background background;
    private final Texts texts;
    private final long rootId;
    private final ViewLoader loader;
    private final ScanLines lines = new ScanLines();
    private final ReadOnlyObjectWrapper<Optional<RootReport>> report = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Problem>> problem = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper working = new ReadOnlyBooleanWrapper();
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(-1);
    private final ReadOnlyObjectWrapper<Optional<Message>> doing = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper canBeGone = new ReadOnlyBooleanWrapper();
    private Told told = Told.NOBODY;
    /** Taken since the folder was looked through. */
    private int takenFiles;
    /** Path of the line that asks what it holds; empty for none. */
    private String asked = "";

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
    }

    long rootId() {
        return rootId;
    }

    public ViewLoader loader() {
        return loader;
    }

    /** What lies there. */
    public ScanLines lines() {
        return lines;
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
        return new Found(found, here(scan.unmatched()), here(scan.dismissed()), scan.objections());
    }

    private List<Unmatched> here(List<Unmatched> all) {
        return all.stream().filter(each -> each.rootId() == rootId).toList();
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
            told.scanned(changed, scan.lastReport(rootId));
            working.set(false);
            // What was taken is new no more: what the page says is always of one and the same look.
            look();
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

    /** Is told what was decided, to say so and to offer to take it back. */
    public interface Told {
        Told NOBODY = new Told() {};

        /** Files were taken for what a person said. */
        default void taken(List<Taken> all) {}

        /** Lines are left alone from now on. */
        default void leftAlone(List<ScanLine> which) {}

        /**
         * A scan has ended.
         *
         * @param report what it came to; empty where it came to nothing
         */
        default void scanned(Job ended, Optional<RootReport> report) {}
    }

    /** Says who is told what was decided. */
    public void tell(Told who) {
        told = who;
    }

    /**
     * Says of which title a line is.
     *
     * @param items what it holds of the title; empty where its names say it
     */
    public void is(ScanLine line, long titleId, List<Long> items) {
        take(List.of(line), titleId, items);
    }

    /**
     * Says of several lines that they are of one title. What cannot be taken for that stays, with a sentence, and holds up no other.
     */
    public void are(List<ScanLine> which, long titleId) {
        take(which, titleId, List.of());
    }

    private void take(List<ScanLine> which, long titleId, List<Long> items) {
        Path root = report.get().map(RootReport::root).orElseThrow();
        Map<ScanLine, Taken> outcomes = new HashMap<>();
        Map<ScanLine, ScanLine> asking = new HashMap<>();
        each(
                which,
                line -> {
                    try {
                        outcomes.put(line, scan.adopt(root.resolve(line.path()), titleId, items, false));
                    } catch (UserException why) {
                        if (line.files() == 1 && why.said().key().equals(NO_ITEM)) {
                            asking.put(line, line.asking(title(titleId, why.said()), why.said()));
                            return false;
                        }
                        throw why;
                    }
                    return true;
                },
                settled -> {
                    lines.remove(settled);
                    settled.forEach(line -> settle(Objects.requireNonNull(outcomes.get(line))));
                    told.taken(settled.stream()
                            .map(line -> Objects.requireNonNull(outcomes.get(line)))
                            .toList());
                },
                () -> {
                    lines.replace(line -> asking.getOrDefault(line, line));
                    asked = asking.isEmpty()
                            ? ""
                            : asking.keySet().iterator().next().path();
                    return !asking.isEmpty();
                });
    }

    private static Candidate title(long titleId, Message said) {
        return new Candidate(titleId, "", String.valueOf(said.arguments().getLast()), 0, 1);
    }

    /** What could not be told waits in lines of its own. */
    private void settle(Taken taken) {
        taken.left().forEach(each -> lines.add(ScanLine.of(each, false)));
        takenFiles += taken.files().size();
        if (taken.left().size() == 1) {
            asked = taken.left().getFirst().path();
        }
    }

    /** Whether this line is the one that asks now what it holds; said once. */
    boolean isAsking(ScanLine line) {
        boolean isAsked = line.path().equals(asked);
        if (isAsked) {
            asked = "";
        }
        return isAsked;
    }

    /** Files that the library has of this folder by now. */
    public int knownFiles() {
        return report.get().map(RootReport::known).orElse(0) + takenFiles;
    }

    /** Files of titles: what the library has, and what is recognised. */
    public int titleFiles() {
        int moved = report.get().map(RootReport::moved).orElse(0);
        return knownFiles() + moved + lines.files(ScanLine::isRecognised);
    }

    /** Files of which a person has to say what they are. */
    public int waitingFiles() {
        return lines.files(ScanLine::isWaiting);
    }

    /** Wants to hear no more of a line. */
    public void dismiss(ScanLine line) {
        leaveAlone(List.of(line));
    }

    /** Wants to hear no more of lines; they are listed under a choice of their own, and can be taken back. */
    public void leaveAlone(List<ScanLine> which) {
        List<ScanLine> open = which.stream().filter(line -> !line.isLeftAlone()).toList();
        Map<ScanLine, Long> ids = new HashMap<>();
        each(
                open,
                line -> {
                    if (line.unmatchedId() == 0 || !line.isWaiting()) {
                        ids.put(line, scan.leaveAlone(rootId, line.asSeen()));
                    } else {
                        scan.dismiss(line.unmatchedId());
                        ids.put(line, line.unmatchedId());
                    }
                    return true;
                },
                settled -> {
                    lines.replace(line ->
                            ids.containsKey(line) ? line.leftAlone(Objects.requireNonNull(ids.get(line))) : line);
                    told.leftAlone(settled.stream()
                            .map(line -> line.leftAlone(Objects.requireNonNull(ids.get(line))))
                            .toList());
                },
                () -> false);
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
                settled -> {
                    Set<ScanLine> marked = new HashSet<>(settled);
                    lines.replace(line -> marked.contains(line) ? line.recalled() : line);
                    // What it is taken for, only a look can say.
                    look();
                },
                () -> false);
    }

    /** What was done, and why the first that could not be done was not. */
    private record Settled(List<ScanLine> lines, @Nullable Throwable failure) {}

    private interface Work {
        /** True where it is done with. */
        boolean on(ScanLine line);
    }

    private void each(List<ScanLine> which, Work work, Consumer<List<ScanLine>> settle, BooleanSupplier changed) {
        background.run(
                () -> {
                    List<ScanLine> settled = new ArrayList<>();
                    @Nullable Throwable failure = null;
                    for (ScanLine line : which) {
                        try {
                            if (work.on(line)) {
                                settled.add(line);
                            }
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
                    }
                    if (changed.getAsBoolean() || !done.lines().isEmpty()) {
                        lines.changed();
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
        takenFiles = 0;
        lines.take(found.report(), found.unmatched(), found.dismissed());
        // Last: whoever hears of it asks for the lines too.
        canBeGone.set(found.objections().stream().anyMatch(each -> each.rootId() == rootId && !each.isFinal()));
        report.set(Optional.ofNullable(found.report()));
        return !lines.isEmpty();
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
