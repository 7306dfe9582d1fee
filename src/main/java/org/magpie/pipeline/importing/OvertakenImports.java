package org.magpie.pipeline.importing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.Message;
import org.magpie.base.store.Rows;
import org.magpie.base.store.Store;
import org.magpie.base.store.UnitOfWork;
import org.magpie.media.SlotFacts;
import org.magpie.media.TitleFacts;
import org.magpie.media.file.LibraryFile;
import org.magpie.media.library.Library;
import org.magpie.pipeline.download.TrackedDownload;
import org.magpie.pipeline.download.UnfiledVideo;
import org.magpie.pipeline.download.queue.Downloads;
import org.magpie.pipeline.importing.JournalEntity.Stage;
import org.magpie.pipeline.importing.plan.ImportPlan.Note;
import org.magpie.pipeline.importing.plan.ImportPlan.Replaced;
import org.magpie.pipeline.importing.plan.UpgradeCheck;

/**
 * Imports that another one was quicker than: what a file takes the place of is decided when its import begins, and minutes, or after a
 * crash days, may go by until it is in the library. Where its slot has another file of the same items by then, that is decided again.
 */
final class OvertakenImports {
    private final Store store;
    private final Library library;
    private final Downloads downloads;
    private final UpgradeCheck upgrades;

    OvertakenImports(Store store, Library library, Downloads downloads, UpgradeCheck upgrades) {
        this.store = store;
        this.library = library;
        this.downloads = downloads;
        this.upgrades = upgrades;
    }

    /** Another file of the same items has come into the slot meanwhile. */
    static final class OvertakenException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        OvertakenException() {
            super("overtaken", null, false, false);
        }
    }

    /**
     * @throws OvertakenException when the slot has a file of the same items that was not there when the import was decided, or one that
     *     is to be replaced lies elsewhere by now
     */
    static void check(UnitOfWork unit, JournalEntity row) {
        Note note = row.note();
        Set<Long> known = note.known();
        if (known == null) {
            return;
        }
        List<String> others = new Rows(unit.session())
                        .list(
                                "select distinct media_file.id, media_file.path from media_file"
                                        + " join file_item on file_item.file_id = media_file.id"
                                        + " where media_file.slot_id = ? and file_item.item_id = any(?)",
                                file -> known.contains(file.getLong(1)) ? "" : file.getString(2),
                                note.facts().slotId(),
                                note.facts().itemIds().toArray())
                        .stream()
                        .filter(path -> !path.isEmpty())
                        .toList();
        // A pack may hold an episode twice; what the same download has filed just now is no reason.
        boolean overtaken = !others.isEmpty() && !own(unit, row, note).containsAll(others);
        if (overtaken || isElsewhere(unit, note)) {
            throw new OvertakenException();
        }
    }

    /** Below the root folder, what the same download has filed. */
    private static Set<String> own(UnitOfWork unit, JournalEntity row, Note note) {
        Set<String> own = new HashSet<>();
        new JournalRepository_(unit.session())
                .of(row.downloadId()).stream()
                        .filter(each -> each.stage() == Stage.DONE)
                        .map(each -> each.note().facts())
                        .filter(facts -> facts.rootId() == note.facts().rootId())
                        .forEach(facts -> own.add(facts.path()));
        return own;
    }

    /** Whether a file that is to be replaced was given another place meanwhile. */
    private static boolean isElsewhere(UnitOfWork unit, Note note) {
        Rows rows = new Rows(unit.session());
        return note.replaced().stream()
                .anyMatch(old -> rows.first(
                                "select root_folder.path, media_file.path from media_file join root_folder on"
                                        + " root_folder.id = media_file.root_id where media_file.id = ?",
                                row -> Path.of(row.getString(1)).resolve(row.getString(2)),
                                old.fileId())
                        .filter(place -> !place.equals(Path.of(old.place())))
                        .isPresent());
    }

    /**
     * Decides again about a file of which nothing stands in the root folder: either it takes the place of what is there now, or it is
     * not filed and its journal is forgotten.
     *
     * @return why it is not filed; empty where it is better than what is there
     */
    Optional<Message> decideAgain(TrackedDownload download, long journalId) {
        JournalEntity row = store.read(session -> new JournalRepository_(session).find(journalId))
                .orElseThrow();
        Note note = row.note();
        List<LibraryFile> there =
                library.filesOf(note.facts().itemIds(), note.facts().slotId());
        Optional<TitleFacts> title = library.facts(note.titleId());
        Optional<SlotFacts> slot = title.flatMap(each -> each.slot(note.facts().slotId()));
        Optional<Message> refusal = title.isEmpty() || slot.isEmpty()
                ? Optional.of(Message.of("import.title-gone", note.titleName()))
                : upgrades.notBetter(note.facts(), there, title.get(), slot.get());
        if (refusal.isPresent()) {
            drop(download, row, refusal.get());
            return refusal;
        }
        store.change(unit -> {
            JournalRepository_ journal = new JournalRepository_(unit.session());
            List<JournalEntity> all = journal.of(download.id());
            Set<Long> taken = new HashSet<>();
            all.forEach(each -> taken.addAll(each.note().facts().itemIds()));
            List<Replaced> replaced = new ArrayList<>(Places.replaced(there, taken));
            Set<Long> known = new HashSet<>();
            there.forEach(each -> known.add(each.id()));
            journal.find(journalId).ifPresent(stored -> {
                stored.decidedAnew(note.inPlaceOf(replaced, known));
                unit.session().update(stored);
            });
        });
        return Optional.empty();
    }

    /** What is not filed is kept with its download, and a person can still file it by hand. */
    void drop(TrackedDownload download, JournalEntity row, Message why) {
        UnfiledVideo video = new UnfiledVideo(
                name(download.path(), row.source()), row.note().facts().bytes(), why);
        store.change(unit -> {
            new JournalRepository_(unit.session())
                    .find(row.id())
                    .ifPresent(stored -> unit.session().delete(stored));
            downloads.unfiled().add(unit, download.id(), video);
        });
    }

    /** Below the download, with / between names. */
    private static String name(@Nullable Path download, Path file) {
        Path name = download == null || download.equals(file) || !file.startsWith(download)
                ? file.getFileName()
                : download.relativize(file);
        return String.valueOf(name).replace('\\', '/');
    }
}
