package org.magpie.ui.frame;

import javafx.scene.Group;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.SVGPath;

/** Magpie's mark: a bird, drawn. */
public final class Mark extends StackPane {
    private static final double DRAWN = 24;

    /**
     * @param size of its square in pixels
     */
    public Mark(double size) {
        getStyleClass().add("mark");
        SVGPath body = path(
                "M3 9 L8 6.2 C10 4.2 13.2 4.4 14.6 6.8 C15.8 8.8 17 11 19 13.4 L23 20.5 L16.6 16.4 C12.6 18 8.2 15.6 7.2 11.4 L6.8 9.8 Z",
                "mark-body");
        SVGPath wing = path("M9.4 11 C12.2 10.2 15 12 17.2 14.8 C13.6 15.8 10.2 14.6 9.4 11 Z", "mark-wing");
        Group bird = new Group(body, wing);
        bird.setScaleX(size / DRAWN);
        bird.setScaleY(size / DRAWN);
        getChildren().add(bird);
        setMinSize(size, size);
        setPrefSize(size, size);
        setMaxSize(size, size);
    }

    private static SVGPath path(String shape, String styleClass) {
        SVGPath path = new SVGPath();
        path.setContent(shape);
        path.getStyleClass().add(styleClass);
        return path;
    }
}
