package org.magpie.pipeline.notify;

import org.magpie.base.event.Event;

/** Something was sent to a channel, or could not be. */
public record NoticesChanged() implements Event {}
