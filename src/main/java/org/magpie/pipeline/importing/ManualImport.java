package org.magpie.pipeline.importing;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.Message;
import org.magpie.base.job.Progress;
import org.magpie.media.TitleFacts;
import org.magpie.media.quality.Quality;
import org.magpie.pipeline.importing.plan.ImportMode;

/**
 * An import in which a person says what each file is. Looks into files and asks the library, so never on the window's thread; safe
 * for any number of threads.
 */
public interface ManualImport {
    /**
     * What stands in files and folders of this computer, and what each file is taken for. Changes nothing.
     *
     * @param meant what a person has said already, by dropping them there
     * @throws org.magpie.base.error.UserException when one of them must not be imported: it lies in a root folder, holds one, or belongs to
     *     what failed or was thrown away
     * @throws org.magpie.base.job.JobCancelledException when somebody asked for it to end
     */
    Contents survey(List<Path> places, Meant meant, Progress progress);

    /**
     * What would become of such files, each in the order of the choices. Looks into no file and changes nothing.
     *
     * @param places as they were surveyed
     */
    List<Outcome> outcomes(List<Path> places, List<Choice> choices, ImportMode mode);

    /**
     * What stands in a whole download, and what each file is taken for.
     *
     * @throws org.magpie.base.error.UserException when the download is gone, is not whole, or its files cannot be read
     */
    Contents look(long downloadId);

    /** A title with its slots and items, to choose from; empty where it is gone. */
    Optional<TitleFacts> title(long titleId);

    /** What of a title a file holds, as far as its name tells; empty where it does not. */
    Set<Long> items(Path file, TitleFacts title);

    /**
     * Where a file would go. Changes nothing.
     *
     * @throws org.magpie.base.error.UserException when the choice cannot be carried out
     */
    Proposal propose(long downloadId, Choice choice);

    /**
     * @param films and episodes first, then what belongs to discs, then what is taken for extras; each largest first
     * @param leftOut names of packed files and programs, which are never imported
     */
    record Contents(String releaseName, Path folder, List<Found> films, List<String> leftOut) {
        public Contents {
            films = List.copyOf(films);
            leftOut = List.copyOf(leftOut);
        }
    }

    /**
     * A file of the download.
     *
     * @param name below the download's folder, with / between names
     * @param bytes its size
     * @param guess what it is most likely; null where nothing of the library fits
     * @param quality as its names and its picture tell
     * @param because why it is taken for that, or for nothing
     * @param traits as its names tell
     */
    record Found(
            Path file,
            String name,
            long bytes,
            @Nullable Choice guess,
            Quality quality,
            Message because,
            Traits traits) {
        public Found(Path file, String name, long bytes, @Nullable Choice guess, Quality quality, Message because) {
            this(file, name, bytes, guess, quality, because, Traits.NONE);
        }
    }

    /**
     * What a person takes a file for.
     *
     * @param itemIds what it holds, all of one title; at least one
     * @param traits what the person says of how it was made; null for what its names say
     */
    record Choice(
            Path file,
            long titleId,
            long slotId,
            Set<Long> itemIds,
            Quality quality,
            @Nullable Traits traits) {
        public Choice {
            itemIds = Set.copyOf(itemIds);
        }

        public Choice(Path file, long titleId, long slotId, Set<Long> itemIds, Quality quality) {
            this(file, titleId, slotId, itemIds, quality, null);
        }
    }

    /**
     * How a file was made.
     *
     * @param languages English names
     * @param group release group, may be empty
     * @param edition may be empty
     */
    record Traits(Set<String> languages, String group, String edition) {
        public static final Traits NONE = new Traits(Set.of(), "", "");

        public Traits {
            languages = Set.copyOf(languages);
        }
    }

    /**
     * What files were dropped onto.
     *
     * @param titleId 0 where nobody has said
     * @param itemIds empty where the names are to say
     */
    record Meant(long titleId, Set<Long> itemIds) {
        public static final Meant NOTHING = new Meant(0, Set.of());

        public Meant {
            itemIds = Set.copyOf(itemIds);
        }
    }

    /** What would become of a file. */
    sealed interface Outcome {
        record Goes(Proposal proposal) implements Outcome {}

        record Refused(Message why) implements Outcome {}
    }

    /**
     * @param target absolute path
     * @param replaced file names of what it takes the place of
     * @param worse what a person is asked first, since something better would be replaced; null where there is nothing to ask
     */
    record Proposal(
            Path target, List<String> replaced, @Nullable Message worse) {
        public Proposal {
            replaced = List.copyOf(replaced);
        }
    }
}
