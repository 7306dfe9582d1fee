package org.magpie.pipeline.download.direct;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Clears away what downloads that have failed or been removed leave on the disk. */
final class OrphanCleanup {
    private static final Logger LOG = LoggerFactory.getLogger(OrphanCleanup.class);

    private OrphanCleanup() {}

    /** Unfinished files. */
    static void clearUnfinished(DirectEntity row) {
        clear(row, List.of(row.part(), row.segments()));
    }

    /** Everything, the finished file too. */
    static void clearAll(DirectEntity row) {
        clear(row, List.of(row.part(), row.segments(), row.target()));
    }

    private static void clear(DirectEntity row, List<Path> files) {
        Path folder = row.ownFolder();
        try {
            for (Path file : files) {
                Files.deleteIfExists(file);
                // From the moment between writing and naming it.
                Files.deleteIfExists(file.resolveSibling(file.getFileName() + ".new"));
            }
            if (Files.isDirectory(folder) && isEmpty(folder)) {
                Files.delete(folder);
            }
        } catch (IOException failure) {
            LOG.warn("Left behind by a download: {}", folder, failure);
        }
    }

    private static boolean isEmpty(Path directory) throws IOException {
        try (var inside = Files.list(directory)) {
            return inside.findAny().isEmpty();
        }
    }
}
