package org.magpie.pipeline.importing;

import java.util.Map;
import java.util.TreeMap;
import org.magpie.base.disk.IllegalCharacters;
import org.magpie.base.disk.SafeName;
import org.magpie.media.SlotFacts;
import org.magpie.media.TitleFacts;
import org.magpie.media.library.Library;

/** Says in which folder a title's files belong, and how the files of its slots are told apart. */
public final class TitlePlaces {
    private static final int MOST_NUMBERED = 1_000;
    private static final int SLOT_NAME_BYTES = 60;

    private final Library library;
    private final FileNames names;

    public TitlePlaces(Library library, FileNames names) {
        this.library = library;
        this.names = names;
    }

    /**
     * What stands behind the names of a slot's files: slots of one title in one root folder are told apart by their names, so that none
     * takes the place of the other's files.
     */
    public String slotMark(TitleFacts title, SlotFacts slot) {
        boolean shared =
                title.slots().stream().anyMatch(other -> other.id() != slot.id() && other.rootId() == slot.rootId());
        int reserved = SafeName.MAX_BYTES - SLOT_NAME_BYTES;
        return shared ? " - " + SafeName.of(slot.name(), IllegalCharacters.DEFAULT, reserved) : "";
    }

    /** The title's folder; where another title has that name, one with an id of its own behind it. */
    public String ownFolder(TitleFacts title, SlotFacts slot) {
        String folder = names.folder(title);
        if (!library.isFolderOfAnother(title.id(), slot.rootId(), folder)) {
            return folder;
        }
        for (Map.Entry<String, String> id : new TreeMap<>(title.ids()).entrySet()) {
            String marked = marked(folder, " {" + id.getKey() + "-" + id.getValue() + "}");
            if (!library.isFolderOfAnother(title.id(), slot.rootId(), marked)) {
                return marked;
            }
        }
        for (int number = 2; number <= MOST_NUMBERED; number++) {
            String marked = marked(folder, " (" + number + ")");
            if (!library.isFolderOfAnother(title.id(), slot.rootId(), marked)) {
                return marked;
            }
        }
        throw new IllegalStateException("no free folder for " + folder);
    }

    private static String marked(String folder, String mark) {
        int slash = folder.lastIndexOf('/') + 1;
        String safe = " " + SafeName.of(mark.strip());
        String last = folder.substring(slash);
        return folder.substring(0, slash) + SafeName.of(last, IllegalCharacters.DEFAULT, SafeName.bytesOf(safe)) + safe;
    }
}
