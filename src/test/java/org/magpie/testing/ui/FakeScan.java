package org.magpie.testing.ui;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.magpie.base.context.Actor;
import org.magpie.base.job.Job;
import org.magpie.base.job.Progress;
import org.magpie.upkeep.scan.LibraryScan;
import org.magpie.upkeep.scan.ScanOptions;

/** Finds what a test wants and notes what it is told. */
public class FakeScan implements LibraryScan {
    public final List<String> told = new ArrayList<>();
    public final List<Unmatched> waiting = new ArrayList<>();
    public final List<Unmatched> leftAlone = new ArrayList<>();
    public @Nullable RootReport report;

    @Override
    public RootReport look(long rootId, Progress progress) {
        told.add("look " + rootId);
        if (report == null) {
            throw new IllegalStateException("Nothing is there");
        }
        return report;
    }

    @Override
    public Job start(long rootId, ScanOptions options) {
        told.add("scan " + rootId + (options.monitored() ? " monitored" : ""));
        return job();
    }

    private static Job job() {
        return new Job(77, "scan", "root:1", "c", Actor.WINDOW, Job.State.RUNNING, 1, 4, null, Instant.EPOCH, null);
    }

    @Override
    public Optional<RootReport> lastReport(long rootId) {
        return Optional.ofNullable(report);
    }

    @Override
    public List<Unmatched> unmatched() {
        return List.copyOf(waiting);
    }

    @Override
    public List<UnmatchedCount> unmatchedCounts() {
        return List.of();
    }

    @Override
    public List<Adopted> adopt(Path place, long titleId, List<Long> items, boolean preview) {
        told.add("adopt " + place + " " + titleId);
        return List.of();
    }

    @Override
    public void dismiss(long unmatchedId) {
        told.add("dismiss " + unmatchedId);
        waiting.stream().filter(each -> each.id() == unmatchedId).forEach(leftAlone::add);
        waiting.removeIf(each -> each.id() == unmatchedId);
    }

    @Override
    public List<Unmatched> dismissed() {
        return List.copyOf(leftAlone);
    }

    @Override
    public void recall(long unmatchedId) {
        told.add("recall " + unmatchedId);
        leftAlone.stream().filter(each -> each.id() == unmatchedId).forEach(waiting::add);
        leftAlone.removeIf(each -> each.id() == unmatchedId);
    }

    @Override
    public List<Objection> objections() {
        RootReport found = report;
        return found == null || found.objection() == null
                ? List.of()
                : List.of(new Objection(
                        found.rootId(), found.root(), found.objection(), found.gone(), false, Instant.EPOCH));
    }

    @Override
    public Job reallyGone(long rootId) {
        told.add("gone " + rootId);
        return job();
    }

    @Override
    public List<Missing> missing() {
        return List.of();
    }

    @Override
    public Optional<Long> rootOf(Path place) {
        return Optional.empty();
    }

    @Override
    public void lookAt(long rootId, Set<String> places, Progress progress) {}

    @Override
    public void lookAgain(long rootId, Progress progress) {}
}
