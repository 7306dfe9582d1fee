package org.magpie.ui.queue;

import java.util.Collection;
import java.util.EnumMap;
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
import javafx.collections.transformation.FilteredList;
import org.magpie.base.text.Texts;
import org.magpie.insight.Insight;
import org.magpie.insight.QueueRow;
import org.magpie.insight.TimelineRow;
import org.magpie.pipeline.Pipeline;
import org.magpie.ui.kit.Background;
import org.magpie.ui.kit.Face;
import org.magpie.ui.kit.Problem;
import org.magpie.ui.kit.QueueRows;
import org.magpie.ui.kit.Reading;

/** The queue as the window shows it. Belongs to the window's thread. */
public final class QueueViewModel {
    private final Insight insight;
    private final Pipeline pipeline;
    private final Background background;
    private final Texts texts;
    private final QueueRows source;
    private final Reading timelineReading;
    private final ObservableList<QueueLine> lines = FXCollections.observableArrayList();
    private final FilteredList<QueueLine> shown = new FilteredList<>(lines);
    private final StringProperty filter = new SimpleStringProperty("");
    private final ObjectProperty<QueueGroup> group = new SimpleObjectProperty<>(QueueGroup.ALL);
    private final ReadOnlyObjectWrapper<Map<QueueGroup, Integer>> counts = new ReadOnlyObjectWrapper<>(Map.of());
    private final ReadOnlyObjectWrapper<Optional<QueueLine>> opened = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Problem>> problem = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObservableList<TimelineRow> timeline = FXCollections.observableArrayList();
    private final Set<Long> leaving = new HashSet<>();
    private final ChangeListener<List<QueueRow>> watcher = (property, before, now) -> take(now);

    public QueueViewModel(QueueRows source, Insight insight, Pipeline pipeline, Background background, Texts texts) {
        this.insight = insight;
        this.pipeline = pipeline;
        this.background = background;
        this.texts = texts;
        this.source = source;
        this.timelineReading = new Reading(background, texts, "queue.timeline.failed");
        filter.addListener((property, before, now) -> sift());
        group.addListener((property, before, now) -> sift());
    }

    public ReadOnlyObjectProperty<Face> faceProperty() {
        return source.face();
    }

    /** Begins to follow the queue. */
    public void attach() {
        source.rows().addListener(watcher);
        take(source.rows().get());
    }

    /** Ends what {@link #attach} began. */
    public void detach() {
        source.rows().removeListener(watcher);
        close();
    }

    public Reading timelineReading() {
        return timelineReading;
    }

    /** What fits the filter and the chosen group, oldest first. */
    public ObservableList<QueueLine> shown() {
        return shown;
    }

    public StringProperty filterProperty() {
        return filter;
    }

    public ObjectProperty<QueueGroup> groupProperty() {
        return group;
    }

    /** How many downloads each group holds, whatever the filter. */
    public ReadOnlyObjectProperty<Map<QueueGroup, Integer>> countsProperty() {
        return counts.getReadOnlyProperty();
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

    /** Bytes a second of all downloads together. */
    public long speed() {
        return lines.stream().mapToLong(line -> line.row().speed()).sum();
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

    public void pause(Collection<QueueLine> chosen) {
        Set<Long> ids = idsThatOffer(chosen, QueueAction.PAUSE);
        act(ids, () -> pipeline.pause(ids));
    }

    public void resume(Collection<QueueLine> chosen) {
        Set<Long> ids = idsThatOffer(chosen, QueueAction.RESUME);
        act(ids, () -> pipeline.resume(ids));
    }

    /** Tries the imports again. */
    public void importAgain(Collection<QueueLine> chosen) {
        Set<Long> ids = idsThatOffer(chosen, QueueAction.IMPORT);
        act(ids, () -> ids.forEach(pipeline::retryImport));
    }

    /**
     * Takes downloads out of sight at once; they are removed when the answer is told to, so that it can be undone until then.
     *
     * @param block whether the releases are blocklisted and the next ones looked for
     */
    public Removal remove(Collection<QueueLine> chosen, boolean withData, boolean block) {
        Set<Long> ids = idsThatOffer(chosen, block ? QueueAction.REPLACE : QueueAction.REMOVE);
        leaving.addAll(ids);
        opened.get().filter(line -> ids.contains(line.id())).ifPresent(line -> close());
        sift();
        return new Removal(ids, withData, block);
    }

    private Set<Long> idsThatOffer(Collection<QueueLine> chosen, QueueAction action) {
        return chosen.stream()
                .filter(line -> QueueAction.offered(line.row().state()).contains(action))
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
                failure -> problem.set(Optional.of(Problem.of(texts, "queue.action.failed", failure))));
    }

    private void take(List<QueueRow> rows) {
        Map<Long, QueueLine> known = new HashMap<>();
        lines.forEach(line -> known.put(line.id(), line));
        List<QueueLine> next = rows.stream()
                .map(row -> {
                    QueueLine line = known.get(row.id());
                    if (line == null) {
                        return new QueueLine(row);
                    }
                    line.become(row);
                    return line;
                })
                .toList();
        if (!next.equals(lines)) {
            lines.setAll(next);
        }
        sift();
        opened.get().ifPresent(line -> {
            if (next.contains(line)) {
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
        Set<Long> visible = lines.stream()
                .filter(line -> !leaving.contains(line.id()))
                .filter(line -> group.get().holds(line.row().state()))
                .filter(line -> wanted.isEmpty() || haystack(line.row()).contains(wanted))
                .map(QueueLine::id)
                .collect(Collectors.toSet());
        boolean same = visible.size() == shown.size() && shown.stream().allMatch(line -> visible.contains(line.id()));
        if (!same) {
            // A new predicate makes the list forget its selection, so it is only put in where it changes something.
            shown.setPredicate(line -> visible.contains(line.id()));
        }
        counts.set(count());
    }

    private Map<QueueGroup, Integer> count() {
        Map<QueueGroup, Integer> sums = new EnumMap<>(QueueGroup.class);
        for (QueueGroup each : QueueGroup.values()) {
            sums.put(each, (int) lines.stream()
                    .filter(line -> !leaving.contains(line.id()))
                    .filter(line -> each.holds(line.row().state()))
                    .count());
        }
        return sums;
    }

    private static String haystack(QueueRow row) {
        return String.join(" ", row.title(), row.item(), row.releaseName(), row.client())
                .toLowerCase(Locale.ROOT);
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
                        pipeline.remove(ids, withData, block);
                        return true;
                    },
                    done -> {
                        leaving.removeAll(ids);
                        refresh();
                    },
                    failure -> {
                        leaving.removeAll(ids);
                        sift();
                        problem.set(Optional.of(Problem.of(texts, "queue.action.failed", failure)));
                    });
        }
    }
}
