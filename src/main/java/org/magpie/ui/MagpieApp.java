package org.magpie.ui;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.magpie.base.text.Texts;
import org.magpie.ui.kit.Background;
import org.magpie.ui.kit.FxThread;
import org.magpie.ui.kit.Services;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the window's toolkit and waits until the person has left. */
public final class MagpieApp {
    private static final Logger LOG = LoggerFactory.getLogger(MagpieApp.class);

    private final Texts texts;
    private final Supplier<CompletableFuture<Services>> opening;

    /**
     * @param opening begins to open the library, beside the window; its failure is shown there
     */
    public MagpieApp(Texts texts, Supplier<CompletableFuture<Services>> opening) {
        this.texts = texts;
        this.opening = opening;
    }

    /** Shows the window; returns when it is closed for good. */
    public void run() {
        CountDownLatch left = new CountDownLatch(1);
        Platform.startup(() -> {
            Platform.setImplicitExit(false);
            Stage stage = new Stage();
            MainWindow window = new MainWindow(stage, texts, Background.on(FxThread.real()), opening);
            stage.setOnHidden(event -> {
                window.close();
                left.countDown();
            });
            window.show();
        });
        awaitUninterruptibly(left);
        Platform.exit();
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
