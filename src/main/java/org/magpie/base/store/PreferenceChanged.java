package org.magpie.base.store;

import org.magpie.base.event.Event;

/** A small setting has a new value. */
public record PreferenceChanged(String key, String value) implements Event {}
