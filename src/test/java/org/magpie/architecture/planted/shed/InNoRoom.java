package org.magpie.architecture.planted.shed;

/** A planted violation: no floor names this room. */
public final class InNoRoom {}
