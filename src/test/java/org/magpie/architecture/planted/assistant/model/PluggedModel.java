package org.magpie.architecture.planted.assistant.model;

/** A plug of a room that is still to come. */
public final class PluggedModel {}
