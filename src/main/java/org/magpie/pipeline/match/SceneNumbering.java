package org.magpie.pipeline.match;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.magpie.base.store.Rows;
import org.magpie.base.store.Store;
import org.magpie.media.LibraryChanged;
import org.magpie.pipeline.match.EpisodeNumbering.Counted;
import org.magpie.pipeline.match.EpisodeNumbering.Numbered;

/** Keeps where releases number the episodes of a series otherwise than its source does. Safe for any number of threads. */
public final class SceneNumbering {
    private final Store store;

    public SceneNumbering(Store store) {
        this.store = store;
    }

    /** The numbering of each of these titles; titles without one are left out. */
    public Map<Long, EpisodeNumbering> of(Set<Long> titleIds) {
        Object[] wanted = new TreeSet<>(titleIds).toArray();
        return store.read(session -> {
            Rows rows = new Rows(session);
            Map<Long, List<Numbered>> seasons = new HashMap<>();
            rows.each(
                    "select title_id, scene_season, scene_number, season, number from scene_number"
                            + " where title_id = any(?) order by title_id, scene_season, scene_number, season, number",
                    row -> seasons.computeIfAbsent(row.getLong(1), id -> new ArrayList<>())
                            .add(new Numbered(row.getInt(2), row.getInt(3), row.getInt(4), row.getInt(5))),
                    (Object) wanted);
            Map<Long, List<Counted>> running = new HashMap<>();
            rows.each(
                    "select title_id, absolute_number, season, number from scene_absolute"
                            + " where title_id = any(?) order by title_id, absolute_number, season, number",
                    row -> running.computeIfAbsent(row.getLong(1), id -> new ArrayList<>())
                            .add(new Counted(row.getInt(2), row.getInt(3), row.getInt(4))),
                    (Object) wanted);
            Set<Long> numbered = new TreeSet<>(seasons.keySet());
            numbered.addAll(running.keySet());
            Map<Long, EpisodeNumbering> found = new HashMap<>();
            numbered.forEach(id -> found.put(
                    id,
                    new EpisodeNumbering(seasons.getOrDefault(id, List.of()), running.getOrDefault(id, List.of()))));
            return found;
        });
    }

    /** Puts this numbering instead of the former one; an empty one takes it away. */
    public void number(long titleId, EpisodeNumbering numbering) {
        store.change(unit -> {
            Rows rows = new Rows(unit.session());
            rows.change("delete from scene_number where title_id = ?", titleId);
            rows.change("delete from scene_absolute where title_id = ?", titleId);
            rows.batch(
                    "insert into scene_number (title_id, scene_season, scene_number, season, number) values (?, ?, ?, ?, ?)",
                    numbering.seasons().stream()
                            .distinct()
                            .map(each -> Rows.row(
                                    titleId, each.sceneSeason(), each.sceneNumber(), each.season(), each.number())));
            rows.batch(
                    "insert into scene_absolute (title_id, absolute_number, season, number) values (?, ?, ?, ?)",
                    numbering.running().stream()
                            .distinct()
                            .map(each -> Rows.row(titleId, each.absolute(), each.season(), each.number())));
            unit.publish(new LibraryChanged(Set.of(titleId)));
        });
    }
}
