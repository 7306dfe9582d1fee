package org.magpie.testing.ui;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.magpie.base.context.Actor;
import org.magpie.base.error.UserException;
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
    public final List<Unmatched> left = new ArrayList<>();
    public final List<String> besides = new ArrayList<>();
    /** Why nothing is taken whose items nobody names. */
    public @Nullable UserException refusal;

    @Override
    public RootReport look(long rootId, Progress progress) {
        told.add("look " + rootId);
        if (report == null) {
            throw new IllegalStateException("Nothing is there");
        }
        RootReport seen = report;
        List<PreviewLine> lines = new ArrayList<>(seen.lines());
        // What waits is seen by a look as well.
        waiting.stream()
                .filter(each ->
                        seen.lines().stream().noneMatch(line -> line.path().equals(each.path())))
                .map(each -> new PreviewLine(
                        each.path(), each.files(), each.bytes(), "", 0, 0, each.reason(), each.candidates()))
                .forEach(lines::add);
        return with(seen, lines);
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
    public Taken adopt(Path place, long titleId, List<Long> items, boolean preview) {
        told.add("adopt " + place + " " + titleId + (items.isEmpty() ? "" : " " + items));
        UserException why = refusal;
        if (why != null && items.isEmpty()) {
            throw why;
        }
        waiting.removeIf(each -> each.place().equals(place));
        leave(place);
        return new Taken("Detour", 1945, List.of(new Adopted(place, "Detour")), left, besides);
    }

    /** A look finds it no more. */
    private void leave(Path place) {
        RootReport found = report;
        if (found != null) {
            report = with(
                    found,
                    found.lines().stream()
                            .filter(line -> !found.root().resolve(line.path()).equals(place))
                            .toList());
        }
    }

    /** The same look with other lines. */
    public static RootReport with(RootReport found, List<PreviewLine> lines) {
        return new RootReport(
                found.rootId(),
                found.kind(),
                found.root(),
                found.files(),
                found.titles(),
                found.known(),
                found.moved(),
                found.gone(),
                found.returned(),
                found.newTitles(),
                found.newFiles(),
                found.waiting(),
                found.waitingFiles(),
                found.unfinished(),
                found.passed(),
                found.problems(),
                found.objection(),
                lines);
    }

    @Override
    public long leaveAlone(long rootId, PreviewLine place) {
        told.add("leave " + place.path());
        long id = 900L + leftAlone.size();
        RootReport found = Objects.requireNonNull(report);
        leftAlone.add(new Unmatched(
                id,
                rootId,
                found.kind(),
                found.root(),
                place.path(),
                place.files(),
                place.bytes(),
                place.because(),
                List.of(),
                Instant.EPOCH));
        leave(found.root().resolve(place.path()));
        return id;
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
