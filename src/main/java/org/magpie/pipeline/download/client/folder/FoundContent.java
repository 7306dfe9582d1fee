package org.magpie.pipeline.download.client.folder;

import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.TreeMap;

/**
 * What stands under the name of a download, as it is now.
 *
 * @param base the folder from which paths are told: the one that downloads come out in, or the one that a followed link leads into
 * @param files regular ones, by their paths from there
 * @param look by which a change of any of them is seen
 */
record FoundContent(Path base, Path place, Map<String, BasicFileAttributes> files, Map<String, KnownFiles.Stamp> look) {
    static FoundContent of(Path base, Path place, Map<String, BasicFileAttributes> all) {
        Map<String, BasicFileAttributes> files = new TreeMap<>(all);
        files.values().removeIf(file -> !file.isRegularFile());
        Map<String, KnownFiles.Stamp> look = new TreeMap<>();
        files.forEach((path, file) -> look.put(path, KnownFiles.Stamp.of(file)));
        return new FoundContent(base, place, files, look);
    }

    long bytes() {
        return files.values().stream().mapToLong(BasicFileAttributes::size).sum();
    }

    /** The name of what stands there. */
    String name() {
        return String.valueOf(place.getFileName());
    }

    /** A path as the torrent tells it; the file's own name where it is the whole download. */
    String inside(String path) {
        String own = KnownFiles.relative(base, place);
        return path.equals(own) ? name() : path.substring(own.length() + 1);
    }
}
