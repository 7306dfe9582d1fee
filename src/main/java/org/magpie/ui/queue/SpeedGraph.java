package org.magpie.ui.queue;

import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.value.ChangeListener;
import javafx.scene.layout.Region;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Polyline;
import org.magpie.ui.kit.rows.SpeedHistory;
import org.magpie.ui.kit.rows.SpeedHistory.Trace;

/** The last minutes of a speed as a line over a filled ground, newest to the right. Draws only while it is followed and shown. */
final class SpeedGraph extends Region {
    private static final double HEADROOM = 1.1;

    private final SpeedHistory history;
    private final Supplier<Optional<Trace>> trace;
    private final Polygon ground = new Polygon();
    private final Polyline line = new Polyline();
    private final ChangeListener<Number> follower = (property, before, now) -> requestLayout();

    /**
     * @param trace what is drawn; asked for at each drawing
     */
    SpeedGraph(SpeedHistory history, Supplier<Optional<Trace>> trace) {
        this.history = history;
        this.trace = trace;
        getStyleClass().add("speed-graph");
        ground.getStyleClass().add("speed-ground");
        line.getStyleClass().add("speed-line");
        ground.setManaged(false);
        line.setManaged(false);
        getChildren().addAll(ground, line);
        setMouseTransparent(true);
    }

    /** Begins to draw each reading. */
    void follow() {
        history.readings().addListener(follower);
        requestLayout();
    }

    /** Ends what {@link #follow} began. */
    void rest() {
        history.readings().removeListener(follower);
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        Optional<Trace> drawn = trace.get();
        int size = drawn.map(Trace::size).orElse(0);
        if (size < 2 || width <= 0 || height <= 0) {
            ground.getPoints().clear();
            line.getPoints().clear();
            return;
        }
        Trace speeds = drawn.orElseThrow();
        double top = Math.max(1, speeds.highest() * HEADROOM);
        double step = width / (SpeedHistory.KEPT - 1);
        Double[] points = new Double[size * 2];
        Double[] filled = new Double[size * 2 + 4];
        for (int at = 0; at < size; at++) {
            int age = size - 1 - at;
            points[at * 2] = width - age * step;
            points[at * 2 + 1] = height - speeds.at(age) / top * (height - 1) - 0.5;
        }
        System.arraycopy(points, 0, filled, 0, points.length);
        filled[size * 2] = width;
        filled[size * 2 + 1] = height;
        filled[size * 2 + 2] = points[0];
        filled[size * 2 + 3] = height;
        line.getPoints().setAll(points);
        ground.getPoints().setAll(filled);
    }
}
