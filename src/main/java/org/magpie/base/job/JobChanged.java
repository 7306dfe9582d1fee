package org.magpie.base.job;

import org.magpie.base.event.Event;

/** A job has started, moved on or ended. Progress is told a few times a second at most. */
public record JobChanged(Job job) implements Event {}
