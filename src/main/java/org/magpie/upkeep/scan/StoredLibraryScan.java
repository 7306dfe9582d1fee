package org.magpie.upkeep.scan;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.magpie.base.context.WorkContext;
import org.magpie.base.error.Message;
import org.magpie.base.error.UserException;
import org.magpie.base.event.Events;
import org.magpie.base.job.Job;
import org.magpie.base.job.JobCancelledException;
import org.magpie.base.job.Jobs;
import org.magpie.base.job.Progress;
import org.magpie.base.job.ScheduledTask;
import org.magpie.base.need.NeedsChanged;
import org.magpie.base.text.Correlation;
import org.magpie.media.TitleFacts;
import org.magpie.media.file.RootFolder;
import org.magpie.pipeline.importing.layout.TitleLayout;
import org.magpie.upkeep.scan.disk.ScanScope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The scan over the library's database. One root folder is scanned at a time. */
public final class StoredLibraryScan implements LibraryScan, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StoredLibraryScan.class);
    private static final Duration COMPARED_EVERY = Duration.ofDays(1);
    private static final Duration COMPARED_AFTER_START = Duration.ofMinutes(6);

    private final ScanParts parts;
    private final ScanRows rows;
    private final Jobs jobs;
    private final Events events;
    private final Correlation correlations = new Correlation();
    private final Map<Long, RootReport> reports = new ConcurrentHashMap<>();
    /** How each root folder was asked to be scanned the last time. */
    private final Map<Long, ScanOptions> asked = new ConcurrentHashMap<>();

    private final ReentrantLock scanning = new ReentrantLock();
    private volatile boolean closing;

    public StoredLibraryScan(ScanParts parts, Jobs jobs, Events events) {
        this.parts = parts;
        this.rows = new ScanRows(parts.store());
        this.jobs = jobs;
        this.events = events;
    }

    @Override
    public RootReport look(long rootId, Progress progress) {
        RootFolder root = root(rootId);
        return new ScanRun(parts, rows, root, layout(root), ScanScope.WHOLE, progress).look();
    }

    @Override
    public Job start(long rootId, ScanOptions options) {
        RootFolder root = root(rootId);
        TitleLayout layout = layout(root);
        String subject = "root:" + rootId;
        ScanOptions before = asked.put(rootId, options);
        rows.begun(rootId, options, parts.clock().instant());
        Consumer<Progress> work = progress -> {
            // Who has asked last counts: another one may have been waiting for the same turn.
            ScanOptions latest = asked.getOrDefault(rootId, options);
            rows.begun(rootId, latest, parts.clock().instant());
            scan(root, layout, latest, progress);
        };
        Jobs.Started started = jobs.start("scan", subject, correlation(), work);
        if (started.isNew() || options.equals(before)) {
            return started.job();
        }
        return jobs.queue(Jobs.line("scan", subject), "scan", subject, correlation(), work);
    }

    /** Goes on with scans that the end of Magpie cut short. */
    public void resume() {
        rows.open().forEach((rootId, options) -> {
            if (parts.roots().find(rootId).filter(root -> hasLayout(root)).isPresent()) {
                start(rootId, options);
            } else {
                rows.ended(rootId);
            }
        });
    }

    /** What is done by itself: what is stored of files is compared with what stands on disk. */
    public ScheduledTask task() {
        return ScheduledTask.every(
                COMPARED_EVERY, "compare", COMPARED_AFTER_START, (progress, turn) -> compareByTimes(progress));
    }

    /** Compares what has changed in every root folder by the times of its folders, and each week all of it. */
    void compareByTimes(Progress progress) {
        for (RootFolder root : parts.roots().all()) {
            progress.checkCancelled();
            if (hasLayout(root)) {
                run(root, layout(root), ScanOptions.COMPARISON, places(root).dueScope(progress), progress);
            }
        }
    }

    @Override
    public void lookAgain(long rootId, Progress progress) {
        parts.roots().find(rootId).filter(this::hasLayout).ifPresent(root -> {
            if (places(root).isKnown()) {
                run(root, layout(root), ScanOptions.COMPARISON, places(root).changedScope(progress), progress);
            }
        });
    }

    @Override
    public void lookAt(long rootId, Set<String> places, Progress progress) {
        parts.roots()
                .find(rootId)
                .filter(this::hasLayout)
                .ifPresent(root -> run(
                        root, layout(root), ScanOptions.COMPARISON, places(root).scope(places, progress), progress));
    }

    private TouchedPlaces places(RootFolder root) {
        return new TouchedPlaces(parts, rows, root, layout(root));
    }

    /** Compares every root folder as a whole; titles that the library does not have are left to a person. */
    void compareAll(Progress progress) {
        for (RootFolder root : parts.roots().all()) {
            progress.checkCancelled();
            if (hasLayout(root)) {
                run(root, layout(root), ScanOptions.COMPARISON, ScanScope.WHOLE, progress);
            }
        }
    }

    private void scan(RootFolder root, TitleLayout layout, ScanOptions options, Progress progress) {
        boolean isCutShort = false;
        try {
            run(root, layout, options, ScanScope.WHOLE, progress);
        } catch (JobCancelledException cancelled) {
            // Only a person ends it for good; the end of Magpie does not.
            isCutShort = closing;
            throw cancelled;
        } finally {
            if (!isCutShort && !closing) {
                rows.ended(root.id());
            }
        }
    }

    private void run(RootFolder root, TitleLayout layout, ScanOptions options, ScanScope part, Progress progress) {
        // What speaks against changing anything ends only when everything is there again.
        ScanScope scope = rows.watch(root.id()).isStopped() ? ScanScope.WHOLE : part;
        if (scope.isEmpty()) {
            return;
        }
        scanning.lock();
        try {
            progress.checkCancelled();
            RootReport report = new ScanRun(parts, rows, root, layout, scope, progress).take(options);
            if (scope.isWhole()) {
                reports.put(root.id(), report);
            }
            if (report.objection() != null) {
                LOG.warn(
                        "Nothing of {} is changed: {}",
                        root.path(),
                        report.objection().key());
            }
            if (report.objection() == null) {
                new AdoptedFileProbe(parts).lookInto(root, progress);
            }
            progress.says(summary(report));
        } finally {
            scanning.unlock();
            events.publish(new NeedsChanged());
        }
    }

    private static Message summary(RootReport report) {
        return report.objection() != null
                ? report.objection()
                : Message.of("scan.says.done", report.newTitles(), report.newFiles(), report.waiting());
    }

    @Override
    public Optional<RootReport> lastReport(long rootId) {
        return Optional.ofNullable(reports.get(rootId));
    }

    @Override
    public List<Unmatched> unmatched() {
        return rows.unmatched();
    }

    @Override
    public List<UnmatchedCount> unmatchedCounts() {
        return rows.unmatchedCounts();
    }

    @Override
    public void dismiss(long unmatchedId) {
        rows.dismiss(unmatchedId);
        events.publish(new NeedsChanged());
    }

    @Override
    public List<Unmatched> dismissed() {
        return rows.dismissed();
    }

    @Override
    public void recall(long unmatchedId) {
        rows.recall(unmatchedId);
        events.publish(new NeedsChanged());
    }

    @Override
    public List<Objection> objections() {
        return rows.objections();
    }

    @Override
    public Job reallyGone(long rootId) {
        rows.accepted(rootId);
        return start(rootId, ScanOptions.COMPARISON);
    }

    @Override
    public List<Missing> missing() {
        return rows.missing();
    }

    @Override
    public Optional<Long> rootOf(Path place) {
        Path whole = ScanRun.normal(place);
        Path real = PlaceAdoption.real(whole);
        return parts.roots().all().stream()
                .filter(root -> whole.startsWith(ScanRun.normal(root.path()))
                        || real.startsWith(PlaceAdoption.real(ScanRun.normal(root.path()))))
                .map(RootFolder::id)
                .findFirst();
    }

    @Override
    public List<Adopted> adopt(Path place, long titleId, List<Long> items, boolean preview) {
        long rootId = rootOf(place).orElseThrow(() -> new UserException("scan.adopt.outside", place.toString()));
        RootFolder root = root(rootId);
        TitleLayout layout = layout(root);
        TitleFacts title = parts.library()
                .facts(titleId)
                .filter(each -> !each.slots().isEmpty())
                .orElseThrow(() -> new UserException("pipeline.title-gone"));
        if (title.kind() != root.kind()) {
            throw new UserException(
                    "scan.adopt.other-kind", title.name(), root.path().toString());
        }
        scanning.lock();
        try {
            return new PlaceAdoption(parts, rows, root, layout).adopt(place, title, items, preview);
        } finally {
            scanning.unlock();
            events.publish(new NeedsChanged());
        }
    }

    private RootFolder root(long rootId) {
        return parts.roots().find(rootId).orElseThrow(() -> new UserException("catalog.root-gone"));
    }

    private boolean hasLayout(RootFolder root) {
        return parts.layouts().stream().anyMatch(layout -> layout.kind() == root.kind());
    }

    private TitleLayout layout(RootFolder root) {
        return parts.layouts().stream()
                .filter(layout -> layout.kind() == root.kind())
                .findFirst()
                .orElseThrow(
                        () -> new UserException("scan.no-layout", root.path().toString()));
    }

    private String correlation() {
        String current = WorkContext.current().correlation();
        return current.isEmpty() ? correlations.next() : current;
    }

    /** Scans that are running now go on after the next start. */
    @Override
    public void close() {
        closing = true;
    }
}
