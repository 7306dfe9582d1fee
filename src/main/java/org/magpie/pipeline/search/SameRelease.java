package org.magpie.pipeline.search;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Whether two indexers offer the same thing. The same info hash is the same torrent for certain. Without one the name has to be the
 * same to the last letter and digit, and the size about the same: indexers of Usenet count it with and without what mends a post,
 * and those that are read from web pages know it to one decimal.
 */
public final class SameRelease {
    /** Of the larger size. "1.4 GB" may stand for 1.35 to 1.45. */
    private static final double TOLERANCE = 0.05;

    private static final Pattern ENDING = Pattern.compile("\\.(?:nzb|torrent)$");
    private static final Pattern NOT_WRITTEN_ALIKE = Pattern.compile("[^\\p{L}\\p{N}]+");

    private SameRelease() {}

    /** Whether what one of them leads to may be fetched in place of the other. */
    public static boolean is(Release one, Release other) {
        if (one.protocol() != other.protocol()) {
            return false;
        }
        String hash = one.infoHash();
        if (hash != null && other.infoHash() != null) {
            return hash.equals(other.infoHash());
        }
        String name = form(one.name());
        return !name.isEmpty() && name.equals(form(other.name())) && isAboutAsLarge(one.size(), other.size());
    }

    /** A size that is not stated speaks neither for nor against. */
    private static boolean isAboutAsLarge(long one, long other) {
        return one <= 0 || other <= 0 || Math.abs(one - other) <= TOLERANCE * Math.max(one, other);
    }

    private static String form(String name) {
        String lower = name.strip().toLowerCase(Locale.ROOT);
        return NOT_WRITTEN_ALIKE
                .matcher(ENDING.matcher(lower).replaceFirst(""))
                .replaceAll(" ")
                .strip();
    }
}
