package org.magpie.ui;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.magpie.base.text.Texts;
import org.magpie.ui.kit.background.Background;
import org.magpie.ui.kit.background.FxThread;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the window's toolkit and waits until the person has left. */
public final class MagpieApp {
    private static final Logger LOG = LoggerFactory.getLogger(MagpieApp.class);

    private final Texts texts;
    private final Supplier<Opening> openings;

    /**
     * @param openings each opens the library once, beside the window; its failure is shown there
     */
    public MagpieApp(Texts texts, Supplier<Opening> openings) {
        this.texts = texts;
        this.openings = openings;
    }

    /** Shows the window; returns when it is closed for good. */
    public void run() {
        CountDownLatch left = new CountDownLatch(1);
        AtomicReference<@Nullable MainWindow> shown = new AtomicReference<>();
        Platform.startup(() -> {
            Platform.setImplicitExit(false);
            Stage stage = new Stage();
            MainWindow window = new MainWindow(stage, texts, Background.on(FxThread.real()), openings, left::countDown);
            shown.set(window);
            window.show();
        });
        awaitUninterruptibly(left);
        FxThread.real().run(() -> {
            MainWindow window = shown.get();
            if (window != null) {
                window.close();
            }
            Platform.exit();
        });
    }

    /** Only the person ends the window; whoever wants the process gone ends the process. */
    private static void awaitUninterruptibly(CountDownLatch left) {
        while (true) {
            try {
                left.await();
                return;
            } catch (InterruptedException early) {
                LOG.debug("Waiting on for the window to close", early);
            }
        }
    }
}
