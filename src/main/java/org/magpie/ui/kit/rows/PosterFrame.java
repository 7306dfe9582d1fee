package org.magpie.ui.kit.rows;

import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;
import org.magpie.media.MediaKind;
import org.magpie.ui.kit.background.Background;

/**
 * A poster with round corners: the picture, or until there is one (and where there is none) the name on a colour that is always
 * the same for that name.
 */
public final class PosterFrame extends StackPane {
    private static final int COLOURS = 8;

    private final double width;
    private final ImageView view = new ImageView();
    private final Label name = new Label();
    private final StackPane drawing = new StackPane();
    private final double radius;
    private Background.@Nullable Cancel asked;

    /**
     * @param width of the poster in pixels; its height follows from what it shows
     * @param radius of the corners
     */
    public PosterFrame(double width, double radius) {
        this.width = width;
        this.radius = radius;
        getStyleClass().add("poster-frame");
        drawing.getStyleClass().add("poster-drawing");
        name.getStyleClass().add("poster-drawing-name");
        name.setWrapText(true);
        name.setAlignment(Pos.CENTER);
        name.setMaxSize(width - 16, Double.MAX_VALUE);
        drawing.getChildren().add(name);
        view.setPreserveRatio(false);
        getChildren().addAll(drawing, view);
        shape(1.5);
        setMouseTransparent(false);
    }

    /** Height over width of a kind's posters: films, series and books stand, records are square. */
    public static double ratio(MediaKind kind) {
        return kind == MediaKind.MUSIC ? 1.0 : 1.5;
    }

    /** Shows a kind's drawing for a name; small frames show its first letter only. */
    public void draw(String text, MediaKind kind) {
        draw(text, ratio(kind));
    }

    private void draw(String text, double ratio) {
        forget();
        shape(ratio);
        view.setImage(null);
        name.setText(width < 90 ? text.substring(0, text.isEmpty() ? 0 : text.offsetByCodePoints(0, 1)) : text);
        drawing.getStyleClass().removeIf(style -> style.startsWith("poster-colour-"));
        drawing.getStyleClass().add("poster-colour-" + (1 + Math.floorMod(text.hashCode(), COLOURS)));
    }

    /** Shows the drawing at once and the picture as soon as the given question is answered. */
    public void show(String text, MediaKind kind, Question question) {
        draw(text, kind);
        asked = question.ask(this::picture);
    }

    /** The picture is no longer wanted. */
    public void forget() {
        if (asked != null) {
            asked.cancel();
            asked = null;
        }
    }

    private void picture(Optional<Image> picture) {
        picture.ifPresent(image -> {
            double height = getMinHeight();
            double target = width / height;
            double own = image.getWidth() / image.getHeight();
            double cutWidth = own > target ? image.getHeight() * target : image.getWidth();
            double cutHeight = own > target ? image.getHeight() : image.getWidth() / target;
            view.setViewport(new javafx.geometry.Rectangle2D(
                    (image.getWidth() - cutWidth) / 2, (image.getHeight() - cutHeight) / 2, cutWidth, cutHeight));
            view.setFitWidth(width);
            view.setFitHeight(height);
            view.setImage(image);
        });
    }

    private void shape(double ratio) {
        double height = Math.rint(width * ratio);
        setMinSize(width, height);
        setPrefSize(width, height);
        setMaxSize(width, height);
        Rectangle corners = new Rectangle(width, height);
        corners.setArcWidth(radius * 2);
        corners.setArcHeight(radius * 2);
        setClip(corners);
    }

    /** A way to a picture, such as {@code show -> pictures.ask(id, POSTER, 200, show)}. */
    @FunctionalInterface
    public interface Question {
        Background.Cancel ask(java.util.function.Consumer<Optional<Image>> show);
    }
}
