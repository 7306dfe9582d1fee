package org.magpie.testing.names;

import org.magpie.media.MediaKind;

/**
 * A made-up release name.
 *
 * @param kind the grammar that must read it
 * @param name as an indexer would list it
 * @param expected what must be read in it
 */
public record GeneratedName(MediaKind kind, String name, Expected expected) {}
