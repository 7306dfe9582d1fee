package org.magpie.pipeline.importing.naming.token;

import java.util.List;
import org.magpie.base.disk.SafeName;

/** Shortens values to a number of UTF-8 bytes, with three dots where something is missing. */
public final class Shortening {
    /**
     * Stands for the three dots until the name is tidy, as the tidying would take dots away. It is one of the characters that
     * Unicode keeps free for such use inside a program, and has as many bytes as the dots.
     */
    public static final char ELLIPSIS = '\ufdd0';

    private static final int ELLIPSIS_BYTES = 3;

    private Shortening() {}

    /**
     * @param bytes that the result may have; from the beginning when positive, from the end when negative, unlimited when 0
     */
    static String shorten(String value, int bytes) {
        int limit = Math.abs(bytes);
        if (bytes == 0 || SafeName.bytesOf(value) <= limit) {
            return value;
        }
        if (bytes < 0) {
            return ELLIPSIS + trimStart(SafeName.cutFrontToBytes(value, limit - ELLIPSIS_BYTES));
        }
        return trimEnd(SafeName.cutToBytes(value, limit - ELLIPSIS_BYTES)) + ELLIPSIS;
    }

    /** Several values with a joint between; too long, only the first and last stay, then only the first. */
    static String join(List<String> values, String joint, int bytes) {
        String joined = String.join(joint, values);
        if (bytes <= 0 || values.size() < 2 || SafeName.bytesOf(joined) <= bytes) {
            return shorten(joined, bytes);
        }
        String first = trimEnd(values.getFirst());
        int firstBytes = SafeName.bytesOf(first) + ELLIPSIS_BYTES;
        if (firstBytes + SafeName.bytesOf(values.getLast()) <= bytes) {
            return first + ELLIPSIS + values.getLast();
        }
        return firstBytes <= bytes ? first + ELLIPSIS : shorten(values.getFirst(), bytes);
    }

    private static String trimStart(String text) {
        int start = 0;
        while (start < text.length() && " .".indexOf(text.charAt(start)) >= 0) {
            start++;
        }
        return text.substring(start);
    }

    private static String trimEnd(String text) {
        int end = text.length();
        while (end > 0 && " .".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return text.substring(0, end);
    }
}
