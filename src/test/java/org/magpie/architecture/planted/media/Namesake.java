package org.magpie.architecture.planted.media;

/** Breaks the law that no two types share a simple name. */
public final class Namesake {}
