package org.magpie.pipeline.importing.layout;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.magpie.media.MediaKind;
import org.magpie.pipeline.parse.ParsedRelease;

/**
 * Files that belong to one title, and what is said of it.
 *
 * @param folder below the root folder, where they lie; empty for the root folder itself
 * @param isOwnFolder whether nothing of other titles lies in the folder
 * @param ids of the title by source key, as names and files beside them state them
 * @param clues what names say of the title, the most telling first
 */
public record TitleGroup(
        MediaKind kind,
        String folder,
        boolean isOwnFolder,
        List<Member> files,
        Map<String, String> ids,
        List<TitleClue> clues) {
    public TitleGroup {
        files = List.copyOf(files);
        ids = Map.copyOf(ids);
        clues = List.copyOf(clues);
    }

    /**
     * A file of the group.
     *
     * @param parsed what its name and those of its folders say; null where they cannot be read
     */
    public record Member(FoundFile file, @Nullable ParsedRelease parsed) {}

    /** How a person finds it: the folder where that is its own, else the first file. */
    public String path() {
        return isOwnFolder && !folder.isEmpty()
                ? folder
                : files.getFirst().file().path();
    }

    /**
     * Whether it may be of a title to which an id leads: what goes by an id is meant, unless name and year both say otherwise.
     *
     * @param year of the title; null where it is not known
     */
    public boolean mayBe(Collection<String> names, @Nullable Integer year) {
        return clues.isEmpty() || clues.stream().anyMatch(clue -> clue.isNear(year) || clue.isCalled(names));
    }

    /** The size of all files. */
    public long bytes() {
        return files.stream().mapToLong(member -> member.file().bytes()).sum();
    }
}
