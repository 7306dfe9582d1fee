package org.magpie.pipeline.importing.plan;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.Message;
import org.magpie.media.SlotFacts;
import org.magpie.media.TitleFacts;
import org.magpie.media.file.FileFacts;
import org.magpie.media.file.LibraryFile;
import org.magpie.pipeline.decide.BlockReason;
import org.magpie.pipeline.download.TrackedDownload;
import org.magpie.pipeline.download.UnfiledVideo;
import org.magpie.pipeline.importing.content.DownloadFiles;
import org.magpie.pipeline.importing.content.DownloadFiles.Found;

/** What is to be done with a download. */
public sealed interface ImportPlan {
    /**
     * These files go into the library.
     *
     * @param unfiled the other videos of the download, which a person may still want
     * @param left why something was left out that nobody need keep, such as a file that a person has deselected; null for nothing
     */
    record Files(
            List<Filing> filings,
            List<UnfiledVideo> unfiled,
            @Nullable Message left) implements ImportPlan {
        public Files {
            filings = List.copyOf(filings);
            unfiled = List.copyOf(unfiled);
        }

        /** What a person is told of the files that were left out; null where there are none. */
        @Nullable
        Message said() {
            if (unfiled.isEmpty()) {
                return left;
            }
            UnfiledVideo first = unfiled.getFirst();
            return Message.of("import.unfiled", unfiled.size(), first.path(), first.why());
        }
    }

    /**
     * A file that is to be filed, before it has its place.
     *
     * @param facts what is known of it; its path is empty
     * @param there the slot's files of the same items
     * @param taken all items that the same download brings
     * @param better whether it is better than what it replaces
     * @param lone whether it is the only video of its download
     */
    record Filing(
            TrackedDownload download,
            TitleFacts title,
            SlotFacts slot,
            DownloadFiles files,
            Found video,
            FileFacts facts,
            List<LibraryFile> there,
            Set<Long> taken,
            boolean better,
            boolean lone) {
        public Filing {
            there = List.copyOf(there);
            taken = Set.copyOf(taken);
        }
    }

    /**
     * Something else came than what was taken. It waits for a person; what was taken is looked for again.
     *
     * @param why a sentence whose key begins with {@link TrackedDownload#MISTAKEN}
     */
    record Mistaken(Message why) implements ImportPlan {}

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
        public Path target() {
            return root.resolve(note.facts().path());
        }

        /** The same, brought in as a person wants it, and undone together with others. */
        public Placement byHand(ImportMode wanted, long undoEntry) {
            return new Placement(source, root, wanted != ImportMode.MOVE, note.byHand(wanted, undoEntry));
        }
    }

    /**
     * Kept as JSON in the journal.
     *
     * @param folder of the title below the root
     * @param replaced what it takes the place of
     * @param companions what comes with it; null in journals of before there were any
     * @param label the title with what of it the file holds; null in older journals
     * @param better whether it is better than what it replaces; null in older journals
     * @param avoided the name of a file that Magpie does not know, whose name this one was not given; null where there is none
     * @param known ids of all files that the slot had of the same items when this was decided; null in older journals
     * @param mode how a person wants it brought in; null where the download decides
     * @param undo the entry under which it is undone together with others; null where it has one of its own
     */
    record Note(
            FileFacts facts,
            long titleId,
            String titleName,
            String folder,
            String qualityName,
            List<Replaced> replaced,
            @Nullable List<Companion> companions,
            @Nullable String label,
            @Nullable Boolean better,
            @Nullable String avoided,
            @Nullable Set<Long> known,
            @Nullable ImportMode mode,
            @Nullable Long undo) {
        public Note {
            replaced = List.copyOf(replaced);
            companions = companions == null ? List.of() : List.copyOf(companions);
            known = known == null ? null : Set.copyOf(known);
        }

        /** The same with other places of what comes with it. */
        public Note broughtFrom(List<Companion> beside) {
            return new Note(
                    facts,
                    titleId,
                    titleName,
                    folder,
                    qualityName,
                    replaced,
                    beside,
                    label,
                    better,
                    avoided,
                    known,
                    mode,
                    undo);
        }

        /** The same, decided again about other files that it takes the place of. */
        public Note inPlaceOf(List<Replaced> others, Set<Long> knownNow) {
            return new Note(
                    facts,
                    titleId,
                    titleName,
                    folder,
                    qualityName,
                    others,
                    companions,
                    label,
                    true,
                    avoided,
                    knownNow,
                    mode,
                    undo);
        }

        /** The same, brought in as a person wants it, and undone together with others. */
        public Note byHand(ImportMode wanted, long undoEntry) {
            return new Note(
                    facts,
                    titleId,
                    titleName,
                    folder,
                    qualityName,
                    replaced,
                    companions,
                    label,
                    better,
                    avoided,
                    known,
                    wanted,
                    undoEntry);
        }

        /** What a person calls what it holds. */
        public String what() {
            return label == null ? titleName : label;
        }

        /** Whether it is better than what it replaces. */
        public boolean isUpgrade() {
            return !replaced.isEmpty() && !Boolean.FALSE.equals(better);
        }

        /** What comes with it. */
        public List<Companion> beside() {
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
