package org.magpie.pipeline.notify.refresh;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.magpie.base.store.Rows;

/** Which folder of the library a file belongs to: that of its title, with all its seasons or albums. Belongs to the session's transaction. */
final class TitleFolders {
    private final Rows rows;
    private final Map<Long, List<Path>> known = new HashMap<>();
    private final List<Path> roots = new ArrayList<>();

    TitleFolders(Rows rows) {
        this.rows = rows;
    }

    /** The folders of a title's copies; none where they are not known yet. */
    List<Path> of(long titleId) {
        return known.computeIfAbsent(
                titleId,
                id -> rows.list(
                        "select root_folder.path, slot.folder from slot join root_folder on root_folder.id = slot.root_id"
                                + " where slot.title_id = ? and slot.folder <> ''",
                        row -> Path.of(row.getString(1))
                                .resolve(row.getString(2))
                                .normalize(),
                        id));
    }

    /**
     * The folder that a server is to read again for that file: the title's, or where that is not known the first one below the root
     * folder; for a file that lies loose in a root folder there is no smaller one than that.
     *
     * @param file whole
     */
    Path folderOf(long titleId, Path file) {
        Path place = file.normalize();
        Path around = place.getParent() == null ? place : place.getParent();
        List<Path> of = titleId == 0 ? List.of() : of(titleId);
        return of.stream()
                .filter(place::startsWith)
                .max(Comparator.comparingInt(Path::getNameCount))
                .orElseGet(() -> roots().stream()
                        .filter(place::startsWith)
                        .max(Comparator.comparingInt(Path::getNameCount))
                        .filter(root -> place.getNameCount() > root.getNameCount() + 1)
                        .map(root -> root.resolve(root.relativize(place).getName(0)))
                        .orElse(around));
    }

    private List<Path> roots() {
        if (roots.isEmpty()) {
            roots.addAll(rows.list(
                    "select path from root_folder",
                    row -> Path.of(row.getString(1)).normalize()));
        }
        return roots;
    }
}
