package org.magpie.media.exclusion;

import org.magpie.base.event.Event;

/** Exclusions were added or removed. */
public record ExclusionsChanged() implements Event {}
