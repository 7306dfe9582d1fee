package org.magpie.pipeline.importing.organise;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes folders that Magpie has emptied. */
final class EmptiedFolders {
    private static final Logger LOG = LoggerFactory.getLogger(EmptiedFolders.class);

    private EmptiedFolders() {}

    /**
     * Removes the folders that a file lay in, as far as nothing is left in them; never a root folder.
     *
     * @param file that lay there
     * @param root the root folder
     */
    static void remove(Path file, Path root) {
        for (Path folder = file.getParent();
                folder != null && folder.startsWith(root) && !folder.equals(root);
                folder = folder.getParent()) {
            if (!removeIfEmpty(folder)) {
                return;
            }
        }
    }

    /** Answers whether it is gone. */
    static boolean removeIfEmpty(Path folder) {
        try {
            return Files.deleteIfExists(folder) || !Files.exists(folder, LinkOption.NOFOLLOW_LINKS);
        } catch (IOException notEmpty) {
            LOG.debug("{} stays", folder, notEmpty);
            return false;
        }
    }
}
