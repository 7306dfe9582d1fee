package org.magpie.ui.frame;

import javafx.scene.Group;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Circle;
import javafx.scene.shape.SVGPath;

/** Magpie's mark: a bird, drawn in the colours of the theme. The same shapes as the application's icon. */
public final class Logo extends StackPane {
    private static final double LEFT = 78;
    private static final double TOP = 84;
    private static final double DRAWN = 392;

    /**
     * @param size of its square in pixels
     */
    public Logo(double size) {
        getStyleClass().add("mark");
        Circle eye = new Circle(364, 146, 13);
        eye.getStyleClass().add("mark-eye");
        Group bird = new Group(
                path("M214 330 L96 438 Q82 452 100 452 L166 444 L290 352 Z", "mark-dark"),
                path(
                        "M206 338 C176 268 204 186 276 158 C288 112 330 92 368 104 C394 112 410 132 414 154 L458 170"
                                + " Q464 174 456 178 L412 190 C404 226 396 246 384 268 C360 330 296 372 236 354"
                                + " C222 350 212 346 206 338 Z",
                        "mark-dark"),
                path(
                        "M384 250 C372 318 310 362 250 352 C292 336 304 292 318 254 C330 224 356 210 390 214"
                                + " C392 226 388 238 384 250 Z",
                        "mark-light"),
                path(
                        "M214 322 C204 262 232 208 292 194 C318 190 326 212 314 240 C296 286 262 318 214 322 Z",
                        "mark-bright"),
                eye);
        double scale = size / DRAWN;
        bird.getTransforms().add(new javafx.scene.transform.Scale(scale, scale));
        bird.getTransforms().add(new javafx.scene.transform.Translate(-LEFT, -TOP));
        Group placed = new Group(bird);
        getChildren().add(placed);
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
