package org.magpie.ui.kit.rows;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.magpie.base.event.Events;
import org.magpie.base.text.Texts;
import org.magpie.insight.QueueInsight;
import org.magpie.insight.QueueRow;
import org.magpie.pipeline.download.DownloadState;
import org.magpie.ui.kit.Problem;
import org.magpie.ui.kit.ViewState;
import org.magpie.ui.kit.background.Background;

/**
 * The rows of the queue, read every second while the window is shown: speeds and progress change all the time, and no event tells
 * of each. Lives on the window's thread.
 */
public final class LiveQueueRows implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Texts texts;
    private final QueueInsight insight;
    private final Background background;
    private final ReadOnlyObjectWrapper<List<QueueRow>> rows = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<ViewState> state = new ReadOnlyObjectWrapper<>(ViewState.LOADING);
    private final SpeedHistory speeds = new SpeedHistory();
    private final List<Consumer<Set<Long>>> listeners = new ArrayList<>();
    private Map<Long, Set<DownloadState>> states = Map.of();
    private Background.@Nullable Cancel watching;

    public LiveQueueRows(Texts texts, QueueInsight insight, Background background) {
        this.texts = texts;
        this.insight = insight;
        this.background = background;
    }

    /** Oldest first. */
    public ReadOnlyObjectProperty<List<QueueRow>> rows() {
        return rows.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<ViewState> state() {
        return state.getReadOnlyProperty();
    }

    /** Begins to watch, or begins again, so that a change just made is seen at once. */
    public void watch() {
        close();
        watching = background.every(PAUSE, insight::queue, this::take, this::fail);
    }

    /** Tells of titles of which a download has begun, has ended or has come further: what is shown of them has changed. */
    public Events.Subscription listen(Consumer<Set<Long>> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    private void tell(List<QueueRow> fresh) {
        Map<Long, Set<DownloadState>> now = fresh.stream()
                .filter(row -> row.titleId() > 0)
                .collect(Collectors.groupingBy(
                        QueueRow::titleId, Collectors.mapping(QueueRow::state, Collectors.toSet())));
        Set<Long> changed = new HashSet<>(states.keySet());
        changed.addAll(now.keySet());
        changed.removeIf(title -> Objects.equals(states.get(title), now.get(title)));
        states = now;
        if (!changed.isEmpty()) {
            List.copyOf(listeners).forEach(listener -> listener.accept(changed));
        }
    }

    /** How fast the downloads were in the last minutes. */
    public SpeedHistory speeds() {
        return speeds;
    }

    private void take(List<QueueRow> fresh) {
        if (!fresh.equals(rows.get())) {
            rows.set(List.copyOf(fresh));
            tell(fresh);
        }
        state.set(fresh.isEmpty() ? ViewState.EMPTY : ViewState.FILLED);
        speeds.note(fresh);
    }

    private void fail(Throwable failure) {
        if (!(state.get() instanceof ViewState.Failed)) {
            state.set(new ViewState.Failed(Problem.of(texts, "queue.failed", failure)));
        }
    }

    @Override
    public void close() {
        if (watching != null) {
            watching.cancel();
            watching = null;
        }
    }
}
