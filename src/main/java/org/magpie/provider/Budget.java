package org.magpie.provider;

/**
 * How often a plug may call what it stands for, and how much may be fetched through it.
 *
 * @param aMinute calls in any sixty seconds, 0 for as many as come
 * @param aDay calls between two midnights of this computer, 0 for as many as come
 * @param fetchesADay torrents, posts or files between two midnights of this computer, 0 for as many as come
 */
public record Budget(int aMinute, int aDay, int fetchesADay) {
    /** As many as come. */
    public static final Budget NONE = new Budget(0, 0, 0);

    /** Of calls alone. */
    public Budget(int aMinute, int aDay) {
        this(aMinute, aDay, 0);
    }
}
