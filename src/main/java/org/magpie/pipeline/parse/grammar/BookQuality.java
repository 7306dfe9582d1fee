package org.magpie.pipeline.parse.grammar;

import java.util.Map;
import java.util.Set;
import org.magpie.media.quality.Quality;
import org.magpie.pipeline.parse.QualityOrigin.Origin;
import org.magpie.pipeline.parse.word.Tokens;

/** Reads the format of books and audiobooks: the first format that a name has counts. */
final class BookQuality {
    private static final Map<String, Quality> FORMATS = Map.ofEntries(
            Map.entry("epub", Quality.BOOK_EPUB),
            Map.entry("kepub", Quality.BOOK_EPUB),
            Map.entry("mobi", Quality.BOOK_MOBI),
            Map.entry("azw3", Quality.BOOK_AZW3),
            Map.entry("azw", Quality.BOOK_AZW3),
            Map.entry("pdf", Quality.BOOK_PDF),
            Map.entry("mp3", Quality.BOOK_MP3),
            Map.entry("m4b", Quality.BOOK_M4B),
            Map.entry("flac", Quality.BOOK_FLAC));

    /** Words that tell of a book that is spoken, without a format of its own in the list of qualities. */
    private static final Set<String> SPOKEN =
            Set.of("m4a", "aac", "ogg", "opus", "wma", "wav", "alac", "ape", "audiobook", "unabridged", "abridged");

    private BookQuality() {}

    /** A quality and where its format was learnt. */
    record Read(Quality quality, Origin format) {}

    static Read read(Tokens tokens) {
        boolean spoken = false;
        int last = tokens.size() - 1;
        boolean extension = last > 0
                && tokens.gapIs(last, '.')
                && tokens.get(last).end() == tokens.name().length();
        for (int index = 0; index <= last; index++) {
            String key = tokens.get(index).key();
            Quality format = FORMATS.get(key);
            if (format != null) {
                return new Read(format, extension && index == last ? Origin.EXTENSION : Origin.NAME);
            }
            spoken |= SPOKEN.contains(key) || key.endsWith("kbps");
        }
        return spoken
                ? new Read(Quality.BOOK_UNKNOWN_AUDIO, Origin.NAME)
                : new Read(Quality.BOOK_UNKNOWN_TEXT, Origin.UNKNOWN);
    }
}
