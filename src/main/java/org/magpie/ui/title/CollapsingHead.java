package org.magpie.ui.title;

import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;

/**
 * The head of a page that scrolls together with what stands below it: turned down, the wheel first moves the head out of sight until
 * one line of it is left, then the list; turned up, first the list, then the head. Keys that go to the list's beginning bring it back.
 */
final class CollapsingHead extends StackPane {
    /** Height of the line that stays. */
    static final double LINE = 56;

    private static final double LEAST = 272;

    private final Region whole;
    private final Region line;
    private final DoubleProperty gone = new SimpleDoubleProperty();
    private @Nullable ScrollBar watched;

    /**
     * @param whole what is seen at first
     * @param line what is left of it
     */
    CollapsingHead(Region whole, Region line) {
        this.whole = whole;
        this.line = line;
        getStyleClass().add("collapsing-head");
        setAlignment(Pos.TOP_LEFT);
        line.setMinHeight(LINE);
        line.setMaxHeight(LINE);
        getChildren().addAll(whole, line);
        Rectangle cut = new Rectangle();
        cut.widthProperty().bind(widthProperty());
        cut.heightProperty().bind(heightProperty());
        setClip(cut);
        gone.addListener((value, before, now) -> requestLayout());
        line.setVisible(false);
    }

    /** Whether only the line is left. */
    boolean isCollapsed() {
        return gone.get() >= most();
    }

    /** Lets the head go along with what is scrolled inside a region. */
    void follow(Region page, Region body) {
        page.addEventFilter(ScrollEvent.SCROLL, event -> {
            if (event.getDeltaY() < 0 && !isCollapsed()) {
                gone.set(Math.min(most(), gone.get() - event.getDeltaY()));
                event.consume();
            } else if (event.getDeltaY() > 0 && gone.get() > 0 && isAtBeginning(body)) {
                gone.set(Math.max(0, gone.get() - event.getDeltaY()));
                event.consume();
            }
        });
        body.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            switch (event.getCode()) {
                case HOME -> expand();
                case UP, PAGE_UP -> {
                    if (isAtBeginning(body)) {
                        expand();
                    }
                }
                default -> watch(body);
            }
        });
    }

    void expand() {
        gone.set(0);
    }

    /** What the keyboard or the bar scrolls takes the head along. */
    private void watch(Region body) {
        ScrollBar bar = bar(body);
        if (bar != null && !bar.equals(watched)) {
            watched = bar;
            bar.valueProperty().addListener((value, before, now) -> {
                if (now.doubleValue() > before.doubleValue() && bar.equals(bar(body))) {
                    gone.set(most());
                }
            });
        }
    }

    private static boolean isAtBeginning(Region body) {
        ScrollBar bar = bar(body);
        return bar == null || bar.getValue() <= bar.getMin();
    }

    /** The bar of what is shown, null where everything fits. */
    private static @Nullable ScrollBar bar(Region body) {
        for (Node node : body.lookupAll(".scroll-bar")) {
            if (node instanceof ScrollBar bar && bar.getOrientation() == Orientation.VERTICAL && bar.isVisible()) {
                return bar;
            }
        }
        return null;
    }

    private double full(double width) {
        return Math.max(LEAST, whole.prefHeight(width));
    }

    private double most() {
        return full(getWidth()) - LINE;
    }

    @Override
    protected double computePrefHeight(double width) {
        double at = width < 0 ? getWidth() : width;
        return Math.max(LINE, full(at) - gone.get());
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computeMaxHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        double height = full(getWidth());
        double up = Math.min(gone.get(), most());
        whole.resizeRelocate(0, -up, getWidth(), height);
        line.resizeRelocate(0, 0, getWidth(), LINE);
        // The line comes while the last of the rest goes, so that the name is never twice in sight.
        double share = most() <= 0 ? 0 : up / most();
        line.setVisible(share >= 0.999);
        whole.setVisible(share < 0.999);
    }
}
