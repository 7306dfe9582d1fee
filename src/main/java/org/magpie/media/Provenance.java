package org.magpie.media;

/** How a title came into the library. */
public enum Provenance {
    HAND,
    LIST,
    SCAN,
    INSTANCE,
    DEMO
}
