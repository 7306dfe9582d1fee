package org.magpie.ui.queue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ChangeListener;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.magpie.base.store.Preferences;
import org.magpie.base.text.Texts;
import org.magpie.insight.DiskSpace;
import org.magpie.insight.QueueInsight;
import org.magpie.insight.QueueRow;
import org.magpie.insight.TimelineRow;
import org.magpie.pipeline.Pipeline;
import org.magpie.pipeline.download.DownloadClient;
import org.magpie.ui.kit.Problem;
import org.magpie.ui.kit.ViewState;
import org.magpie.ui.kit.background.Background;
import org.magpie.ui.kit.background.ViewLoader;
import org.magpie.ui.kit.rows.LiveQueueRows;
import org.magpie.ui.queue.line.QueueAction;
import org.magpie.ui.queue.line.QueueArrangement;
import org.magpie.ui.queue.line.QueueEntry;
import org.magpie.ui.queue.line.QueueGroup;
import org.magpie.ui.queue.line.QueueGrouping;
import org.magpie.ui.queue.line.QueueLine;
import org.magpie.ui.queue.line.QueueSort;
import org.magpie.ui.queue.line.QueueTotals;

/** The queue as the window shows it. Belongs to the window's thread. */
public final class QueueViewModel {
    private static final Duration ROOM_PAUSE = Duration.ofSeconds(30);
    /** Rows that change places every second cannot be pressed: figures alone put them in order again only so often. */
    private static final int READINGS_A_SORT = 5;

    private final QueueInsight insight;
    private final Pipeline pipeline;
    private final Preferences preferences;
    private final Background background;
    private final Texts texts;
    private final LiveQueueRows source;
    private final ViewLoader timelineReading;
    private List<QueueLine> lines = List.of();
    private final StringProperty filter = new SimpleStringProperty("");
    private final ObjectProperty<QueueGroup> group = new SimpleObjectProperty<>(QueueGroup.ALL);
    private final ObjectProperty<QueueGrouping> grouping = new SimpleObjectProperty<>(QueueGrouping.NONE);
    private final ObjectProperty<QueueSort> sort = new SimpleObjectProperty<>(QueueSort.ADDED);
    private final ReadOnlyObjectWrapper<List<QueueEntry>> entries = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Map<QueueGroup, Integer>> counts = new ReadOnlyObjectWrapper<>(Map.of());
    private final ReadOnlyObjectWrapper<QueueTotals> totals = new ReadOnlyObjectWrapper<>(QueueTotals.of(List.of()));
    private final ReadOnlyObjectWrapper<List<DiskSpace>> rooms = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Optional<QueueLine>> opened = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Problem>> problem = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObservableList<TimelineRow> timeline = FXCollections.observableArrayList();
    private final Set<Long> leaving = new HashSet<>();
    private final ChangeListener<Number> looker;
    private final ChangeListener<List<QueueRow>> watcher = (property, before, now) -> take(now);
    private Background.@Nullable Cancel measuring;
    private int readings;

    public QueueViewModel(
            LiveQueueRows source,
            QueueInsight insight,
            Pipeline pipeline,
            Preferences preferences,
            Background background,
            Texts texts) {
        this.insight = insight;
        this.pipeline = pipeline;
        this.preferences = preferences;
        this.background = background;
        this.texts = texts;
        this.source = source;
        // Whoever looks at the queue wants fresh figures: the clients are asked more often as long as it is read for
        // them.
        this.looker = (property, before, now) -> pipeline.watched();
        this.timelineReading = new ViewLoader(background, texts, "queue.timeline.failed");
        filter.addListener((property, before, now) -> sift());
        group.addListener((property, before, now) -> sift());
        grouping.addListener((property, before, now) -> sift());
        sort.addListener((property, before, now) -> sift());
        background.run(
                () -> new QueueArrangement(
                        QueueGrouping.of(preferences.get(QueueGrouping.PREFERENCE, "none")),
                        QueueSort.of(preferences.get(QueueSort.PREFERENCE, "added"))),
                remembered -> {
                    grouping.set(remembered.grouping());
                    sort.set(remembered.sort());
                },
                this::fail);
    }

    public ReadOnlyObjectProperty<ViewState> stateProperty() {
        return source.state();
    }

    /** Begins to follow the queue. */
    public void attach() {
        source.rows().addListener(watcher);
        source.speeds().readings().addListener(looker);
        take(source.rows().get());
        // A client that is slow to tell its space is no reason for a toast each half minute.
        measuring = background.every(ROOM_PAUSE, insight::rooms, rooms::set, failure -> rooms.set(List.of()));
    }

    /** Ends what {@link #attach} began. */
    public void detach() {
        source.rows().removeListener(watcher);
        source.speeds().readings().removeListener(looker);
        if (measuring != null) {
            measuring.cancel();
            measuring = null;
        }
        close();
    }

    public ViewLoader timelineReading() {
        return timelineReading;
    }

    /** What fits the filter and the chosen group, in order, under headings where it is grouped. */
    public ReadOnlyObjectProperty<List<QueueEntry>> entriesProperty() {
        return entries.getReadOnlyProperty();
    }

    /** The downloads among the entries. */
    public List<QueueLine> shown() {
        return entries.get().stream()
                .filter(QueueLine.class::isInstance)
                .map(QueueLine.class::cast)
                .toList();
    }

    public StringProperty filterProperty() {
        return filter;
    }

    public ObjectProperty<QueueGroup> groupProperty() {
        return group;
    }

    public ReadOnlyObjectProperty<QueueGrouping> groupingProperty() {
        return grouping;
    }

    public ReadOnlyObjectProperty<QueueSort> sortProperty() {
        return sort;
    }

    /** Groups the downloads, now and the next time. */
    public void groupBy(QueueGrouping chosen) {
        grouping.set(chosen);
        remember(QueueGrouping.PREFERENCE, chosen.name());
    }

    /** Puts the downloads in order, now and the next time. */
    public void sortBy(QueueSort chosen) {
        sort.set(chosen);
        remember(QueueSort.PREFERENCE, chosen.name());
    }

    /** How many downloads each group holds, whatever the filter. */
    public ReadOnlyObjectProperty<Map<QueueGroup, Integer>> countsProperty() {
        return counts.getReadOnlyProperty();
    }

    /** All downloads together, whatever the filter. */
    ReadOnlyObjectProperty<QueueTotals> totalsProperty() {
        return totals.getReadOnlyProperty();
    }

    /** Room where downloads go; empty until it is known. */
    public ReadOnlyObjectProperty<List<DiskSpace>> roomsProperty() {
        return rooms.getReadOnlyProperty();
    }

    /** The download whose drawer is open. */
    public ReadOnlyObjectProperty<Optional<QueueLine>> openedProperty() {
        return opened.getReadOnlyProperty();
    }

    /** What the opened download's search set off, oldest first. */
    public ObservableList<TimelineRow> timeline() {
        return timeline;
    }

    /** Why the last thing that a person asked for did not work. */
    public ReadOnlyObjectProperty<Optional<Problem>> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Looks at once instead of at the next turn. */
    public void refresh() {
        source.watch();
    }

    public void open(QueueLine line) {
        if (opened.get().filter(line::equals).isEmpty()) {
            timeline.clear();
            timelineReading.restart();
        }
        opened.set(Optional.of(line));
        readTimeline();
    }

    public void close() {
        opened.set(Optional.empty());
        timeline.clear();
    }

    /** Does what needs no second thoughts with those downloads that offer it. */
    public void act(QueueAction action, Collection<QueueLine> chosen) {
        Set<Long> ids = idsThatOffer(chosen, action);
        switch (action) {
            case PAUSE -> act(ids, () -> pipeline.queue().pause(ids));
            case RESUME, RETRY -> act(ids, () -> pipeline.queue().resume(ids));
            case IMPORT -> act(ids, () -> ids.forEach(pipeline.queue()::retryImport));
            case HIGH -> act(ids, () -> pipeline.queue().prioritise(ids, DownloadClient.Priority.HIGH));
            case NORMAL -> act(ids, () -> pipeline.queue().prioritise(ids, DownloadClient.Priority.NORMAL));
            case LOW -> act(ids, () -> pipeline.queue().prioritise(ids, DownloadClient.Priority.LOW));
            case BY_HAND, CHOOSE, CLIENTS, PLACES, FOLDERS, REPLACE, FORGET, REMOVE ->
                throw new IllegalArgumentException(action + " is not done at once");
        }
    }

    /**
     * Takes downloads out of sight at once; they are removed when the answer is told to, so that it can be undone until then.
     *
     * @param action {@code REPLACE}, {@code FORGET} or {@code REMOVE}
     */
    public Removal remove(Collection<QueueLine> chosen, QueueAction action) {
        Set<Long> ids = idsThatOffer(chosen, action);
        leaving.addAll(ids);
        opened.get().filter(line -> ids.contains(line.id())).ifPresent(line -> close());
        sift();
        return new Removal(ids, action != QueueAction.FORGET, action == QueueAction.REPLACE);
    }

    private static Set<Long> idsThatOffer(Collection<QueueLine> chosen, QueueAction action) {
        return chosen.stream()
                .filter(line -> QueueAction.offered(line.row()).contains(action))
                .map(QueueLine::id)
                .collect(Collectors.toUnmodifiableSet());
    }

    private void act(Set<Long> ids, Runnable action) {
        if (ids.isEmpty()) {
            return;
        }
        background.run(
                () -> {
                    action.run();
                    return true;
                },
                done -> {
                    problem.set(Optional.empty());
                    refresh();
                },
                this::fail);
    }

    private void fail(Throwable failure) {
        problem.set(Optional.of(Problem.of(texts, "queue.action.failed", failure)));
    }

    private void remember(String key, String choice) {
        background.run(
                () -> {
                    preferences.set(key, choice.toLowerCase(Locale.ROOT));
                    return true;
                },
                done -> {},
                this::fail);
    }

    private void take(List<QueueRow> rows) {
        Map<Long, QueueLine> known = new HashMap<>();
        lines.forEach(line -> known.put(line.id(), line));
        boolean moved = rows.size() != lines.size();
        List<QueueLine> next = new ArrayList<>(rows.size());
        for (QueueRow row : rows) {
            QueueLine line = known.get(row.id());
            if (line == null) {
                moved = true;
                next.add(new QueueLine(row));
            } else {
                moved |= line.row().state() != row.state();
                line.become(row);
                next.add(line);
            }
        }
        lines = List.copyOf(next);
        totals.set(QueueTotals.of(rows));
        if (moved || ++readings % READINGS_A_SORT == 0) {
            sift();
        }
        opened.get().ifPresent(line -> {
            if (lines.contains(line)) {
                readTimeline();
            } else {
                close();
            }
        });
    }

    private void readTimeline() {
        opened.get().ifPresent(line -> {
            String correlation = line.row().correlation();
            timelineReading.read(() -> insight.timeline(correlation), rows -> {
                boolean still = opened.get()
                        .filter(now -> now.row().correlation().equals(correlation))
                        .isPresent();
                if (still && !rows.equals(timeline)) {
                    timeline.setAll(rows);
                }
                return !rows.isEmpty();
            });
        });
    }

    private void sift() {
        String wanted = filter.get().strip().toLowerCase(Locale.ROOT);
        List<QueueLine> visible =
                lines.stream().filter(line -> !leaving.contains(line.id())).toList();
        List<QueueEntry> now = new QueueArrangement(grouping.get(), sort.get())
                .arrange(
                        visible.stream()
                                .filter(line -> group.get().holds(line.row().state()))
                                .filter(line ->
                                        wanted.isEmpty() || line.haystack().contains(wanted))
                                .toList(),
                        texts);
        if (!now.equals(entries.get())) {
            entries.set(now);
        }
        counts.set(QueueGroup.count(visible));
    }

    /** Downloads that are out of sight and not yet removed. */
    public final class Removal {
        private final Set<Long> ids;
        private final boolean withData;
        private final boolean block;
        private boolean settled;

        private Removal(Set<Long> ids, boolean withData, boolean block) {
            this.ids = ids;
            this.withData = withData;
            this.block = block;
        }

        public int count() {
            return ids.size();
        }

        /** Brings them back. */
        public void undo() {
            if (!settled) {
                settled = true;
                leaving.removeAll(ids);
                sift();
            }
        }

        /** Removes them for good. */
        public void commit() {
            if (settled || ids.isEmpty()) {
                return;
            }
            settled = true;
            background.run(
                    () -> {
                        pipeline.queue().remove(ids, withData, block);
                        return true;
                    },
                    done -> {
                        leaving.removeAll(ids);
                        refresh();
                    },
                    failure -> {
                        leaving.removeAll(ids);
                        sift();
                        fail(failure);
                    });
        }
    }
}
