package org.magpie.media.exclusion;

import java.util.Locale;

/** Compares names with a pattern in which {@code *} stands for any characters and {@code ?} for one; case does not matter. */
final class NamePattern {
    private NamePattern() {}

    /** Whether the whole name fits. Takes at most pattern times name steps, whatever the pattern. */
    static boolean fits(String pattern, String name) {
        String wanted = pattern.toLowerCase(Locale.ROOT);
        String text = name.toLowerCase(Locale.ROOT);
        int at = 0;
        int star = -1;
        int resumed = 0;
        int place = 0;
        while (place < text.length()) {
            if (at < wanted.length() && wanted.charAt(at) == '*') {
                star = at++;
                resumed = place;
            } else if (at < wanted.length() && (wanted.charAt(at) == '?' || wanted.charAt(at) == text.charAt(place))) {
                at++;
                place++;
            } else if (star >= 0) {
                at = star + 1;
                place = ++resumed;
            } else {
                return false;
            }
        }
        while (at < wanted.length() && wanted.charAt(at) == '*') {
            at++;
        }
        return at == wanted.length();
    }
}
