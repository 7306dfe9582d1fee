package org.magpie.media;

import java.util.Set;
import org.magpie.base.event.Event;

/**
 * Titles were added, changed or removed, or their files were.
 *
 * @param titleIds empty when too many to name
 */
public record LibraryChanged(Set<Long> titleIds) implements Event {}
