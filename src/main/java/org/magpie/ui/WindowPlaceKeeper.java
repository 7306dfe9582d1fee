package org.magpie.ui;

import java.nio.file.Path;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** Puts a window where it was when it was left, and notes where it is. Belongs to the window's thread. */
final class WindowPlaceKeeper {
    private final Stage stage;
    private final Path file;
    private final double minWidth;
    private final double minHeight;
    /** Where it is while it is neither maximised nor hidden. */
    private @Nullable Rectangle2D plain;

    /**
     * @param minWidth the least that it is given, in the screen's units
     */
    WindowPlaceKeeper(Stage stage, Path file, double minWidth, double minHeight) {
        this.stage = stage;
        this.file = file;
        this.minWidth = minWidth;
        this.minHeight = minHeight;
    }

    /** Gives the window its place, where a screen still shows it, and follows it from now on. */
    void take() {
        WindowPlace.read(file)
                .filter(place -> place.isOn(Screen.getScreens().stream()
                        .map(Screen::getVisualBounds)
                        .toList()))
                .ifPresent(place -> {
                    Rectangle2D bounds = place.bounds();
                    stage.setX(bounds.getMinX());
                    stage.setY(bounds.getMinY());
                    stage.setWidth(Math.max(minWidth, bounds.getWidth()));
                    stage.setHeight(Math.max(minHeight, bounds.getHeight()));
                    stage.setMaximized(place.maximised());
                });
        stage.xProperty().addListener((value, before, now) -> follow());
        stage.yProperty().addListener((value, before, now) -> follow());
        stage.widthProperty().addListener((value, before, now) -> follow());
        stage.heightProperty().addListener((value, before, now) -> follow());
    }

    private void follow() {
        // A maximised window keeps the bounds to which it goes back.
        if (!stage.isMaximized() && !stage.isIconified() && !stage.isFullScreen() && stage.getWidth() > 0) {
            plain = new Rectangle2D(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight());
        }
    }

    /** Writes down where it is. */
    void keep() {
        if (plain != null) {
            new WindowPlace(plain, stage.isMaximized()).write(file);
        }
    }
}
