package org.magpie.pipeline.importing;

import java.nio.file.Path;
import java.util.List;
import org.magpie.base.error.Message;
import org.magpie.media.FileFacts;

/** What is to be done with a download. */
sealed interface ImportPlan {
    /** These files go into the library. */
    record Files(List<Placement> placements) implements ImportPlan {
        public Files {
            placements = List.copyOf(placements);
        }
    }

    /**
     * Nothing can be done.
     *
     * @param heals whether it may come right by itself, such as when a drive is plugged in again
     */
    record Blocked(Message why, boolean heals) implements ImportPlan {}

    /**
     * One file and where it goes.
     *
     * @param root of the slot, absolute
     * @param link whether the source must stay where it is, because it is given to others
     * @param note everything that is written into the library once the file is there
     */
    record Placement(Path source, Path root, boolean link, Note note) {
        Path target() {
            return root.resolve(note.facts().path());
        }
    }

    /**
     * Kept as JSON in the journal.
     *
     * @param folder of the title below the root
     * @param replaced what it takes the place of
     */
    record Note(
            FileFacts facts,
            long titleId,
            String titleName,
            String folder,
            String qualityName,
            List<Replaced> replaced) {
        public Note {
            replaced = List.copyOf(replaced);
        }
    }

    /**
     * @param place absolute path
     */
    record Replaced(long fileId, String place) {}
}
