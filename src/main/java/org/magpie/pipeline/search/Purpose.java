package org.magpie.pipeline.search;

/** What an indexer is asked for; a person says of each indexer what it serves. */
public enum Purpose {
    /** Its newest releases, every few minutes. */
    RECENT,
    /** What is wanted, by Magpie itself. */
    AUTOMATIC,
    /** What there is, by a person who looks at it. */
    INTERACTIVE
}
