package org.magpie.ui.kit.rows;

import java.time.Duration;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.magpie.base.text.Texts;
import org.magpie.insight.Insight;
import org.magpie.insight.QueueRow;
import org.magpie.ui.kit.Face;
import org.magpie.ui.kit.Problem;
import org.magpie.ui.kit.background.Background;

/**
 * The rows of the queue, read every second while the window is shown: speeds and progress change all the time, and no event tells
 * of each. Lives on the window's thread.
 */
public final class QueueRows implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Texts texts;
    private final Insight insight;
    private final Background background;
    private final ReadOnlyObjectWrapper<List<QueueRow>> rows = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Face> face = new ReadOnlyObjectWrapper<>(Face.LOADING);
    private final SpeedHistory speeds = new SpeedHistory();
    private Background.@Nullable Cancel watching;

    public QueueRows(Texts texts, Insight insight, Background background) {
        this.texts = texts;
        this.insight = insight;
        this.background = background;
    }

    /** Oldest first. */
    public ReadOnlyObjectProperty<List<QueueRow>> rows() {
        return rows.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Face> face() {
        return face.getReadOnlyProperty();
    }

    /** Begins to watch, or begins anew, so that a change just made is seen at once. */
    public void watch() {
        close();
        watching = background.every(PAUSE, insight::queue, this::take, this::fail);
    }

    /** How fast the downloads were in the last minutes. */
    public SpeedHistory speeds() {
        return speeds;
    }

    private void take(List<QueueRow> fresh) {
        if (!fresh.equals(rows.get())) {
            rows.set(List.copyOf(fresh));
        }
        face.set(fresh.isEmpty() ? Face.EMPTY : Face.FILLED);
        speeds.note(fresh);
    }

    private void fail(Throwable failure) {
        if (!(face.get() instanceof Face.Failed)) {
            face.set(new Face.Failed(Problem.of(texts, "queue.failed", failure)));
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
