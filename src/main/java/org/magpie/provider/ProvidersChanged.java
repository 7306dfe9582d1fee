package org.magpie.provider;

import org.magpie.base.event.Event;

/** A definition was added, changed or deleted, or its state changed. */
public record ProvidersChanged(ProviderKind kind, long definitionId) implements Event {}
