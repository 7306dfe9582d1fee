package org.magpie.base.job;

import org.magpie.base.event.Event;

/** A turn of a task has begun or ended, or a person has changed when it is done. */
public record ScheduleChanged(String name) implements Event {}
