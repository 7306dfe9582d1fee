package org.magpie.ui.kit.background;

import javafx.application.Platform;

/** Carries work to the window's thread. Everything else in the window goes through it, so that tests can stand in. */
@FunctionalInterface
public interface FxExecutor {
    /** Runs the work on the window's thread: at once when called there, else soon. */
    void run(Runnable work);

    /** The real one: the only place that names {@code Platform.runLater}. */
    static FxExecutor real() {
        return work -> {
            if (Platform.isFxApplicationThread()) {
                work.run();
            } else {
                Platform.runLater(work);
            }
        };
    }
}
