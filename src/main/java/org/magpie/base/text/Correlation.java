package org.magpie.base.text;

import java.security.SecureRandom;

/** Makes correlation ids: short, speakable, unique enough for one library. */
public final class Correlation {
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

    private final SecureRandom random = new SecureRandom();

    /** Twelve letters and digits without those that are easily taken for another. */
    public String next() {
        StringBuilder id = new StringBuilder(12);
        for (int at = 0; at < 12; at++) {
            id.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return id.toString();
    }
}
