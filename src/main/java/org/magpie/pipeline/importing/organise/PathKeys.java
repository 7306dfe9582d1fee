package org.magpie.pipeline.importing.organise;

import java.nio.file.Path;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.magpie.pipeline.importing.organise.DiskView.Entry;

/** Tells which places are taken, and which paths are one place on a disk that takes two names for one. */
final class PathKeys {
    private final DiskView disk;
    /** By folder, what lies in it. */
    private final Map<Path, Set<String>> names = new HashMap<>();

    PathKeys(DiskView disk) {
        this.disk = disk;
    }

    /** Whether something lies there. */
    boolean isThere(Path place) {
        Path folder = place.getParent();
        if (folder == null) {
            return true;
        }
        return names.computeIfAbsent(
                        folder,
                        in -> disk.list(in).stream()
                                .map(each -> name(in, each.name()))
                                .collect(Collectors.toUnmodifiableSet()))
                .contains(nameOf(folder, place));
    }

    /** Whether something lies there that is no folder. */
    boolean isFile(Path place) {
        Path folder = place.getParent();
        return folder != null
                && isThere(place)
                && disk.list(folder).stream()
                        .filter(each -> name(folder, each.name()).equals(nameOf(folder, place)))
                        .noneMatch(Entry::folder);
    }

    /** The same for two paths that are one place. */
    String key(Path place) {
        Path folder = place.getParent();
        return folder == null ? "" : key(folder) + "/" + nameOf(folder, place);
    }

    private String nameOf(Path folder, Path place) {
        return name(folder, String.valueOf(place.getFileName()));
    }

    private String name(Path folder, String name) {
        return disk.ignoresCase(folder)
                ? Normalizer.normalize(name, Normalizer.Form.NFC)
                        .toUpperCase(Locale.ROOT)
                        .toLowerCase(Locale.ROOT)
                : name;
    }
}
