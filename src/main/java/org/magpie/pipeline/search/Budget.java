package org.magpie.pipeline.search;

/**
 * How often an indexer may be called.
 *
 * @param aMinute calls in any sixty seconds, 0 for as many as come
 * @param aDay calls between two midnights of this computer, 0 for as many as come
 */
public record Budget(int aMinute, int aDay) {
    /** As many as come. */
    public static final Budget NONE = new Budget(0, 0);
}
