package org.magpie.ui;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.TableRow;
import org.magpie.ui.kit.ViewState;
import org.magpie.ui.kit.rows.LiveLibraryRows;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says in the log how long a person has waited for the window and for the titles in it, counted from the start of the process: for
 * whoever looks into a slow start, and for the benchmark. Only on the window's thread.
 */
final class StartLog {
    private static final Logger LOG = LoggerFactory.getLogger(StartLog.class);

    private StartLog() {}

    /** Says it once the first frame is drawn. */
    static void window(Scene scene) {
        afterFrame(scene, () -> true, () -> LOG.info("Window shown after {} ms", sinceStart()));
    }

    /**
     * Says it once the first frame with titles is drawn; not for a library without any.
     *
     * @param then run after that frame, or as soon as there is known to be no title
     */
    static void library(LiveLibraryRows library, Scene scene, Runnable then) {
        afterFrame(scene, () -> showsTitles(scene) || isWithoutTitles(library), () -> {
            if (!isWithoutTitles(library)) {
                LOG.info(
                        "Library of {} titles shown{} after {} ms",
                        library.rows().get().size(),
                        library.current().get() ? "" : " as it was last",
                        sinceStart());
            }
            then.run();
        });
    }

    /** Says it once the titles have been read from the database. */
    static void current(LiveLibraryRows library) {
        LOG.info("Library of {} titles read after {} ms", library.rows().get().size(), sinceStart());
    }

    private static boolean isWithoutTitles(LiveLibraryRows library) {
        ViewState state = library.state().get();
        return state instanceof ViewState.Empty || state instanceof ViewState.Failed;
    }

    private static boolean showsTitles(Scene scene) {
        return scene.getRoot().lookup(".poster-card") != null
                || scene.getRoot().lookupAll(".library-table .table-row-cell").stream()
                        .anyMatch(node -> node instanceof TableRow<?> row && row.getItem() != null);
    }

    /** The pulse that finds it there is about to draw it; the next one comes after that frame. */
    private static void afterFrame(Scene scene, BooleanSupplier there, Runnable work) {
        scene.addPostLayoutPulseListener(new Runnable() {
            private boolean found;

            @Override
            public void run() {
                if (found) {
                    scene.removePostLayoutPulseListener(this);
                    work.run();
                } else if (there.getAsBoolean()) {
                    found = true;
                    Platform.requestNextPulse();
                }
            }
        });
        Platform.requestNextPulse();
    }

    private static long sinceStart() {
        Instant now = Instant.now();
        return Duration.between(ProcessHandle.current().info().startInstant().orElse(now), now)
                .toMillis();
    }
}
