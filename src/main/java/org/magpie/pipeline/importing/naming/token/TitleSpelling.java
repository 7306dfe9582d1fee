package org.magpie.pipeline.importing.naming.token;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.magpie.base.text.Accents;
import org.magpie.base.text.SortName;

/**
 * The spellings of a title that naming tokens ask for.
 *
 * @param withoutAccents whether the clean spelling loses accents; names of books and their authors keep them
 */
record TitleSpelling(boolean withoutAccents) {
    private static final String LOOSE = "'`’:?,";

    /** Punctuation that says nothing when it stands alone between blanks; a plus, a hash and a sign of money do. */
    private static final String ALONE = ",<>/\\;:'\"|`’~!?@%*-_=";

    private static final Set<String> CONTRACTIONS = Set.of("s", "m", "t", "ve", "ll", "d", "re");

    /** Without brackets and needless punctuation: {@code I'm Lost: Part [1]} becomes {@code Im Lost Part 1}. */
    String clean(String title) {
        String spoken = title.replace("&", "and");
        StringBuilder clean = new StringBuilder(spoken.length());
        for (int at = 0; at < spoken.length(); at++) {
            char letter = spoken.charAt(at);
            if (letter == '/') {
                clean.append(' ');
            } else if ("()[]{}".indexOf(letter) < 0 && !standsAlone(spoken, at) && !isLoose(spoken, at)) {
                clean.append(letter);
            }
        }
        String text = clean.toString();
        return withoutAccents ? Accents.strip(text) : text;
    }

    /** With the article behind: {@code Mist, The (US)}. */
    static String the(String title) {
        return SortName.of(title).withArticleBehind();
    }

    /** {@link #clean} with the article behind: {@code Mist, The US}. */
    String cleanThe(String title) {
        SortName name = SortName.of(title);
        return name.article().isEmpty()
                ? clean(title)
                : clean(name.stem()).strip() + ", " + name.article() + clean(name.tail());
    }

    /** With the year in round brackets, unless it is there already. */
    static String withYear(String title, @Nullable Integer year) {
        return year == null || year == 0 || title.endsWith("(" + year + ")") ? title : title + " (" + year + ")";
    }

    /** Without a year in round brackets at the end. */
    static String withoutYear(String title) {
        int length = title.length();
        boolean yearAtEnd = length > 7
                && title.endsWith(")")
                && title.charAt(length - 6) == '('
                && title.substring(length - 5, length - 1).chars().allMatch(Character::isDigit);
        return yearAtEnd ? title.substring(0, length - 6).stripTrailing() : title;
    }

    /** {@link #cleanThe} with the year, which stands without brackets. */
    String cleanTheWithYear(String title, @Nullable Integer year) {
        String name = cleanThe(withoutYear(title));
        return year == null || year == 0 ? cleanThe(title) : name + " " + year;
    }

    /** The letter a title is filed under: "M" for "The Mist", "H" for ".hack"; {@code _} where there is none in front. */
    static String firstCharacter(String title) {
        String sorted = the(title);
        for (int at = 0; at < Math.min(2, sorted.length()); at++) {
            int point = sorted.codePointAt(at);
            if (Character.isLetterOrDigit(point)) {
                String upper = Accents.fold(Character.toString(point).toUpperCase(Locale.ROOT));
                return upper.substring(0, upper.offsetByCodePoints(0, 1));
            }
        }
        return "_";
    }

    private static boolean standsAlone(String text, int at) {
        return at > 0
                && at + 1 < text.length()
                && ALONE.indexOf(text.charAt(at)) >= 0
                && Character.isWhitespace(text.charAt(at - 1))
                && Character.isWhitespace(text.charAt(at + 1));
    }

    /**
     * Whether a mark ends a word ({@code Mission: }) or stands in a contraction with a word behind it ({@code I'm lost}). The
     * mark in the last word ({@code The Title's}) stays; so it is in every library that the established managers named.
     */
    private static boolean isLoose(String text, int at) {
        if (LOOSE.indexOf(text.charAt(at)) < 0) {
            return false;
        }
        int end = at + 1;
        while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        if (end == at + 1) {
            return true;
        }
        return end < text.length()
                && CONTRACTIONS.contains(text.substring(at + 1, end).toLowerCase(Locale.ROOT));
    }
}
