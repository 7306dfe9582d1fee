package org.magpie.pipeline.match;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.magpie.base.store.Rows;
import org.magpie.base.store.Store;
import org.magpie.media.LibraryChanged;

/**
 * Where releases number the episodes of a series otherwise than its source does, and the names that a person has given titles beside
 * those that their sources know. Safe for any number of threads.
 */
public final class SceneNumbers {
    private final Store store;

    public SceneNumbers(Store store) {
        this.store = store;
    }

    /** What releases call one episode, and which one it is. */
    public record Numbered(int sceneSeason, int sceneNumber, int season, int number) {}

    /** The numbering of each of these titles; titles without one are left out. */
    public Map<Long, List<Numbered>> of(Set<Long> titleIds) {
        Map<Long, List<Numbered>> found = new HashMap<>();
        store.<Object>read(session -> {
            new Rows(session)
                    .each(
                            "select title_id, scene_season, scene_number, season, number from scene_number"
                                    + " where title_id = any(?) order by title_id, scene_season, scene_number",
                            row -> found.computeIfAbsent(row.getLong(1), id -> new java.util.ArrayList<>())
                                    .add(new Numbered(row.getInt(2), row.getInt(3), row.getInt(4), row.getInt(5))),
                            (Object) new TreeSet<>(titleIds).toArray());
            return found;
        });
        return found;
    }

    /** Puts this numbering in the place of the former one; an empty one takes it away. */
    public void number(long titleId, Collection<Numbered> numbering) {
        store.change(unit -> {
            Rows rows = new Rows(unit.session());
            rows.change("delete from scene_number where title_id = ?", titleId);
            rows.batch(
                    "insert into scene_number (title_id, scene_season, scene_number, season, number) values (?, ?, ?, ?, ?)",
                    numbering.stream()
                            .distinct()
                            .map(each -> Rows.row(
                                    titleId, each.sceneSeason(), each.sceneNumber(), each.season(), each.number())));
        });
    }

    /** Gives a title another name, under which its releases are found from now on; known ones are no error. */
    public void call(long titleId, String alias) {
        store.change(unit -> {
            new Rows(unit.session())
                    .change("merge into own_alias (title_id, alias) values (?, ?)", titleId, alias.strip());
            unit.publish(new LibraryChanged(Set.of(titleId)));
        });
    }

    /** Takes such a name away again. */
    public void forget(long titleId, String alias) {
        store.change(unit -> {
            new Rows(unit.session())
                    .change("delete from own_alias where title_id = ? and alias = ?", titleId, alias.strip());
            unit.publish(new LibraryChanged(Set.of(titleId)));
        });
    }
}
