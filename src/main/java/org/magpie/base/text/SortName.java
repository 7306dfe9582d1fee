package org.magpie.base.text;

import java.util.List;
import java.util.Locale;

/**
 * A name taken apart for sorting: {@code The Mist (US)} has the article "The", the stem "Mist" and the tail " (US)".
 *
 * @param article as written, empty when there is none
 * @param stem never empty for a name that is not
 * @param tail remarks in round brackets at the end with the blank before them, empty when there are none; only names with an
 *     article have one, as there is nothing to be put between stem and tail otherwise
 */
public record SortName(String article, String stem, String tail) {
    private static final List<String> ARTICLES = List.of("the ", "an ", "a ");

    /** Takes a name apart. */
    public static SortName of(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        for (String article : ARTICLES) {
            if (lower.startsWith(article) && name.length() > article.length()) {
                int end = endOfStem(name, article.length());
                String stem = name.substring(article.length(), end);
                return stem.isBlank()
                        ? new SortName("", name, "")
                        : new SortName(name.substring(0, article.length() - 1), stem, name.substring(end));
            }
        }
        return new SortName("", name, "");
    }

    /** The name with its article behind: {@code Mist, The (US)}. */
    public String withArticleBehind() {
        return article.isEmpty() ? stem : stem + ", " + article + tail;
    }

    /** What a list is sorted by: without article and accents, in lower case. */
    public String key() {
        return Accents.strip((stem + tail).toLowerCase(Locale.ROOT)).strip();
    }

    private static int endOfStem(String name, int from) {
        int end = name.length();
        while (end > from && name.charAt(end - 1) == ')') {
            int open = name.lastIndexOf('(', end - 1);
            if (open <= from || open == end - 2) {
                break;
            }
            end = open;
            while (end > from && name.charAt(end - 1) == ' ') {
                end--;
            }
        }
        return end;
    }
}
