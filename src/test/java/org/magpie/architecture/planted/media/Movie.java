package org.magpie.architecture.planted.media;

/** One of the four kinds, for those who should not know it. */
public record Movie(String name) {}
