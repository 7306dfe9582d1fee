package org.magpie.media.file;

import java.nio.file.Path;
import java.util.Optional;
import org.magpie.base.event.Event;

/**
 * A file of the library was moved, renamed or taken out of it. What comes in by an import is told by its notice.
 *
 * @param from where it lay, whole
 * @param to where it lies now, whole; empty where it is no longer in the library
 */
public record LibraryFileMoved(long titleId, Path from, Optional<Path> to) implements Event {}
