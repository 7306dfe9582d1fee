package org.magpie.pipeline.download.direct;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.magpie.base.disk.SafeName;
import org.magpie.base.store.Store;
import org.magpie.pipeline.search.Release;

/** The stored downloads of one owner. */
final class DirectRows {
    private final Store store;
    private final long owner;

    DirectRows(Store store, long owner) {
        this.store = store;
        this.owner = owner;
    }

    /** An address that is here already, and has not failed, is not added twice; its id is answered. */
    long add(Release release, Path folder, int priority) {
        String address = release.link().toString();
        return store.write(unit -> {
            DirectRepository rows = new DirectRepository_(unit.session());
            Optional<DirectEntity> same = rows.alive(owner, address).stream().findFirst();
            DirectEntity row =
                    same.orElseGet(() -> new DirectEntity(owner, release, folder, fileName(release), priority));
            if (same.isEmpty()) {
                unit.session().insert(row);
            }
            return row.id();
        });
    }

    private static String fileName(Release release) {
        String stated = release.fileName();
        String path = release.link().getPath() == null ? "" : release.link().getPath();
        String name = stated != null && !stated.isBlank() ? stated : path.substring(path.lastIndexOf('/') + 1);
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        // Room for ".part" behind it.
        String safe = SafeName.cutFrontToBytes(SafeName.of(last), SafeName.MAX_BYTES - 8);
        return safe.isBlank() ? "_" : safe;
    }

    /** The more important and older ones first. */
    List<DirectEntity> all() {
        return store.read(session -> new DirectRepository_(session).of(owner));
    }

    /** Those that are to run, the more important and older ones first. */
    List<DirectEntity> waiting() {
        return store.read(session -> new DirectRepository_(session).waiting(owner));
    }

    Optional<DirectEntity> find(long id) {
        return store.read(session -> new DirectRepository_(session).find(id));
    }

    void update(long id, Consumer<DirectEntity> change) {
        store.change(unit -> new DirectRepository_(unit.session()).find(id).ifPresent(row -> {
            change.accept(row);
            unit.session().update(row);
        }));
    }

    void delete(long id) {
        store.change(unit -> new DirectRepository_(unit.session()).find(id).ifPresent(unit.session()::delete));
    }
}
