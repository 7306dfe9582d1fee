package org.magpie.pipeline.importing;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.Message;
import org.magpie.media.FileFacts;
import org.magpie.pipeline.decide.BlockReason;

/** What is to be done with a download. */
sealed interface ImportPlan {
    /** These files go into the library. */
    record Files(List<Placement> placements) implements ImportPlan {
        public Files {
            placements = List.copyOf(placements);
        }
    }

    /**
     * It is no such thing as it was taken for, and is not to be taken again.
     *
     * @param why a sentence that names the file
     */
    record Refused(BlockReason reason, Message why) implements ImportPlan {}

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

        /** The same with what comes beside it. */
        Placement with(List<Companion> companions) {
            return new Placement(
                    source,
                    root,
                    link,
                    new Note(
                            note.facts(),
                            note.titleId(),
                            note.titleName(),
                            note.folder(),
                            note.qualityName(),
                            note.replaced(),
                            companions));
        }
    }

    /**
     * Kept as JSON in the journal.
     *
     * @param folder of the title below the root
     * @param replaced what it takes the place of
     * @param companions what comes with it; null in journals of before there were any
     */
    record Note(
            FileFacts facts,
            long titleId,
            String titleName,
            String folder,
            String qualityName,
            List<Replaced> replaced,
            @Nullable List<Companion> companions) {
        public Note {
            replaced = List.copyOf(replaced);
            companions = companions == null ? List.of() : List.copyOf(companions);
        }

        /** What comes with it. */
        List<Companion> beside() {
            return companions == null ? List.of() : companions;
        }
    }

    /**
     * A subtitle file that comes with a video.
     *
     * @param source absolute path
     * @param path below the root, with / between names
     */
    record Companion(String source, String path) {}

    /**
     * @param place absolute path
     */
    record Replaced(long fileId, String place) {}
}
