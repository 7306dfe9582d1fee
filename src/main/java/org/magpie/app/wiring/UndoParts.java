package org.magpie.app.wiring;

import org.magpie.base.undo.StoredUndo;
import org.magpie.media.LibraryChanged;
import org.magpie.media.exclusion.ExclusionsChanged;
import org.magpie.pipeline.importing.ImportUndo;
import org.magpie.upkeep.scan.ScanUndo;

/** Everything that is told when something of it is put back: rows come back by themselves, what is kept in memory does not. */
final class UndoParts {
    private UndoParts() {}

    static StoredUndo journal(Ground ground, LibraryWiring library, PipelineWiring pipeline) {
        DownloadWiring download = pipeline.download();
        DecideWiring decide = pipeline.decide();
        StoredUndo undo = new StoredUndo(ground.store(), ground.clock());
        library.catalog().undoneBy(undo);
        download.downloads().undoneBy(undo);
        ImportUndo.undoneBy(undo, library.library(), download.downloads());
        undo.whenRestored("profile", (unit, ids) -> unit.afterCommit(library.profiles()::forget));
        undo.whenRestored("custom_format", (unit, ids) -> unit.afterCommit(library.formats()::forget));
        undo.whenRestored("release_profile", (unit, ids) -> unit.afterCommit(decide.releaseProfiles()::forget));
        undo.whenRestored("delay_profile", (unit, ids) -> unit.afterCommit(decide.delayProfiles()::forget));
        undo.whenRestored("place_mapping", (unit, ids) -> download.places().restored(unit));
        undo.whenRestored("exclusion", (unit, ids) -> unit.publish(new ExclusionsChanged()));
        undo.whenRestored("own_alias", (unit, ids) -> unit.publish(new LibraryChanged(ids)));
        undo.afterRestored("provider", library.providers()::restored);
        undo.handle(ScanUndo.KIND, new ScanUndo(library.library()));
        undo.whenFileMoved((unit, file) -> library.recycled().moved(unit, file.from(), file.to()));
        pipeline.players().undoneBy(undo);
        undo.reconcile();
        // What was being moved to its new place is moved before anything else is.
        pipeline.organiser().resume();
        return undo;
    }
}
