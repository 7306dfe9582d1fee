package org.magpie.base.undo;

import org.magpie.base.event.Event;

/** Something can be undone that could not before, or was undone. */
public record UndoChanged() implements Event {}
