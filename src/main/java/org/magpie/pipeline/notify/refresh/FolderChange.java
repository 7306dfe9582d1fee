package org.magpie.pipeline.notify.refresh;

import java.nio.file.Path;

/**
 * Files of a folder have changed.
 *
 * @param folder of a title, as Magpie calls it, whole; it may be gone
 * @param hasLost whether a file that was there is not any more
 */
public record FolderChange(Path folder, boolean hasLost) {}
