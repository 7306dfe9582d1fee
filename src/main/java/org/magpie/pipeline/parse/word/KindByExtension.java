package org.magpie.pipeline.parse.word;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.magpie.media.MediaKind;

/** Tells by the ending of a file's name of which kind of media it is. */
public final class KindByExtension {
    private static final Set<String> BOOKS = Set.of(
            "epub", "kepub", "mobi", "azw", "azw3", "azw4", "kfx", "pdf", "fb2", "djvu", "cbz", "cbr", "cb7", "cbt",
            "lit", "prc", "pdb", "rtf", "doc", "docx", "odt", "m4b", "aax", "aaxc");

    /** Albums have these endings, and books that are read aloud. */
    private static final Set<String> SOUND = Set.of(
            "flac", "mp3", "m4a", "ogg", "oga", "opus", "wav", "ape", "wv", "aac", "wma", "alac", "aiff", "aif", "dsf",
            "dff", "tak", "tta", "mpc", "cue");

    private KindByExtension() {}

    /**
     * Returns the kinds that a file with this name can be of, the likeliest first.
     *
     * @param name of a file or a release; without an ending, or with one of films, a series or a film
     */
    public static List<MediaKind> of(String name) {
        String stripped = name.strip();
        String ending = stripped.substring(stripped.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        if (ending.length() == stripped.length()) {
            return List.of(MediaKind.SERIES, MediaKind.MOVIE);
        }
        if (BOOKS.contains(ending)) {
            return List.of(MediaKind.BOOK);
        }
        return SOUND.contains(ending)
                ? List.of(MediaKind.MUSIC, MediaKind.BOOK)
                : List.of(MediaKind.SERIES, MediaKind.MOVIE);
    }
}
