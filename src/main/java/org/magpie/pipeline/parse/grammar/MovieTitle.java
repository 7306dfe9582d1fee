package org.magpie.pipeline.parse.grammar;

import java.util.ArrayList;
import java.util.List;
import org.magpie.pipeline.parse.part.EastAsianNames;
import org.magpie.pipeline.parse.part.TitleText;

/** Turns the stretch of a name that holds a film's title into the title and its alternatives. */
final class MovieTitle {
    /** Length of " AKA ". */
    private static final int JOINT = 5;

    private MovieTitle() {}

    /** The title: dots become blanks except in abbreviations such as U.N.C.L.E. and Dr. */
    static String of(String stretch) {
        String[] parts = stretch.replace('_', ' ').split("\\.", -1);
        StringBuilder title = new StringBuilder(stretch.length() + 2);
        for (int i = 0; i < parts.length; i++) {
            title.append(parts[i]);
            boolean letter = isLetter(parts[i], i == 0);
            boolean abbreviation = letter
                    && ((i > 0 && isLetter(parts[i - 1], i == 1))
                            || (i + 1 < parts.length && isLetter(parts[i + 1], false)));
            boolean literal = i + 1 < parts.length && parts[i + 1].startsWith(" ") && !parts[i].isEmpty();
            boolean shortened = literal || (i + 1 < parts.length && endsInShortened(parts[i]));
            if (abbreviation || shortened) {
                title.append('.');
            }
            boolean within = abbreviation && i + 1 < parts.length && isLetter(parts[i + 1], false);
            if (!within) {
                title.append(' ');
            }
        }
        return TitleText.trimmedFilm(squeezed(title));
    }

    /** Whether a part is one letter, or ends in a blank and one letter where it opens an abbreviation. */
    private static boolean isLetter(String part, boolean opening) {
        int length = part.length();
        if (length == 0 || !Character.isLetter(part.charAt(length - 1))) {
            return false;
        }
        return length == 1 || (part.charAt(length - 2) == ' ' && (opening || length > 1));
    }

    private static boolean endsInShortened(String part) {
        String last = part.substring(part.lastIndexOf(' ') + 1);
        return last.equalsIgnoreCase("dr") || last.equalsIgnoreCase("mr") || last.equalsIgnoreCase("mrs");
    }

    private static String squeezed(CharSequence text) {
        StringBuilder squeezed = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            boolean again = character == ' ' && !squeezed.isEmpty() && squeezed.charAt(squeezed.length() - 1) == ' ';
            if (!again) {
                squeezed.append(character);
            }
        }
        return squeezed.toString();
    }

    /** The whole title first, then the titles that it joins with AKA or a slash. */
    static List<String> all(String title) {
        String whole = title;
        for (String spelt : List.of(" a.k.a. ", " A.K.A. ", " a k a ", " A K A ")) {
            whole = whole.replace(spelt, " AKA ");
        }
        String joined = withoutBrackets(whole);
        int at = akaIn(joined);
        List<String> titles = new ArrayList<>();
        titles.add(whole);
        if (at > 0) {
            while (at > 0) {
                titles.add(joined.substring(0, at).strip());
                joined = joined.substring(at + JOINT);
                at = akaIn(joined);
            }
            titles.add(joined.strip());
        } else if (whole.contains(" / ")) {
            for (String part : whole.split(" / ", -1)) {
                titles.add(part.strip());
            }
        } else if (!EastAsianNames.latinBehind(whole).isEmpty()) {
            titles.add(EastAsianNames.latinBehind(whole));
        }
        return titles;
    }

    private static int akaIn(String title) {
        for (int i = 1; i + JOINT < title.length(); i++) {
            if (title.charAt(i) == ' ' && title.regionMatches(true, i, " AKA ", 0, JOINT)) {
                return i;
            }
        }
        return -1;
    }

    /** "Title (aka Other)" as "Title aka Other". */
    private static String withoutBrackets(String title) {
        int open = title.indexOf(" (");
        boolean aka = open > 0 && title.endsWith(")") && title.regionMatches(true, open + 2, "aka ", 0, 4);
        return aka ? title.substring(0, open) + " " + title.substring(open + 2, title.length() - 1) : title;
    }
}
