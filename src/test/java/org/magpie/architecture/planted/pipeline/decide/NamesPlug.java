package org.magpie.architecture.planted.pipeline.decide;

import org.magpie.architecture.planted.pipeline.search.indexer.Plugged;

/** Breaks the third law: a plug is named outside of the wiring. */
public record NamesPlug(Plugged plug) {}
