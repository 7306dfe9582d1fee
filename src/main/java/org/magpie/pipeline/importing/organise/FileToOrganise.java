package org.magpie.pipeline.importing.organise;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.Message;

/**
 * A file of the library and the place that it should have.
 *
 * @param title the name of whose it is
 * @param season 0 for those without
 * @param root path of the root folder that it lies under
 * @param path below that, with / between names
 * @param toRoot path of the root folder that it should lie under
 * @param toPath below that
 * @param folder of its title, below the root folder that it should lie under
 * @param numbered whether it has the name that it should have with a number behind it, because that was taken when it got it
 * @param refusal why it cannot be said where it should lie, or why it must stay; null where nothing speaks against it
 */
record FileToOrganise(
        long fileId,
        long titleId,
        long slotId,
        String title,
        int season,
        long rootId,
        Path root,
        String path,
        long toRootId,
        Path toRoot,
        String toPath,
        String folder,
        boolean numbered,
        @Nullable Message refusal) {
    Path from() {
        return root.resolve(path);
    }

    Path to() {
        return toRoot.resolve(toPath);
    }
}
