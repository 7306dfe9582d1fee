package org.magpie.app;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.magpie.app.wiring.Languages;
import org.magpie.app.wiring.Product;
import org.magpie.base.event.Events;
import org.magpie.base.secret.Vault;
import org.magpie.base.store.DataFolder;
import org.magpie.base.text.Texts;
import org.magpie.insight.LibraryRow;
import org.magpie.insight.LibrarySnapshot;
import org.magpie.ui.LibraryOpener;
import org.magpie.ui.WindowServices;
import org.magpie.ui.kit.place.Installation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens one data folder for the window: what was shown last from a small file, then the database. */
final class WindowLibraryOpener implements LibraryOpener, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WindowLibraryOpener.class);

    private enum Step {
        NEW,
        BEGUN,
        FINISHING,
        CLOSED
    }

    private final @Nullable Path data;
    private final Clock clock = Clock.system(ZoneId.systemDefault());
    private final Events events = new Events();
    private final CompletableFuture<OpenMagpie> whole = new CompletableFuture<>();
    private Step step = Step.NEW;
    private @Nullable DataFolder folder;

    /**
     * @param data the folder, null for the system's own place
     */
    WindowLibraryOpener(@Nullable Path data) {
        this.data = data;
    }

    @Override
    public synchronized Optional<Known> begin() {
        step(Step.NEW, Step.BEGUN);
        DataFolder held = DataFolder.open(DataFolder.locate(data));
        folder = held;
        return LibrarySnapshot.read(held.glance(), new Vault(held.glanceKey())).map(glance -> known(held, glance));
    }

    private Known known(DataFolder held, LibrarySnapshot glance) {
        Texts texts = Languages.texts(glance.preferences().getOrDefault(Languages.KEY, ""));
        return new Known(
                new DeferredServices(whole.thenApply(magpie -> magpie.opened().services()))
                        .with(
                                texts,
                                glance.preferences(),
                                events,
                                clock,
                                new Installation(held.path(), held.logs(), Product.version())),
                whole.thenApply(magpie -> magpie.opened().parts()),
                glance);
    }

    private synchronized DataFolder held() {
        step(Step.BEGUN, Step.FINISHING);
        if (folder == null) {
            throw new IllegalStateException("Nothing has begun");
        }
        return folder;
    }

    private void step(Step from, Step to) {
        if (step != from) {
            throw new IllegalStateException("The opening is " + step);
        }
        step = to;
    }

    @Override
    public WindowServices finish() {
        DataFolder held = held();
        try {
            OpenMagpie magpie = Wiring.open(held, events, clock, true);
            whole.complete(magpie);
            return magpie.opened();
        } catch (RuntimeException | LinkageError failure) {
            whole.completeExceptionally(failure);
            throw failure;
        }
    }

    /** Nothing once the library is being closed: what closes it keeps what the next start needs by itself. */
    @Override
    public synchronized void keep(List<LibraryRow> rows) {
        if (step != Step.CLOSED && whole.isDone() && !whole.isCompletedExceptionally()) {
            whole.join().glance().keep(rows);
        }
    }

    /** Waits for an opening that is under way, as a database must not be left half open. */
    @Override
    public void close() {
        Step was;
        synchronized (this) {
            was = step;
            step = Step.CLOSED;
            if (was == Step.BEGUN && folder != null) {
                folder.close();
            }
        }
        if (was == Step.FINISHING) {
            try {
                whole.join().close();
            } catch (CompletionException failure) {
                // The window has said why; what was opened by then, the folder too, is closed again.
                LOG.debug("Nothing is open that could be closed", failure);
            }
        }
    }
}
