package org.magpie.ui;

import java.awt.Taskbar;
import java.util.Optional;
import java.util.function.Consumer;
import org.magpie.ui.kit.background.Background;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Progress on the application's own icon, where the system draws it there (the Dock of macOS). Elsewhere nothing happens: Windows
 * wants a window of AWT for it, and Linux a connection to the session's bus that stays open. Away from the window's thread, as the
 * two toolkits wait for each other otherwise.
 */
final class TaskbarProgress {
    private static final Logger LOG = LoggerFactory.getLogger(TaskbarProgress.class);

    private final Background background;
    private final Consumer<Integer> shown;

    TaskbarProgress(Background background) {
        this(background, percent -> ofTheSystem().ifPresent(taskbar -> taskbar.setProgressValue(percent)));
    }

    /**
     * @param shown shows 0 to 100, or nothing for -1; any failure of it only means that nothing is shown
     */
    TaskbarProgress(Background background, Consumer<Integer> shown) {
        this.background = background;
        this.shown = shown;
    }

    /**
     * @param percent 0 to 100; -1 takes the progress away
     */
    void show(int percent) {
        background.run(
                () -> {
                    shown.accept(percent);
                    return true;
                },
                done -> {},
                failure -> LOG.debug("No progress in the task bar: {}", failure.toString()));
    }

    private static Optional<Taskbar> ofTheSystem() {
        if (!Taskbar.isTaskbarSupported()) {
            return Optional.empty();
        }
        Taskbar taskbar = Taskbar.getTaskbar();
        return taskbar.isSupported(Taskbar.Feature.PROGRESS_VALUE) ? Optional.of(taskbar) : Optional.empty();
    }
}
