package org.magpie.app;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.magpie.base.store.DataFolder;
import org.magpie.base.text.Texts;
import org.magpie.ui.LibraryOpener;
import org.magpie.ui.MagpieApp;

/** The window, with the library opened beside it and closed behind it. */
final class WindowLauncher {
    private final Texts texts;
    private final @Nullable Path data;
    private final AtomicReference<@Nullable WindowLibraryOpener> current = new AtomicReference<>();

    WindowLauncher(Texts texts, @Nullable Path data) {
        this.texts = texts;
        this.data = data;
    }

    /** Returns when the person has closed the window and the library is closed too. */
    void run() {
        // A process that is told to end (log-out, SIGTERM) closes the database as well.
        Thread atEnd = Thread.ofPlatform().unstarted(this::close);
        Runtime.getRuntime().addShutdownHook(atEnd);
        try {
            new MagpieApp(texts, this::opening, DataFolder.locate(data).resolve("window.properties")).run();
        } finally {
            close();
        }
    }

    /** One that failed has nothing open. */
    private LibraryOpener opening() {
        WindowLibraryOpener next = new WindowLibraryOpener(data);
        current.set(next);
        return next;
    }

    private void close() {
        WindowLibraryOpener opening = current.getAndSet(null);
        if (opening != null) {
            opening.close();
        }
    }
}
