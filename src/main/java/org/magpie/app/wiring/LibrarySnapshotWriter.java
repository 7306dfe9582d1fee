package org.magpie.app.wiring;

import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.magpie.base.event.Events;
import org.magpie.base.secret.Vault;
import org.magpie.base.store.DataFolder;
import org.magpie.base.store.Preferences;
import org.magpie.insight.LibraryInsight;
import org.magpie.insight.LibraryRow;
import org.magpie.insight.LibrarySnapshot;
import org.magpie.media.LibraryChanged;
import org.magpie.ui.AppearanceSettings;

/** Keeps what the next window begins with true, whatever face of Magpie has changed the library. Safe for any number of threads. */
public final class LibrarySnapshotWriter implements AutoCloseable {
    private final DataFolder folder;
    private final LibraryInsight insight;
    private final Preferences preferences;
    private final AtomicBoolean stale = new AtomicBoolean();
    private final Events.Subscription changes;

    LibrarySnapshotWriter(DataFolder folder, Events events, LibraryInsight insight, Preferences preferences) {
        this.folder = folder;
        this.insight = insight;
        this.preferences = preferences;
        stale.set(!Files.exists(folder.glance()));
        changes = events.listen(LibraryChanged.class, change -> stale.set(true));
    }

    /**
     * @param rows the whole library, as it was just read
     */
    public void keep(List<LibraryRow> rows) {
        stale.set(false);
        Map<String, String> look = new HashMap<>();
        // One that is not set is kept as such, so that nobody waits to hear it.
        AppearanceSettings.KEYS.forEach(key -> look.put(key, preferences.get(key, "")));
        look.put(Languages.KEY, preferences.get(Languages.KEY, ""));
        new LibrarySnapshot(look, rows).write(folder.glance(), new Vault(folder.glanceKey()));
    }

    /** Reads the library once more if it has changed since. */
    @Override
    public void close() {
        changes.close();
        if (stale.get()) {
            List<LibraryRow> rows = insight.library();
            if (!rows.isEmpty()) {
                keep(rows);
            }
        }
    }
}
