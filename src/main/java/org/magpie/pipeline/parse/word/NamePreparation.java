package org.magpie.pipeline.parse.word;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes off a name what is not part of it: its file extension, the address of a site, a name written backwards. */
public final class NamePreparation {
    private static final int LONGEST_WORD = 31;

    private final Set<String> siteEndings = Set.copyOf(WordList.lines("sites.txt"));
    private final Set<String> siteTags;

    public NamePreparation() {
        Set<String> tags = new HashSet<>();
        for (String tag : WordList.lines("site-tags.txt")) {
            tags.add(tag.toLowerCase(Locale.ROOT));
        }
        siteTags = Set.copyOf(tags);
    }

    /**
     * A name ready to be cut.
     *
     * @param text without extension and sites
     * @param extension in lower case, empty when it had no known one
     */
    public record Prepared(String text, String extension) {}

    public Prepared prepare(String name) {
        String text = withoutBlanksInBrackets(plainDigits(name)).strip();
        String extension = Extensions.of(text);
        if (!extension.isEmpty()) {
            text = text.substring(0, text.length() - extension.length() - 1).strip();
        }
        if (isBackwards(text)) {
            text = new StringBuilder(text).reverse().toString();
        }
        text = withoutSiteBehind(withoutSiteBefore(text));
        return new Prepared(text, extension);
    }

    /** "[ GRP ]", "( 2019 )": blanks just inside brackets say nothing, but in the first that a name begins with, where they mark a site. */
    private static String withoutBlanksInBrackets(String name) {
        @Nullable StringBuilder text = null;
        int first = name.isEmpty() || !Characters.isOpening(name.charAt(0)) ? 0 : firstClosing(name);
        for (int i = name.length() - 1; i > first; i--) {
            boolean blank = name.charAt(i) == ' ' && Characters.isOpening(name.charAt(i - 1))
                    || name.charAt(i - 1) == ' ' && Characters.isClosing(name.charAt(i));
            if (blank) {
                text = text == null ? new StringBuilder(name) : text;
                text.deleteCharAt(name.charAt(i) == ' ' ? i : i - 1);
            }
        }
        return text == null ? name : text.toString();
    }

    private static int firstClosing(String name) {
        int at = 0;
        while (at < name.length() && !Characters.isClosing(name.charAt(at))) {
            at++;
        }
        return at;
    }

    /** With the wide digits of East Asian names as plain ones. */
    private static String plainDigits(String name) {
        @Nullable StringBuilder text = null;
        for (int i = 0; i < name.length(); i++) {
            char character = name.charAt(i);
            if (character >= '０' && character <= '９') {
                text = text == null ? new StringBuilder(name) : text;
                text.setCharAt(i, (char) (character - '０' + '0'));
            }
        }
        return text == null ? name : text.toString();
    }

    /** Whether a name must be refused before it is read: one endless word, or posted as an encoded archive with a password. */
    public boolean mustBeRefused(String text) {
        int length = 0;
        while (length < text.length() && Character.isLetterOrDigit(text.charAt(length)) && text.charAt(length) < 128) {
            length++;
        }
        String lower = text.toLowerCase(Locale.ROOT);
        return length > LONGEST_WORD
                || isBackup(text)
                || isPosted(text)
                || (lower.contains("password") && lower.contains("yenc"));
    }

    /** "Backup_123456S01-02": a name some uploaders make up, which says nothing of what is inside. */
    private static boolean isBackup(String text) {
        int digits = "Backup_".length();
        if (!text.startsWith("Backup_")) {
            return false;
        }
        int end = Characters.digitsEnd(text, digits);
        return end - digits >= 5 && end < text.length() && text.charAt(end) == 'S';
    }

    /** "170424_26": a day and a count, which says nothing of what is inside. */
    private static boolean isPosted(String text) {
        return text.length() == 9
                && Characters.digitsEnd(text, 0) == 6
                && text.charAt(6) == '_'
                && Characters.digitsEnd(text, 7) == 9;
    }

    /** Some posters write names from right to left; a season and episode or a resolution gives them away. */
    private static boolean isBackwards(String text) {
        for (int i = 0; i < text.length(); i++) {
            boolean starts = i == 0 || Characters.isSoft(text.charAt(i - 1));
            if (starts && (isBackwardsEpisode(text, i) || isBackwardsResolution(text, i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isBackwardsEpisode(String text, int start) {
        int at = Characters.digitsEnd(text, start);
        if (at - start < 2 || at - start > 3 || at >= text.length() || text.charAt(at) != 'E') {
            return false;
        }
        int season = at + 1;
        if (season < text.length() && text.charAt(season) == '-') {
            season++;
        }
        int end = Characters.digitsEnd(text, season);
        return end - season == 2
                && end < text.length()
                && text.charAt(end) == 'S'
                && (end + 1 == text.length() || Characters.isSoft(text.charAt(end + 1)));
    }

    private static boolean isBackwardsResolution(String text, int start) {
        for (String resolution : new String[] {"p027", "p0801", "p084", "p0612"}) {
            int end = start + resolution.length();
            if (text.startsWith(resolution, start) && (end == text.length() || Characters.isSoft(text.charAt(end)))) {
                return true;
            }
        }
        return false;
    }

    private String withoutSiteBefore(String text) {
        if (text.startsWith("【")) {
            int close = text.indexOf('】');
            boolean site = close > 0
                    && close < text.length() - 1
                    && (text.substring(0, close).contains("www.")
                            || isSite(text.substring(1, close).strip()));
            return site ? text.substring(close + 1) : text;
        }
        boolean bracketed = !text.isEmpty() && (text.charAt(0) == '[' || text.charAt(0) == '(');
        int start = bracketed ? skip(text, 1, " ") : 0;
        int end = addressEnd(text, start);
        if (end <= start || !isSite(text.substring(start, end))) {
            return text;
        }
        int at = skip(text, end, " ");
        if (bracketed) {
            if (at >= text.length() || !Characters.isClosing(text.charAt(at))) {
                return text;
            }
            at++;
        } else if (!text.startsWith(" -", end) && !text.startsWith("  ", end)) {
            return text;
        }
        int rest = skip(text, at, " -._");
        return rest < text.length() ? text.substring(rest) : text;
    }

    private String withoutSiteBehind(String text) {
        if (text.isEmpty() || !Characters.isClosing(text.charAt(text.length() - 1))) {
            return text;
        }
        int open = Math.max(text.lastIndexOf('['), text.lastIndexOf('('));
        if (open <= 0) {
            return text;
        }
        String inside = text.substring(open + 1, text.length() - 1).strip();
        boolean site = siteTags.contains(inside.toLowerCase(Locale.ROOT))
                || (addressEnd(inside, 0) == inside.length() && isSite(inside));
        return site ? withoutSiteBehind(text.substring(0, open).strip()) : text;
    }

    private static int addressEnd(String text, int from) {
        int at = from;
        while (at < text.length() && isAddress(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isAddress(char character) {
        return character == '.' || character == '-' || (character < 128 && Characters.isWord(character));
    }

    private boolean isSite(String address) {
        String lower = address.toLowerCase(Locale.ROOT);
        int first = lower.indexOf('.');
        if (lower.startsWith("www.")) {
            return lower.indexOf('.', 4) > 4;
        }
        return first > 0 && siteEndings.contains(lower.substring(first + 1));
    }

    private static int skip(String text, int from, String characters) {
        int at = from;
        while (at < text.length() && characters.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at;
    }
}
