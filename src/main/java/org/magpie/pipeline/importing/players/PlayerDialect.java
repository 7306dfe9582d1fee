package org.magpie.pipeline.importing.players;

/** Whose rules NFO files and pictures follow where programs differ. */
public enum PlayerDialect {
    /** <a href="https://kodi.wiki/view/NFO_files">Kodi: NFO files</a>. */
    KODI("fanart"),
    /** <a href="https://jellyfin.org/docs/general/server/metadata/nfo/">Jellyfin: local NFO metadata</a>. */
    JELLYFIN("backdrop"),
    /** As Jellyfin, which came from it, but for names of pictures. */
    EMBY("fanart");

    private final String backdrop;

    PlayerDialect(String backdrop) {
        this.backdrop = backdrop;
    }

    /** The name of the wide picture, without its ending. */
    String backdrop() {
        return backdrop;
    }
}
