package org.magpie.media.library;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.hibernate.StatelessSession;
import org.magpie.base.store.Rows;
import org.magpie.media.library.Library.Owner;

/** Tells whose files and folders are. It asks the bare rows: a file whose episode is gone is owned all the same. */
record FileOwners(StatelessSession session) {
    Optional<Owner> at(Path place) {
        Path wanted = place.toAbsolutePath().normalize();
        for (Map.Entry<Long, Path> root : new FactsReader(session).roots().entrySet()) {
            Path folder = root.getValue().toAbsolutePath().normalize();
            if (wanted.startsWith(folder) && !wanted.equals(folder)) {
                String path = folder.relativize(wanted).toString().replace('\\', '/');
                Optional<Owner> owner = new Rows(session)
                        .first(
                                "select id, title_id, slot_id from media_file where root_id = ? and path = ?",
                                row -> new Owner(row.getLong(1), row.getLong(2), row.getLong(3)),
                                root.getKey(),
                                path);
                if (owner.isPresent()) {
                    return owner;
                }
            }
        }
        return Optional.empty();
    }

    boolean isFolderOfAnother(long titleId, long rootId, String folder) {
        String lower = folder.toLowerCase(Locale.ROOT);
        Rows rows = new Rows(session);
        return rows.number(
                                "select count(*) from slot where title_id <> ? and root_id = ? and lower(folder) = ?",
                                titleId,
                                rootId,
                                lower)
                        > 0
                || rows.number(
                                "select count(*) from media_file where title_id <> ? and root_id = ?"
                                        + " and lower(left(path, ?)) = ?",
                                titleId,
                                rootId,
                                folder.length() + 1,
                                lower + "/")
                        > 0;
    }

    List<Path> under(long rootId, int most) {
        Path root = new FactsReader(session).roots().get(rootId);
        if (root == null) {
            return List.of();
        }
        return new Rows(session)
                        .list(
                                "select path from media_file where root_id = ? order by id desc limit ?",
                                row -> row.getString(1),
                                rootId,
                                most)
                        .stream()
                        .flatMap(path -> resolved(root, path).stream())
                        .toList();
    }

    /** Empty where this system cannot have such a name. */
    private static Optional<Path> resolved(Path root, String path) {
        try {
            return Optional.of(root.resolve(path));
        } catch (InvalidPathException notHere) {
            return Optional.empty();
        }
    }

    Optional<String> mark(long rootId) {
        return new Rows(session)
                .first(
                        "select mark from root_folder where id = ? and mark is not null",
                        row -> row.getString(1),
                        rootId);
    }
}
