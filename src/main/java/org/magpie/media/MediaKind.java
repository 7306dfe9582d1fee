package org.magpie.media;

/** The four kinds of media that a library holds. */
public enum MediaKind {
    MOVIE,
    SERIES,
    MUSIC,
    BOOK
}
