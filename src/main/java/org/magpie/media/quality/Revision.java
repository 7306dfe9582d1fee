package org.magpie.media.quality;

import java.util.Comparator;

/**
 * How often a release was mended.
 *
 * @param version 1 for the first, 2 for a proper, repack or "v2", and so on; at least 0
 * @param real how often the name says REAL; at least 0
 * @param repack whether it is the same group's own mending
 */
public record Revision(int version, int real, boolean repack) implements Comparable<Revision> {
    /** The revision of a release that says nothing of one. */
    public static final Revision FIRST = new Revision(1, 0, false);

    private static final Comparator<Revision> ORDER =
            Comparator.comparingInt(Revision::real).thenComparingInt(Revision::version);

    @Override
    public int compareTo(Revision other) {
        return ORDER.compare(this, other);
    }
}
