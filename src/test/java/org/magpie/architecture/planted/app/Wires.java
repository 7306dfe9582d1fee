package org.magpie.architecture.planted.app;

import org.magpie.architecture.planted.pipeline.search.indexer.Plugged;

/** Breaks nothing: the wiring may name plugs. */
public record Wires(Plugged plug) {}
