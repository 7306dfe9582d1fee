package org.magpie.base.need;

import org.magpie.base.event.Event;

/** Something waits for a person that did not before, or no longer does. */
public record NeedsChanged() implements Event {}
