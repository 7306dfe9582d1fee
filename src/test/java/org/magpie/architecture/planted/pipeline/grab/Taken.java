package org.magpie.architecture.planted.pipeline.grab;

/** A step to the right. */
public record Taken(String name) {}
