package org.magpie.pipeline.importing.players;

/** What the NFO file of a film is called. */
public enum FilmNfo {
    /** As its video: works wherever the film lies. */
    FILE_NAME,
    /** {@code movie.nfo}, where the film has a folder of its own; as its video elsewhere. */
    MOVIE
}
