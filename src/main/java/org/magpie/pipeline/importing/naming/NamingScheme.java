package org.magpie.pipeline.importing.naming;

import org.magpie.media.MediaKind;
import org.magpie.pipeline.importing.naming.pattern.NamingPattern;

/**
 * The patterns for one kind of media.
 *
 * @param rename false keeps the names that files came with; folders follow the patterns all the same
 * @param folder of a title: series, film, artist or author, relative to the root folder
 * @param season folder inside it, for series alone; an empty pattern makes none
 * @param specials as {@code season}, for season 0
 * @param file pattern of files; a slash in it makes folders, as for albums
 * @param daily for episodes counted by date; the same as {@code file} for other kinds
 * @param anime for episodes counted over all seasons; the same as {@code file} for other kinds
 */
public record NamingScheme(
        boolean rename,
        NamingPattern folder,
        NamingPattern season,
        NamingPattern specials,
        NamingPattern file,
        NamingPattern daily,
        NamingPattern anime) {

    /** A scheme of one pattern for files, whatever the numbering of episodes. */
    public static NamingScheme of(NamingPattern folder, NamingPattern file) {
        NamingPattern none = NamingPattern.parse("", file.kind());
        return new NamingScheme(true, folder, none, none, file, file, file);
    }

    public MediaKind kind() {
        return file.kind();
    }
}
