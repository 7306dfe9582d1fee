package org.magpie.architecture.planted.base;

/** Breaks the law that no two types share a simple name. */
public final class Namesake {}
