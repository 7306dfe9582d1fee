package org.magpie.ui;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.magpie.base.text.Texts;
import org.magpie.ui.kit.background.Background;
import org.magpie.ui.kit.background.FxExecutor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the window's toolkit and waits until the person has left. */
public final class MagpieApp {
    private static final Logger LOG = LoggerFactory.getLogger(MagpieApp.class);

    private final Texts texts;
    private final Supplier<LibraryOpener> openings;
    private final @Nullable Path placeFile;

    /**
     * @param openings each opens the library once, beside the window; its failure is shown there
     */
    public MagpieApp(Texts texts, Supplier<LibraryOpener> openings) {
        this(texts, openings, null);
    }

    /**
     * @param placeFile keeps where the window was when it was left
     */
    public MagpieApp(Texts texts, Supplier<LibraryOpener> openings, @Nullable Path placeFile) {
        this.texts = texts;
        this.openings = openings;
        this.placeFile = placeFile;
    }

    /** Shows the window; returns when it is closed for good. */
    public void run() {
        CountDownLatch left = new CountDownLatch(1);
        AtomicReference<@Nullable MainWindow> shown = new AtomicReference<>();
        Platform.startup(() -> {
            Platform.setImplicitExit(false);
            Stage stage = new Stage();
            MainWindow window = new MainWindow(
                    stage, texts, Background.on(FxExecutor.real()), openings, left::countDown, placeFile);
            shown.set(window);
            window.show();
        });
        awaitUninterruptibly(left);
        FxExecutor.real().run(() -> {
            MainWindow window = shown.get();
            if (window != null) {
                window.close();
            }
            Platform.exit();
        });
    }

    /**
     * Shows the window of each library for a while, one after the other, without a person: for recording what a start loads. May be
     * called once, and instead of {@link #run}.
     *
     * @param closing closes the library behind a window that is gone
     * @param each how long a window stays
     */
    public void rehearse(List<? extends LibraryOpener> libraries, Consumer<LibraryOpener> closing, Duration each) {
        CountDownLatch up = new CountDownLatch(1);
        Platform.startup(up::countDown);
        awaitUninterruptibly(up);
        Platform.setImplicitExit(false);
        for (LibraryOpener library : libraries) {
            AtomicReference<@Nullable MainWindow> shown = new AtomicReference<>();
            FxExecutor.real().run(() -> {
                MainWindow window = new MainWindow(
                        new Stage(), texts, Background.on(FxExecutor.real()), () -> library, () -> {}, null);
                shown.set(window);
                window.show();
            });
            pause(each);
            CountDownLatch closed = new CountDownLatch(1);
            FxExecutor.real().run(() -> {
                MainWindow window = shown.get();
                if (window != null) {
                    window.close();
                }
                closed.countDown();
            });
            awaitUninterruptibly(closed);
            closing.accept(library);
        }
        Platform.exit();
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException early) {
            Thread.currentThread().interrupt();
        }
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
