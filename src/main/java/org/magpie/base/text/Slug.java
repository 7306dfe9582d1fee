package org.magpie.base.text;

import java.util.Locale;

/**
 * Makes addresses of titles: {@code Mixed Case & more} becomes {@code mixed-case-more}.
 *
 * @param dashForInvalid whether a dash stands for a character that an address should not have; false leaves it out
 * @param trim characters taken off both ends
 * @param dedupe characters of which only the last of several in a row is kept
 */
public record Slug(boolean dashForInvalid, String trim, String dedupe) {
    /** What titles in Magpie get. */
    public static final Slug DEFAULT = new Slug(false, "-_", "-_");

    /** The slug of a text: a-z, 0-9, dash and underscore; may be empty. */
    public String of(String text) {
        String bare = Accents.strip(text.toLowerCase(Locale.ROOT));
        StringBuilder slug = new StringBuilder(bare.length());
        bare.codePoints().forEach(point -> append(slug, point));
        return deduped(trimmed(slug.toString()));
    }

    private void append(StringBuilder slug, int point) {
        if (Character.isWhitespace(point)) {
            slug.append('-');
        } else if ((point >= 'a' && point <= 'z') || (point >= '0' && point <= '9') || point == '-' || point == '_') {
            slug.append((char) point);
        } else if (dashForInvalid) {
            slug.append('-');
        }
    }

    private String trimmed(String slug) {
        int start = 0;
        int end = slug.length();
        while (start < end && trim.indexOf(slug.charAt(start)) >= 0) {
            start++;
        }
        while (end > start && trim.indexOf(slug.charAt(end - 1)) >= 0) {
            end--;
        }
        return slug.substring(start, end);
    }

    private String deduped(String slug) {
        StringBuilder once = new StringBuilder(slug.length());
        for (int at = 0; at < slug.length(); at++) {
            boolean repeats = dedupe.indexOf(slug.charAt(at)) >= 0
                    && at + 1 < slug.length()
                    && dedupe.indexOf(slug.charAt(at + 1)) >= 0;
            if (!repeats) {
                once.append(slug.charAt(at));
            }
        }
        return once.toString();
    }
}
