package org.magpie.architecture.planted.base;

import org.magpie.architecture.planted.media.Movie;

/** Breaks the first law: the ground knows the domain. */
public record LooksUp(Movie movie) {}
