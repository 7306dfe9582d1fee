package org.magpie.media.file;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.magpie.media.quality.Quality;
import org.magpie.media.quality.Revision;

/**
 * What is known of a file of the library.
 *
 * @param itemIds what it holds; at least one
 * @param rootId the root folder it lies under
 * @param path below the root folder, with / between names
 * @param bytes its size
 * @param languages English names
 * @param group release group, empty where it is not known
 * @param edition "Director's Cut" and such, may be empty
 * @param info null where nobody looked into the file
 * @param releaseName the release it came from, empty where it is not known
 * @param flags of the indexer, lower-case words
 * @param score of custom formats when it was taken
 * @param sha1 40 lower-case hex digits, null where it was not taken
 */
public record FileFacts(
        long slotId,
        Set<Long> itemIds,
        long rootId,
        String path,
        long bytes,
        Quality quality,
        Revision revision,
        Set<String> languages,
        String group,
        String edition,
        @Nullable MediaInfo info,
        String releaseName,
        Set<String> flags,
        int score,
        @Nullable String sha1,
        Instant added) {
    public FileFacts {
        if (itemIds.isEmpty()) {
            throw new IllegalArgumentException("a file without an item");
        }
        itemIds = Set.copyOf(itemIds);
        languages = Set.copyOf(languages);
        flags = Set.copyOf(flags);
    }

    /** The same file with the quality that a person says it has. */
    public FileFacts judged(Quality byHand) {
        return new FileFacts(
                slotId,
                itemIds,
                rootId,
                path,
                bytes,
                byHand,
                revision,
                languages,
                group,
                edition,
                info,
                releaseName,
                flags,
                score,
                sha1,
                added);
    }

    /** The same file with what a person says of how it was made. */
    public FileFacts described(Set<String> saidLanguages, String saidGroup, String saidEdition) {
        return new FileFacts(
                slotId,
                itemIds,
                rootId,
                path,
                bytes,
                quality,
                revision,
                saidLanguages,
                saidGroup,
                saidEdition,
                info,
                releaseName,
                flags,
                score,
                sha1,
                added);
    }

    /** The same file under another path. */
    public FileFacts at(long newRootId, String newPath) {
        return new FileFacts(
                slotId,
                itemIds,
                newRootId,
                newPath,
                bytes,
                quality,
                revision,
                languages,
                group,
                edition,
                info,
                releaseName,
                flags,
                score,
                sha1,
                added);
    }
}
