package org.magpie.app;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.magpie.base.text.Texts;
import org.magpie.ui.MagpieApp;
import org.magpie.ui.Opened;

/** The window, with the library opened beside it and closed behind it. */
final class WindowFace {
    private final Texts texts;
    private final @Nullable Path data;
    private final AtomicReference<@Nullable OpenMagpie> open = new AtomicReference<>();

    WindowFace(Texts texts, @Nullable Path data) {
        this.texts = texts;
        this.data = data;
    }

    /** Returns when the person has closed the window and the library is closed too. */
    void run() {
        // A process that is told to end (log-out, SIGTERM) closes the database as well.
        Thread atEnd = Thread.ofPlatform().unstarted(this::close);
        Runtime.getRuntime().addShutdownHook(atEnd);
        try (ExecutorService opening = Executors.newVirtualThreadPerTaskExecutor()) {
            new MagpieApp(texts, () -> CompletableFuture.supplyAsync(this::opened, opening)).run();
        } finally {
            close();
        }
    }

    private Opened opened() {
        OpenMagpie magpie = Wiring.open(data, true);
        open.set(magpie);
        return magpie.opened();
    }

    private void close() {
        OpenMagpie magpie = open.getAndSet(null);
        if (magpie != null) {
            magpie.close();
        }
    }
}
