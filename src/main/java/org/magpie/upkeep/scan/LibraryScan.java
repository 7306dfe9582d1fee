package org.magpie.upkeep.scan;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.Message;
import org.magpie.base.job.Job;
import org.magpie.base.job.Progress;
import org.magpie.media.MediaKind;

/**
 * Looks through root folders, takes what it recognises into the library where it lies, and lists what a person has to decide. Moves,
 * renames and deletes nothing. Reads disks and the database: never on the window's thread. Safe for any number of threads.
 */
public interface LibraryScan {
    /**
     * Tells what a scan would find. Changes nothing, neither on disk nor in the library, and asks no source.
     *
     * @throws org.magpie.base.error.UserException when the root folder is gone from the settings, or nothing can read its kind
     * @throws org.magpie.base.job.JobCancelledException when somebody asked for it to end
     */
    RootReport look(long rootId, Progress progress);

    /**
     * Scans a root folder in the background; one that was cut short goes on after a restart. The job's name is {@code scan}, its
     * subject {@code root:} and the id.
     *
     * @throws org.magpie.base.error.UserException when the root folder is gone from the settings, or nothing can read its kind
     */
    Job start(long rootId, ScanOptions options);

    /**
     * Compares some places of a root folder, and the folders of the titles that they belong to, with what is stored, at once. Adds no
     * titles. What has gone there is believed only where most of all that is known of the root folder is there.
     *
     * @param places files or folders below the root folder, with / between names, whether they are there or not
     * @throws org.magpie.base.job.JobCancelledException when somebody asked for it to end
     */
    void lookAt(long rootId, Set<String> places, Progress progress);

    /**
     * The same with the folders that have changed since they were looked at last, by their times. Does nothing where the root folder was
     * never looked through.
     *
     * @throws org.magpie.base.job.JobCancelledException when somebody asked for it to end
     */
    void lookAgain(long rootId, Progress progress);

    /** What the last scan of a root folder came to in this session of Magpie; empty where there was none. */
    Optional<RootReport> lastReport(long rootId);

    /** What waits for a person, by root folder and path. */
    List<Unmatched> unmatched();

    /** How much of that there is under each root folder; quick, however much it is. */
    List<UnmatchedCount> unmatchedCounts();

    /**
     * Says what something that stands under a root folder is, and takes it into the library where it lies.
     *
     * @param place of a file or a folder
     * @param items what it holds, of several files one for each in the order of their names; empty: what the names say
     * @param preview whether nothing is to be changed
     * @return what was taken, and what of several files could not be told; that waits, each file for itself
     * @throws org.magpie.base.error.UserException why nothing of it can be taken
     */
    Taken adopt(Path place, long titleId, List<Long> items, boolean preview);

    /** Wants to hear no more of something that waits; a scan lists it again, or takes it, only when it has changed. */
    void dismiss(long unmatchedId);

    /**
     * Wants a place left alone that a look has recognised: no scan takes it until it has changed or is taken back.
     *
     * @return its id among what is left alone
     */
    long leaveAlone(long rootId, PreviewLine place);

    /** What a person wanted to hear no more of, by root folder and path. */
    List<Unmatched> dismissed();

    /** Lists it again after all. */
    void recall(long unmatchedId);

    /** Why nothing of a root folder is changed now. */
    List<Objection> objections();

    /** Says that what is missing from a root folder is really gone, and looks through it again. */
    Job reallyGone(long rootId);

    /** Files that are not where they were, longest missing first. */
    List<Missing> missing();

    /** Whether a place lies under a root folder, and under which. */
    Optional<Long> rootOf(Path place);

    /**
     * What was found under a root folder.
     *
     * @param files media files that stand there
     * @param titles titles of which there are files, whether or not the library has them yet
     * @param known files that the library knows and that are where they were
     * @param moved files that another hand has moved and that are known again
     * @param gone files that are not there any more
     * @param returned files that were missing and are there again
     * @param newTitles titles that are taken into the library, or would be
     * @param newFiles files that are taken into the library, or would be
     * @param waiting what a person has to decide
     * @param waitingFiles how many files that is
     * @param unfinished files that something still writes
     * @param passed what was stepped over because it is no film, episode, album or book of its own
     * @param problems what could not be looked through
     * @param objection why nothing is changed; null where all is well
     */
    record RootReport(
            long rootId,
            MediaKind kind,
            Path root,
            int files,
            int titles,
            int known,
            int moved,
            int gone,
            int returned,
            int newTitles,
            int newFiles,
            int waiting,
            int waitingFiles,
            int unfinished,
            Passed passed,
            List<Message> problems,
            @Nullable Message objection,
            List<PreviewLine> lines) {
        public RootReport {
            problems = List.copyOf(problems);
            lines = List.copyOf(lines);
        }

        /** Files that are of those titles: what the library has and what is recognised. */
        public int titleFiles() {
            return known + moved + newFiles;
        }
    }

    /**
     * What was stepped over because it belongs to a title and is none.
     *
     * @param files samples, trailers and other extras among the files, by their names
     * @param folders of samples, trailers and other extras
     */
    record Passed(int files, int folders) {
        public static final Passed NONE = new Passed(0, 0);
    }

    /**
     * What becomes of a folder or file.
     *
     * @param path below the root folder
     * @param title what it is taken for; empty where a person has to decide
     * @param titleId 0 where the library does not have it yet
     * @param candidates what it may be, where a person has to decide
     */
    record PreviewLine(
            String path,
            int files,
            long bytes,
            String title,
            int year,
            long titleId,
            Message because,
            List<Candidate> candidates) {
        public PreviewLine {
            candidates = List.copyOf(candidates);
        }
    }

    /**
     * Something that waits for a person.
     *
     * @param path below the root folder; of a folder or of one file
     * @param since when it began to wait
     */
    record Unmatched(
            long id,
            long rootId,
            MediaKind kind,
            Path root,
            String path,
            int files,
            long bytes,
            Message reason,
            List<Candidate> candidates,
            Instant since) {
        public Unmatched {
            candidates = List.copyOf(candidates);
        }

        public Path place() {
            return root.resolve(path);
        }
    }

    /**
     * How much waits under a root folder.
     *
     * @param since when the first of it began to wait
     */
    record UnmatchedCount(long rootId, Path root, int files, Instant since) {}

    /**
     * What something may be.
     *
     * @param titleId 0 where the library does not have it
     * @param id how a source knows it, such as {@code tmdb:603}; empty for one of the library
     * @param confidence 0 to 1; 1 where it is sure to be of that title, and only what of it is not
     */
    record Candidate(long titleId, String id, String name, int year, double confidence) {
        /** Whether only what of the title it holds has to be said. */
        public boolean isSure() {
            return titleId != 0 && confidence >= 1;
        }
    }

    /**
     * A file that was taken into the library.
     *
     * @param items what it holds, such as {@code S01E02}
     */
    record Adopted(Path place, String items) {}

    /**
     * What became of a place of which a person said what it is.
     *
     * @param title what it was taken for
     * @param year 0 where it is not known
     * @param left files of which nobody can tell what of the title they hold
     * @param besides files that the library had already of what they hold, below their root folder
     */
    record Taken(String title, int year, List<Adopted> files, List<Unmatched> left, List<String> besides) {
        public Taken {
            files = List.copyOf(files);
            left = List.copyOf(left);
            besides = List.copyOf(besides);
        }
    }

    /**
     * Why nothing of a root folder is changed.
     *
     * @param gone how many files are not there
     * @param isFinal whether it ends only by itself: nobody can look
     */
    record Objection(long rootId, Path root, Message said, int gone, boolean isFinal, Instant since) {}

    /**
     * A file that is not where it was.
     *
     * @param isWanted whether it has been missing for so long that it is wanted again
     */
    record Missing(long fileId, long titleId, String title, Path place, Instant since, boolean isWanted) {}
}
