package org.magpie.pipeline.importing.players;

import java.util.HashMap;
import java.util.Map;
import org.magpie.base.error.UserException;
import org.magpie.base.store.Rows;
import org.magpie.base.store.Store;
import org.magpie.base.store.UnitOfWork;
import org.magpie.media.MediaKind;

/** What people have chosen to be written for players, by root folder. Safe for any number of threads. */
public final class PlayerChoices {
    private final Store store;

    public PlayerChoices(Store store) {
        this.store = store;
    }

    /** By root folder; those without an entry are off. */
    public Map<Long, PlayerSettings> all() {
        return store.read(session -> {
            Map<Long, PlayerSettings> all = new HashMap<>();
            new Rows(session)
                    .each(
                            "select root_id, dialect, nfo, pictures, film_nfo from player_folder",
                            row -> all.put(
                                    row.getLong(1),
                                    new PlayerSettings(
                                            PlayerDialect.valueOf(row.getString(2)),
                                            row.getBoolean(3),
                                            row.getBoolean(4),
                                            FilmNfo.valueOf(row.getString(5)))));
            return all;
        });
    }

    /**
     * Says what is written in a root folder from now on.
     *
     * @throws UserException for a root folder of music or books
     */
    public void choose(UnitOfWork unit, long rootId, PlayerSettings chosen) {
        Rows rows = new Rows(unit.session());
        MediaKind kind = rows.first(
                        "select kind from root_folder where id = ?", row -> MediaKind.valueOf(row.getString(1)), rootId)
                .orElseThrow(() -> new UserException("catalog.root-gone"));
        if (chosen.isOn() && !isFor(kind)) {
            throw new UserException("players.kind");
        }
        rows.change(
                "merge into player_folder (root_id, dialect, nfo, pictures, film_nfo) key (root_id)"
                        + " values (?, ?, ?, ?, ?)",
                rootId,
                chosen.dialect().name(),
                chosen.nfo(),
                chosen.pictures(),
                chosen.filmNfo().name());
    }

    /** Whether anything can be written for media of that kind. */
    public static boolean isFor(MediaKind kind) {
        return kind == MediaKind.MOVIE || kind == MediaKind.SERIES;
    }
}
