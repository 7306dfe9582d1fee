package org.magpie.cli.session;

import java.util.Locale;
import org.magpie.media.MediaKind;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a kind of media as people write it: movie, film, series, tv, show, music, book, each also in the plural. */
public final class MediaKindName implements ITypeConverter<MediaKind> {
    @Override
    public MediaKind convert(String written) {
        return switch (written.strip().toLowerCase(Locale.ROOT)) {
            case "movie", "movies", "film", "films" -> MediaKind.MOVIE;
            case "series", "tv", "show", "shows" -> MediaKind.SERIES;
            case "music", "artist", "artists", "album", "albums" -> MediaKind.MUSIC;
            case "book", "books", "author", "authors" -> MediaKind.BOOK;
            default -> throw new TypeConversionException("“" + written + "” is none of movie, series, music, book");
        };
    }

    /** The word for a kind that a person may write. */
    public static String of(MediaKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
