package org.magpie.pipeline.importing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.magpie.base.error.UserException;
import org.magpie.base.store.Rows;
import org.magpie.base.store.Store;
import org.magpie.pipeline.importing.recycle.RecycleFolder;

/**
 * Which places of this computer may be imported: none that lies in a root folder or holds one, and nothing of what failed, is not unpacked
 * yet, or was thrown away.
 */
final class ImportSources {
    /** Folders in which clients keep what failed, and systems what was thrown away; in lower case. */
    private static final Set<String> REFUSED = Set.of(
            "failed",
            "_failed",
            RecycleFolder.NAME,
            "$recycle.bin",
            "recycler",
            "#recycle",
            "@recycle",
            ".recycle",
            ".trash",
            ".trashes");

    private final Store store;

    ImportSources(Store store) {
        this.store = store;
    }

    /**
     * Returns the places as they really are, none within another.
     *
     * @throws UserException when there is nothing at one of them, or it must not be imported
     */
    List<Path> checked(List<Path> places) {
        if (places.isEmpty()) {
            throw new UserException("import.by-hand.nothing");
        }
        List<Path> roots = store.read(session ->
                new Rows(session).list("select path from root_folder", row -> real(Path.of(row.getString(1)))));
        Set<Path> real = new TreeSet<>();
        for (Path place : places) {
            if (!Files.exists(place)) {
                throw new UserException("import.source-missing", place.toString());
            }
            Path whole = real(place);
            check(whole, place, roots);
            real.add(whole);
        }
        List<Path> outermost = new ArrayList<>();
        for (Path each : real) {
            if (each.getFileName() != null && outermost.stream().noneMatch(each::startsWith)) {
                outermost.add(each);
            }
        }
        return outermost;
    }

    private static void check(Path whole, Path said, List<Path> roots) {
        for (Path root : roots) {
            if (whole.startsWith(root)) {
                throw new UserException("import.brought.in-root", said.toString(), root.toString());
            }
            if (root.startsWith(whole)) {
                throw new UserException("import.brought.into-itself", said.toString(), root.toString());
            }
        }
        if (whole.getFileName() == null) {
            throw new UserException("import.brought.whole-drive", said.toString());
        }
        if (isRefused(whole)) {
            throw new UserException("import.brought.failed", said.toString());
        }
    }

    /** Whether a file or folder lies in one that is never imported. */
    static boolean isRefused(Path place) {
        for (Path part : place) {
            String name = part.toString().toLowerCase(Locale.ROOT);
            if (REFUSED.contains(name)
                    || name.startsWith("_unpack_")
                    || name.startsWith("_failed_")
                    || name.startsWith(".trash-")) {
                return true;
            }
        }
        return false;
    }

    private static Path real(Path place) {
        try {
            return place.toRealPath();
        } catch (IOException unknown) {
            return place.toAbsolutePath().normalize();
        }
    }
}
