package org.magpie.ui.kit.style;

import java.lang.ref.WeakReference;
import java.util.function.Supplier;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Texts that are true only for a while, such as "5 min ago": each is asked for again while it stands in the window. Belongs to the
 * window's thread.
 */
public final class LiveText {
    private static final Duration EVERY = Duration.seconds(20);
    private static final Object KEY = LiveText.class;

    private LiveText() {}

    /** A label whose text follows the clock. */
    public static Label label(Supplier<String> text, String... styleClasses) {
        Label label = new Label();
        label.getStyleClass().addAll(styleClasses);
        keep(label, text);
        return label;
    }

    /**
     * Shows a text and keeps it true.
     *
     * @param text null for one that stands still, which is left as it is
     */
    public static void keep(Labeled labeled, @Nullable Supplier<String> text) {
        if (text == null) {
            labeled.getProperties().remove(KEY);
        } else {
            labeled.getProperties().put(KEY, text);
            labeled.setText(text.get());
        }
    }

    /** Asks again for each text below a node. */
    public static void refresh(Node node) {
        if (node instanceof Labeled labeled && labeled.getProperties().get(KEY) instanceof Supplier<?> text) {
            String now = String.valueOf(text.get());
            if (!now.equals(labeled.getText())) {
                labeled.setText(now);
            }
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(LiveText::refresh);
        }
    }

    /** Keeps the texts below a node true for as long as it is in a window; the clock keeps no window that is closed. */
    public static void follow(Parent root) {
        WeakReference<Parent> followed = new WeakReference<>(root);
        Timeline clock = new Timeline();
        clock.getKeyFrames().add(new KeyFrame(EVERY, event -> {
            Parent there = followed.get();
            if (there == null) {
                clock.stop();
            } else {
                refresh(there);
            }
        }));
        clock.setCycleCount(Animation.INDEFINITE);
        root.sceneProperty().addListener((value, before, now) -> {
            if (now == null) {
                clock.stop();
            } else {
                clock.play();
            }
        });
    }
}
