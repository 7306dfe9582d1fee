package org.magpie.catalog.library;

import java.util.Optional;
import java.util.Set;
import org.magpie.base.error.Message;
import org.magpie.base.error.UserException;
import org.magpie.base.store.Store;
import org.magpie.base.store.UnitOfWork;
import org.magpie.base.undo.UndoRecord;
import org.magpie.catalog.NewTitle;
import org.magpie.media.MediaKind;
import org.magpie.media.file.RootFolder;
import org.magpie.media.file.RootFolders;
import org.magpie.media.library.Library;
import org.magpie.media.quality.Profiles;
import org.magpie.media.title.Slot;
import org.magpie.media.title.Title;
import org.magpie.media.title.TitleRepository_;

/** Adds, changes and removes the slots of titles. Safe for any number of threads. */
final class TitleSlots {
    private static final int LONGEST_NAME = 100;

    private final Store store;
    private final Library library;
    private final Profiles profiles;
    private final RootFolders roots;

    TitleSlots(Store store, Library library, Profiles profiles, RootFolders roots) {
        this.store = store;
        this.library = library;
        this.profiles = profiles;
        this.roots = roots;
    }

    void edit(long slotId, String name, long profileId, long rootId) {
        store.change(unit -> {
            Slot slot = slot(unit, slotId);
            check(kindOf(unit, slot.titleId()), new NewTitle.NewSlot(name, profileId, rootId));
            checkSlotName(unit, slot.titleId(), slotId, name);
            UndoRecord.begin(unit, Message.of("undo.slot-changed", slot.name()))
                    .changing("slot", Set.of(slotId), Set.of("name", "profile_id", "root_id"), () -> {
                        slot.change(name.strip(), profileId, rootId);
                        unit.session().update(slot);
                    });
            library.changed(unit, Set.of(slot.titleId()));
        });
    }

    long add(long titleId, NewTitle.NewSlot added) {
        return store.write(unit -> {
            check(kindOf(unit, titleId), added);
            checkSlotName(unit, titleId, 0, added.name());
            int place = new TitleRepository_(unit.session())
                            .slotsOf(titleId).stream()
                                    .mapToInt(Slot::place)
                                    .max()
                                    .orElse(-1)
                    + 1;
            Slot slot = new Slot(titleId, place, added.name().strip(), added.profileId(), added.rootId(), "");
            unit.session().insert(slot);
            library.changed(unit, Set.of(titleId));
            return slot.id();
        });
    }

    /** Removes a slot, which can be undone; the last slot of a title stays. */
    void remove(long slotId) {
        store.change(unit -> {
            Slot slot = slot(unit, slotId);
            if (new TitleRepository_(unit.session()).slotsOf(slot.titleId()).size() == 1) {
                throw new UserException("catalog.last-slot", slot.name());
            }
            UndoRecord.begin(unit, Message.of("undo.slot", slot.name())).deleting("slot", slotId);
            unit.session().delete(slot);
            library.changed(unit, Set.of(slot.titleId()));
        });
    }

    /**
     * Refuses a slot with a name that is too long, or with a profile or a root folder that is gone or of another kind.
     */
    void check(MediaKind kind, NewTitle.NewSlot slot) {
        if (slot.name().strip().length() > LONGEST_NAME) {
            throw new UserException("catalog.slot-name-too-long", LONGEST_NAME);
        }
        checkProfile(kind, slot.profileId());
        checkRoot(kind, slot.rootId());
    }

    void checkProfile(MediaKind kind, long profileId) {
        if (profiles.find(profileId).filter(profile -> profile.kind() == kind).isEmpty()) {
            throw new UserException("catalog.profile-gone");
        }
    }

    void checkRoot(MediaKind kind, long rootId) {
        Optional<RootFolder> root = roots.find(rootId);
        if (root.filter(folder -> folder.kind() == kind).isEmpty()) {
            throw new UserException("catalog.root-gone");
        }
    }

    private static void checkSlotName(UnitOfWork unit, long titleId, long slotId, String name) {
        boolean taken = new TitleRepository_(unit.session())
                .slotsOf(titleId).stream()
                        .anyMatch(slot -> slot.id() != slotId && slot.name().equals(name.strip()));
        if (taken) {
            throw new UserException("catalog.slot-name-taken", name);
        }
    }

    private static Slot slot(UnitOfWork unit, long id) {
        return new TitleRepository_(unit.session()).slot(id).orElseThrow(() -> new UserException("catalog.slot-gone"));
    }

    private static MediaKind kindOf(UnitOfWork unit, long titleId) {
        return new TitleRepository_(unit.session())
                .find(titleId)
                .map(Title::kind)
                .orElseThrow(() -> new UserException("catalog.title-gone"));
    }
}
