package org.magpie.pipeline.download.place;

import org.magpie.base.event.Event;

/** Where clients put things is now found elsewhere. */
public record PlaceMappingsChanged() implements Event {}
