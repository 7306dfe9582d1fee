package org.magpie.pipeline.importing.naming.subject;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.magpie.media.quality.Quality;
import org.magpie.media.quality.Revision;

/**
 * What is known of a file whose name is to be written.
 *
 * @param quality null where unknown
 * @param group that made the release, null where unknown
 * @param hash checksum that the release name had, null where none
 * @param releaseName under which it was released, null where unknown
 * @param currentName of the file before it is renamed, without extension, null where unknown
 * @param edition "Director's Cut" and such, empty where none
 * @param customFormats names of the formats it has that are meant for names, in the order to be written
 * @param video null where not probed, and for music and books
 * @param audio null where not probed, and for films and series
 */
public record FileTraits(
        @Nullable Quality quality,
        Revision revision,
        @Nullable String group,
        @Nullable String hash,
        @Nullable String releaseName,
        @Nullable String currentName,
        String edition,
        List<String> customFormats,
        @Nullable VideoTraits video,
        @Nullable AudioTraits audio) {
    /** A file of which nothing is known; also for folders. */
    public static final FileTraits NONE =
            new FileTraits(null, Revision.FIRST, null, null, null, null, "", List.of(), null, null);

    public FileTraits {
        customFormats = List.copyOf(customFormats);
    }

    /** The name it had before: the release's, else the file's own; empty where neither is known. */
    public String originalTitle() {
        if (releaseName != null && !releaseName.isBlank()) {
            return releaseName;
        }
        return originalFileName();
    }

    /** The name of the file before it is renamed, else the release's; empty where neither is known. */
    public String originalFileName() {
        if (currentName != null && !currentName.isBlank()) {
            return currentName;
        }
        return releaseName == null ? "" : releaseName;
    }
}
