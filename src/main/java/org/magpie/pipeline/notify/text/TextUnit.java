package org.magpie.pipeline.notify.text;

/** In what a service counts the length of a text. */
public enum TextUnit {
    /** Unicode code points, which most documents call characters. */
    CODE_POINTS,
    /** UTF-16 code units, as JavaScript and the Telegram Bot API count. */
    UTF_16,
    /** Bytes of UTF-8. */
    BYTES;

    public int size(String text) {
        return switch (this) {
            case CODE_POINTS -> text.codePointCount(0, text.length());
            case UTF_16 -> text.length();
            case BYTES -> bytes(text);
        };
    }

    private static int bytes(String text) {
        int bytes = 0;
        for (int at = 0; at < text.length(); at++) {
            char unit = text.charAt(at);
            if (unit < 0x80) {
                bytes++;
            } else if (unit < 0x800 || Character.isSurrogate(unit)) {
                bytes += 2; // a pair has four
            } else {
                bytes += 3;
            }
        }
        return bytes;
    }
}
