package org.magpie.app;

import java.time.Clock;
import org.magpie.base.store.Store;
import org.magpie.base.undo.StoredUndo;
import org.magpie.catalog.library.LibraryCatalog;
import org.magpie.media.LibraryChanged;
import org.magpie.media.exclusion.ExclusionsChanged;
import org.magpie.media.format.StoredFormats;
import org.magpie.media.library.StoredProfiles;
import org.magpie.pipeline.decide.profile.DelayProfiles;
import org.magpie.pipeline.decide.profile.ReleaseProfiles;
import org.magpie.pipeline.download.place.PlaceMappings;
import org.magpie.pipeline.download.queue.Downloads;
import org.magpie.pipeline.importing.recycle.RecycledFiles;
import org.magpie.provider.stored.StoredProviders;

/** Everything that is told when something of it is put back: rows come back by themselves, what is kept in memory does not. */
record UndoParts(
        LibraryCatalog catalog,
        StoredProfiles profiles,
        StoredFormats formats,
        ReleaseProfiles releaseProfiles,
        DelayProfiles delayProfiles,
        PlaceMappings places,
        StoredProviders providers,
        RecycledFiles recycled,
        Downloads downloads) {
    StoredUndo journal(Store store, Clock clock) {
        StoredUndo undo = new StoredUndo(store, clock);
        catalog.undoneBy(undo);
        downloads.undoneBy(undo);
        undo.whenRestored("profile", (unit, ids) -> unit.afterCommit(profiles::forget));
        undo.whenRestored("custom_format", (unit, ids) -> unit.afterCommit(formats::forget));
        undo.whenRestored("release_profile", (unit, ids) -> unit.afterCommit(releaseProfiles::forget));
        undo.whenRestored("delay_profile", (unit, ids) -> unit.afterCommit(delayProfiles::forget));
        undo.whenRestored("place_mapping", (unit, ids) -> places.restored(unit));
        undo.whenRestored("exclusion", (unit, ids) -> unit.publish(new ExclusionsChanged()));
        undo.whenRestored("own_alias", (unit, ids) -> unit.publish(new LibraryChanged(ids)));
        undo.afterRestored("provider", providers::restored);
        undo.handle(StoredUndo.MOVED, (unit, place) -> recycled.takenOut(unit, java.nio.file.Path.of(place)));
        return undo;
    }
}
