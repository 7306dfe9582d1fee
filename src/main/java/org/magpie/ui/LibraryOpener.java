package org.magpie.ui;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.magpie.insight.LibraryRow;
import org.magpie.insight.LibrarySnapshot;
import org.magpie.ui.kit.place.Services;
import org.magpie.ui.settings.SettingsParts;

/** Opens the library in two steps, so that what it showed last can be seen while the database is still being opened. */
public interface LibraryOpener {
    /**
     * Takes hold of the data folder. Quick; called once, and not on the window's thread.
     *
     * @return what was shown last; empty where that is not known, as at the first start
     * @throws RuntimeException when the folder cannot be had; {@link #finish} is then not called
     */
    Optional<Known> begin();

    /** Opens the rest; called once, after {@link #begin}, and not on the window's thread. */
    WindowServices finish();

    /** Keeps what is shown for the next start. */
    void keep(List<LibraryRow> rows);

    /**
     * What the window can begin with.
     *
     * @param services whose questions wait until the library is open, and fail when it cannot be opened; those that never wait are
     *     texts, events, clock, installation and reading preferences
     * @param parts done when the library is open
     */
    record Known(Services services, CompletableFuture<SettingsParts> parts, LibrarySnapshot glance) {}
}
