package org.magpie.architecture.planted.pipeline.grab;

import org.magpie.architecture.planted.media.Movie;

/** Breaks the fourth law: taking a release depends on the kind of title. */
public record NamesKind(Movie movie) {}
