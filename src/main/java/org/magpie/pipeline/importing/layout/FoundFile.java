package org.magpie.pipeline.importing.layout;

import org.jspecify.annotations.Nullable;

/**
 * A media file as it stands under a root folder.
 *
 * @param path below the root folder, with / between names, spelled as on the disk
 * @param bytes its size; of a disc that of all its files
 * @param modified when it was changed last, milliseconds since 1970
 * @param key device and number of the file as the system tells them; null where it does not
 * @param isDisc whether it is a folder {@code VIDEO_TS} or {@code BDMV}, which is one film
 */
public record FoundFile(
        String path, long bytes, long modified, @Nullable String key, boolean isDisc) {
    /** The name of the file alone. */
    public String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** The folder that it lies in, below the root folder; empty for the root folder itself. */
    public String folder() {
        return parent(path);
    }

    /** The name without its ending. */
    public String stem() {
        String name = name();
        int dot = name.lastIndexOf('.');
        return isDisc || dot <= 0 ? name : name.substring(0, dot);
    }

    /** The folder around a path below the root folder; empty for the root folder itself. */
    public static String parent(String path) {
        int slash = path.lastIndexOf('/');
        return slash < 0 ? "" : path.substring(0, slash);
    }
}
