package org.magpie.ui.library;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/** A frame that is drawn with the mouse: what it touches is selected, besides what was selected where Ctrl or Shift is held. */
final class PosterLasso {
    /** So far the mouse must move before it is no click, in pixels. */
    private static final double LEAST = 8;

    private final Region frame = new Region();
    private final Pane over = new Pane(frame);
    private final Function<Bounds, Set<Long>> touched;
    private final Supplier<Set<Long>> selected;
    private final Consumer<Set<Long>> select;
    private Set<Long> before = Set.of();
    private double fromX;
    private double fromY;
    private boolean mayBegin;

    /**
     * @param touched the titles whose posters lie under a frame, in the coordinates of the layer
     * @param selected those that are selected now
     */
    PosterLasso(Function<Bounds, Set<Long>> touched, Supplier<Set<Long>> selected, Consumer<Set<Long>> select) {
        this.touched = touched;
        this.selected = selected;
        this.select = select;
        over.setMouseTransparent(true);
        over.getStyleClass().add("poster-lasso-layer");
        frame.getStyleClass().add("poster-lasso");
        frame.setManaged(false);
        frame.setVisible(false);
    }

    /** To be laid over the posters. */
    Pane layer() {
        return over;
    }

    void press(MouseEvent event) {
        mayBegin = event.getButton() == MouseButton.PRIMARY && !isScrolling(event);
        fromX = event.getX();
        fromY = event.getY();
        boolean isMore = event.isShortcutDown() || event.isShiftDown();
        before = isMore ? selected.get() : Set.of();
    }

    void drag(MouseEvent event) {
        boolean isFar = Math.hypot(event.getX() - fromX, event.getY() - fromY) >= LEAST;
        if (!mayBegin || (!isFar && !frame.isVisible())) {
            return;
        }
        double left = Math.max(0, Math.min(fromX, event.getX()));
        double top = Math.max(0, Math.min(fromY, event.getY()));
        double right = Math.min(over.getWidth(), Math.max(fromX, event.getX()));
        double bottom = Math.min(over.getHeight(), Math.max(fromY, event.getY()));
        frame.setVisible(true);
        frame.resizeRelocate(left, top, Math.max(0, right - left), Math.max(0, bottom - top));
        Set<Long> next = new HashSet<>(before);
        next.addAll(touched.apply(new BoundingBox(left, top, right - left, bottom - top)));
        select.accept(next);
        event.consume();
    }

    void release() {
        frame.setVisible(false);
        mayBegin = false;
    }

    private static boolean isScrolling(MouseEvent event) {
        return event.getTarget() instanceof javafx.scene.Node node && isWithinScrollBar(node);
    }

    private static boolean isWithinScrollBar(javafx.scene.Node node) {
        for (javafx.scene.Node at = node; at != null; at = at.getParent()) {
            if (at instanceof javafx.scene.control.ScrollBar) {
                return true;
            }
        }
        return false;
    }
}
