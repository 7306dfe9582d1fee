package org.magpie.ui.kit.style;

import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** The icons of the window, all from one pack: a meaning each, so that the same thing looks the same everywhere. */
@SuppressWarnings("ImmutableEnumChecker") // the glyphs are enum constants themselves
public enum Icon {
    LIBRARY(Material2OutlinedMZ.VIDEO_LIBRARY),
    CALENDAR(Material2OutlinedAL.EVENT),
    QUEUE(Material2OutlinedAL.GET_APP),
    WANTED(Material2OutlinedAL.BOOKMARK_BORDER),
    ANALYTICS(Material2OutlinedAL.INSERT_CHART_OUTLINED),
    HISTORY(Material2OutlinedAL.HISTORY),
    SETTINGS(Material2OutlinedMZ.SETTINGS),
    MOVIE(Material2OutlinedMZ.MOVIE),
    SERIES(Material2OutlinedMZ.TV),
    MUSIC(Material2OutlinedMZ.MUSIC_NOTE),
    BOOK(Material2OutlinedMZ.MENU_BOOK),
    ADD(Material2OutlinedAL.ADD),
    SEARCH(Material2OutlinedMZ.SEARCH),
    NOTHING_FOUND(Material2OutlinedMZ.SEARCH_OFF),
    FILTER(Material2OutlinedAL.FILTER_LIST),
    GROUP(Material2OutlinedAL.LAYERS),
    SORT(Material2OutlinedMZ.SORT),
    GRID(Material2OutlinedMZ.VIEW_MODULE),
    TABLE(Material2OutlinedMZ.VIEW_LIST),
    BACK(Material2OutlinedAL.ARROW_BACK),
    NEXT(Material2OutlinedAL.ARROW_FORWARD),
    CLOSE(Material2OutlinedAL.CLOSE),
    MORE(Material2OutlinedMZ.MORE_VERT),
    MENU(Material2OutlinedMZ.MENU),
    FOLD(Material2OutlinedMZ.MENU_OPEN),
    OPEN_DOWN(Material2OutlinedAL.EXPAND_MORE),
    OPEN_UP(Material2OutlinedAL.EXPAND_LESS),
    CHEVRON_RIGHT(Material2OutlinedAL.CHEVRON_RIGHT),
    CHEVRON_LEFT(Material2OutlinedAL.CHEVRON_LEFT),
    UP(Material2OutlinedAL.ARROW_UPWARD),
    DOWN(Material2OutlinedAL.ARROW_DOWNWARD),
    REFRESH(Material2OutlinedMZ.REFRESH),
    RETRY(Material2OutlinedMZ.REPLAY),
    UNDO(Material2OutlinedMZ.UNDO),
    EDIT(Material2OutlinedAL.EDIT),
    DELETE(Material2OutlinedAL.DELETE),
    DOWNLOAD(Material2OutlinedAL.GET_APP),
    PAUSE(Material2OutlinedMZ.PAUSE),
    RESUME(Material2OutlinedMZ.PLAY_ARROW),
    BLOCK(Material2OutlinedAL.BLOCK),
    MONITORED(Material2OutlinedAL.BOOKMARK),
    UNMONITORED(Material2OutlinedAL.BOOKMARK_BORDER),
    HERE(Material2OutlinedAL.CHECK_CIRCLE),
    CHECK(Material2OutlinedAL.CHECK),
    WORKING(Material2OutlinedMZ.SYNC),
    DOWNLOADING(Material2OutlinedAL.ARROW_CIRCLE_DOWN),
    UPGRADABLE(Material2OutlinedMZ.UPGRADE),
    WAITING(Material2OutlinedMZ.SCHEDULE),
    MISSING(Material2OutlinedAL.HOURGLASS_EMPTY),
    ATTENTION(Material2OutlinedMZ.REPORT_PROBLEM),
    FAILED(Material2OutlinedAL.ERROR_OUTLINE),
    QUIET(Material2OutlinedMZ.VISIBILITY_OFF),
    SHOWN(Material2OutlinedMZ.VISIBILITY),
    INFO(Material2OutlinedAL.INFO),
    HELP(Material2OutlinedAL.HELP_OUTLINE),
    FOLDER(Material2OutlinedAL.FOLDER),
    FILE(Material2OutlinedAL.INSERT_DRIVE_FILE),
    DISK(Material2OutlinedMZ.STORAGE),
    INDEXER(Material2OutlinedMZ.PUBLIC),
    CLIENT(Material2OutlinedAL.CLOUD_DOWNLOAD),
    SOURCE(Material2OutlinedAL.DNS),
    SERVER(Material2OutlinedAL.LIVE_TV),
    PROFILE(Material2OutlinedAL.HIGH_QUALITY),
    FORMAT(Material2OutlinedAL.EXTENSION),
    SIZES(Material2OutlinedMZ.STRAIGHTEN),
    NAMING(Material2OutlinedAL.LABEL),
    APPEARANCE(Material2OutlinedMZ.PALETTE),
    GENERAL(Material2OutlinedMZ.TUNE),
    NOTICE(Material2OutlinedMZ.NOTIFICATIONS),
    STAR(Material2OutlinedMZ.STAR),
    LINK(Material2OutlinedMZ.OPEN_IN_NEW),
    COPY(Material2OutlinedAL.CONTENT_COPY),
    UPLOAD(Material2OutlinedMZ.PUBLISH),
    IMPORTED(Material2OutlinedMZ.MOVE_TO_INBOX),
    DOT(Material2OutlinedAL.FIBER_MANUAL_RECORD);

    private final Ikon glyph;

    Icon(Ikon glyph) {
        this.glyph = glyph;
    }

    /** A node of 18 px, coloured by the style sheet. */
    public FontIcon node() {
        return new FontIcon(glyph);
    }

    /** Makes a node that is there already show this icon. */
    public void showIn(FontIcon node) {
        node.setIconCode(glyph);
    }

    /** A node with one more style class, such as {@code icon-small} or {@code icon-huge}. */
    public FontIcon node(String styleClass) {
        FontIcon icon = node();
        icon.getStyleClass().add(styleClass);
        return icon;
    }
}
