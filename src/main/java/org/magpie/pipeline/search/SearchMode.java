package org.magpie.pipeline.search;

/** What a search is for: a person says of each indexer which of these it serves, and rules judge its releases accordingly. */
public enum SearchMode {
    /** The newest releases of the indexers, every few minutes; nobody asked for them. */
    RECENT,
    /** What is wanted, by Magpie itself. */
    AUTOMATIC,
    /** What there is, by a person who looks at it: what is not monitored or not out yet may be taken too. */
    INTERACTIVE
}
