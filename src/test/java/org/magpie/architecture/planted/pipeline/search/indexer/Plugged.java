package org.magpie.architecture.planted.pipeline.search.indexer;

/** A plug. */
public record Plugged(String name) {}
