package org.magpie.testing.ui;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.magpie.base.job.Schedule;
import org.magpie.insight.CalendarRow;
import org.magpie.insight.DiskSpace;
import org.magpie.insight.Insight;
import org.magpie.insight.LibraryDetails;
import org.magpie.insight.LibraryRow;
import org.magpie.insight.QueueRow;
import org.magpie.insight.SourceRow;
import org.magpie.insight.TimelineRow;
import org.magpie.insight.TitlePage;
import org.magpie.insight.VerdictRow;
import org.magpie.insight.WantedRow;
import org.magpie.pipeline.download.DownloadClient;

/** Answers with the rows it was given; can be told to fail or never to answer. */
public final class FakeInsight implements Insight {
    private final CountDownLatch never = new CountDownLatch(1);
    private volatile @Nullable RuntimeException failure;
    private volatile boolean silent;

    public final List<LibraryRow> library = new CopyOnWriteArrayList<>();
    public final Map<Long, TitlePage> pages = new ConcurrentHashMap<>();
    public final List<QueueRow> queue = new CopyOnWriteArrayList<>();
    public final List<DownloadClient.Listed> files = new CopyOnWriteArrayList<>();
    /** How asking a client for its files fails; null: not at all. */
    public volatile @Nullable RuntimeException filesFailure;

    public final List<DiskSpace> rooms = new CopyOnWriteArrayList<>();
    public final List<WantedRow> wanted = new CopyOnWriteArrayList<>();
    public final List<WantedRow> upgrades = new CopyOnWriteArrayList<>();
    public final List<CalendarRow> calendar = new CopyOnWriteArrayList<>();
    public final List<TimelineRow> history = new CopyOnWriteArrayList<>();
    public volatile Totals totals = new Totals(List.of(), List.of(), List.of());
    public final List<VerdictRow> verdicts = new CopyOnWriteArrayList<>();
    public final List<Schedule> schedules = new CopyOnWriteArrayList<>();
    public final List<Copies> copies = new CopyOnWriteArrayList<>();
    public final List<TitleNote> notes = new CopyOnWriteArrayList<>();
    public final List<SourceRow> sources = new CopyOnWriteArrayList<>();

    /** From now on every question fails. */
    public void fail(RuntimeException with) {
        failure = with;
    }

    /** Every question is answered again. */
    public void mend() {
        failure = null;
    }

    /** From now on no question is answered. */
    public void fallSilent() {
        silent = true;
    }

    private <T> T answer(Supplier<T> answer) {
        if (silent) {
            try {
                never.await();
            } catch (InterruptedException ignored) {
                Thread.currentThread().interrupt();
            }
        }
        RuntimeException now = failure;
        if (now != null) {
            throw now;
        }
        return answer.get();
    }

    public Map<Long, LibraryDetails> details = new HashMap<>();

    @Override
    public List<LibraryRow> library() {
        return answer(() -> library.stream()
                .sorted(Comparator.comparing(LibraryRow::sortName, String.CASE_INSENSITIVE_ORDER))
                .toList());
    }

    @Override
    public Optional<LibraryRow> libraryRow(long titleId) {
        return answer(() -> library.stream().filter(row -> row.id() == titleId).findFirst());
    }

    @Override
    public List<LibraryRow> libraryRows(Set<Long> titleIds) {
        return answer(() ->
                library.stream().filter(row -> titleIds.contains(row.id())).toList());
    }

    @Override
    public FileSum filesOf(Set<Long> titleIds) {
        List<LibraryRow> rows = libraryRows(titleIds);
        return answer(() -> new FileSum(
                rows.stream().mapToInt(LibraryRow::have).sum(),
                rows.stream().mapToLong(LibraryRow::size).sum()));
    }

    @Override
    public Map<Long, LibraryDetails> libraryDetails() {
        return answer(() -> Map.copyOf(details));
    }

    @Override
    public Optional<TitlePage> title(long titleId) {
        return answer(() -> Optional.ofNullable(pages.get(titleId)));
    }

    @Override
    public List<Schedule> schedules() {
        return answer(() -> List.copyOf(schedules));
    }

    @Override
    public List<Copies> copies() {
        return List.copyOf(copies);
    }

    @Override
    public List<TitleNote> titleNotes(int most) {
        return answer(() -> List.copyOf(notes));
    }

    @Override
    public List<SourceRow> sources() {
        return answer(() -> List.copyOf(sources));
    }

    @Override
    public List<QueueRow> queue() {
        return answer(() -> List.copyOf(queue));
    }

    @Override
    public List<DownloadClient.Listed> files(long downloadId) {
        RuntimeException now = filesFailure;
        if (now != null) {
            throw now;
        }
        return answer(() -> List.copyOf(files));
    }

    @Override
    public List<DiskSpace> rooms() {
        return answer(() -> List.copyOf(rooms));
    }

    @Override
    public List<WantedRow> wanted(boolean better, int most) {
        return answer(() -> (better ? upgrades : wanted).stream().limit(most).toList());
    }

    @Override
    public int wantedCount() {
        return answer(wanted::size);
    }

    @Override
    public List<CalendarRow> calendar(LocalDate from, LocalDate to) {
        return answer(() -> calendar.stream()
                .filter(row -> !row.date().isBefore(from) && !row.date().isAfter(to))
                .toList());
    }

    @Override
    public List<TimelineRow> history(Instant before, int most) {
        return answer(() -> history.stream()
                .filter(row -> row.at().isBefore(before))
                .limit(most)
                .toList());
    }

    @Override
    public List<TimelineRow> historyOf(long titleId, int most) {
        return answer(() -> history.stream()
                .filter(row -> row.titleId() == titleId)
                .limit(most)
                .toList());
    }

    @Override
    public List<TimelineRow> timeline(String correlation) {
        return answer(() -> history.reversed().stream()
                .filter(row -> row.correlation().equals(correlation))
                .toList());
    }

    @Override
    public List<VerdictRow> verdicts(long titleId, int most) {
        return answer(() -> verdicts.stream()
                .filter(row -> row.titleId() == titleId)
                .limit(most)
                .toList());
    }

    @Override
    public List<VerdictRow> verdictsOfItem(long titleId, long itemId, int most) {
        return verdicts(titleId, most);
    }

    @Override
    public List<VerdictRow> verdictsOf(String correlation) {
        return answer(() -> List.copyOf(verdicts));
    }

    @Override
    public Totals totals() {
        return answer(() -> totals);
    }
}
