package org.magpie.pipeline.importing.players;

/**
 * What is written beside the media of a root folder.
 *
 * @param nfo whether NFO files are
 * @param pictures whether posters and wide pictures are
 */
public record PlayerSettings(PlayerDialect dialect, boolean nfo, boolean pictures, FilmNfo filmNfo) {
    /** Nothing is written. */
    public static final PlayerSettings OFF = new PlayerSettings(PlayerDialect.KODI, false, false, FilmNfo.FILE_NAME);

    /** Whether anything is written. */
    public boolean isOn() {
        return nfo || pictures;
    }
}
