package org.magpie.pipeline.parse.word;

/** Reads picture sizes: 1080p, 720i, 1080p60, 1920x1080, BD720p. */
public final class Resolution {
    private Resolution() {}

    /**
     * The lines of the picture that one word states: 360, 480, 540, 576, 720, 1080 or 2160; 0 when it states none.
     *
     * @param key the word in lower case
     */
    public static int of(String key) {
        int at = 0;
        while (at < key.length() && !Characters.isDigit(key.charAt(at))) {
            at++;
        }
        int end = at;
        while (end < key.length() && Characters.isDigit(key.charAt(end))) {
            end++;
        }
        if (end == at || end == key.length() || end - at < 3 || end - at > 4) {
            return 0;
        }
        char unit = key.charAt(end);
        int rest = Characters.digitsEnd(key, end + 1);
        if ((unit == 'p' || unit == 'i') && rest == key.length()) {
            return rounded(Characters.number(key, at, end));
        }
        if (unit == 'x' && at == 0 && rest - end >= 4 && rest == key.length()) {
            return fromSize(Characters.number(key, at, end), Characters.number(key, end + 1, rest));
        }
        return 0;
    }

    /** The lines that stand for a picture of this width and height in pixels. */
    public static int fromSize(int width, int height) {
        if (width < 480 || height < 240 || width < height) {
            return 0;
        }
        if (width > 2000 || height > 1200) {
            return 2160;
        }
        if (width > 1300 || height > 800) {
            return 1080;
        }
        if (width > 1100 || height > 580) {
            return 720;
        }
        return height > 500 && height <= 576 && width < 960 ? 576 : 480;
    }

    private static int rounded(int lines) {
        return switch (lines) {
            case 360, 480, 540, 576, 720, 1080, 2160 -> lines;
            case 960 -> 720;
            case 1440 -> 1080;
            case 4320 -> 2160;
            default -> 0;
        };
    }
}
