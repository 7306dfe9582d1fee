package org.magpie.pipeline.decide;

/** What releases are judged for. */
public enum Occasion {
    /** They are the newest of the indexers; nobody asked for them. */
    RECENT,
    /** Magpie looked for what is wanted. */
    AUTOMATIC,
    /** A person looks and wants to see what there is: what is not monitored or not out yet may be taken too. */
    BY_HAND
}
