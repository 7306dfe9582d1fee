package org.magpie.ui.kit.style;

import javafx.animation.FadeTransition;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.util.Duration;

/** The little movement there is; none when the system asks for less. */
public final class Motion {
    private static final Duration FADE = Duration.millis(140);

    private static boolean still;

    private Motion() {}

    /** Lets nothing move from now on, whatever the system asks for: pictures of the window are never taken in mid-fade. */
    public static void stop() {
        still = true;
    }

    /** Whether there is to be less movement: the person has asked their system for it, or {@link #stop} was called. */
    public static boolean isReduced() {
        return still || Platform.getPreferences().isReducedMotion();
    }

    /** Lets a node appear softly; it can be used from the first moment. */
    public static void fadeIn(Node node) {
        if (isReduced()) {
            node.setOpacity(1);
            return;
        }
        FadeTransition fade = new FadeTransition(FADE, node);
        fade.setFromValue(0);
        fade.setToValue(1);
        fade.play();
    }
}
