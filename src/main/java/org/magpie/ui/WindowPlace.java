package org.magpie.ui;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import javafx.geometry.Rectangle2D;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the window was when it was left, in a file of its own beside the database: it is wanted before that is open, and a window that
 * jumps is worse than one that forgets.
 *
 * @param bounds in the screen's units, as the window has them while it is not maximised
 */
record WindowPlace(Rectangle2D bounds, boolean maximised) {
    private static final Logger LOG = LoggerFactory.getLogger(WindowPlace.class);

    /** So much of the window's upper edge must be on a screen, or nobody could take hold of it. */
    private static final double HANDLE = 120;

    /** Reads the file; empty when there is none, or nothing sensible in it. */
    static Optional<WindowPlace> read(Path file) {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        Properties kept = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            kept.load(reader);
            return Optional.of(new WindowPlace(
                    new Rectangle2D(
                            number(kept, "x"), number(kept, "y"), number(kept, "width"), number(kept, "height")),
                    Boolean.parseBoolean(kept.getProperty("maximised"))));
        } catch (IOException | IllegalArgumentException failure) {
            LOG.debug("The window's last place cannot be read", failure);
            return Optional.empty();
        }
    }

    private static double number(Properties kept, String key) {
        double number = Double.parseDouble(kept.getProperty(key, ""));
        if (!Double.isFinite(number) || Math.abs(number) > 100_000) {
            throw new IllegalArgumentException(key);
        }
        return number;
    }

    /** Writes the file; that it cannot be written is no reason to keep a person from leaving. */
    void write(Path file) {
        Properties kept = new Properties();
        kept.setProperty("x", String.valueOf(bounds.getMinX()));
        kept.setProperty("y", String.valueOf(bounds.getMinY()));
        kept.setProperty("width", String.valueOf(bounds.getWidth()));
        kept.setProperty("height", String.valueOf(bounds.getHeight()));
        kept.setProperty("maximised", String.valueOf(maximised));
        try (Writer writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            kept.store(writer, null);
        } catch (IOException failure) {
            LOG.debug("The window's place cannot be kept", failure);
        }
    }

    /** Whether the window's upper edge can be reached on one of the screens: a second one may be gone. */
    boolean isOn(Iterable<Rectangle2D> screens) {
        Rectangle2D edge = new Rectangle2D(bounds.getMinX(), bounds.getMinY(), bounds.getWidth(), 1);
        for (Rectangle2D screen : screens) {
            double from = Math.max(edge.getMinX(), screen.getMinX());
            double to = Math.min(edge.getMaxX(), screen.getMaxX());
            boolean isHigh = edge.getMinY() >= screen.getMinY() && edge.getMinY() < screen.getMaxY();
            if (isHigh && to - from >= HANDLE) {
                return true;
            }
        }
        return false;
    }
}
