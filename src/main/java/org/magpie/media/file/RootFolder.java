package org.magpie.media.file;

import java.nio.file.Path;
import org.magpie.media.MediaKind;

/**
 * A folder in which titles of one kind have their folders.
 *
 * @param free bytes, -1 while it cannot be reached
 * @param reachable whether it is there and can be written to
 */
public record RootFolder(long id, MediaKind kind, Path path, long free, boolean reachable) {}
