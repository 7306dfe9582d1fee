package org.magpie.base.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes folders in which nothing is left; whatever holds anything stays. */
public final class EmptyFolders {
    private static final Logger LOG = LoggerFactory.getLogger(EmptyFolders.class);

    private EmptyFolders() {}

    /**
     * Removes the folders that a file lay in, as far as nothing is left in them; never a root folder.
     *
     * @param file that lay there
     * @param root the root folder
     */
    public static void remove(Path file, Path root) {
        for (Path folder = file.getParent();
                folder != null && folder.startsWith(root) && !folder.equals(root);
                folder = folder.getParent()) {
            if (!removeIfEmpty(folder)) {
                return;
            }
        }
    }

    /** Answers whether it is gone. */
    public static boolean removeIfEmpty(Path folder) {
        try {
            return Files.deleteIfExists(folder) || !Files.exists(folder, LinkOption.NOFOLLOW_LINKS);
        } catch (IOException notEmpty) {
            LOG.debug("{} stays", folder, notEmpty);
            return false;
        }
    }
}
