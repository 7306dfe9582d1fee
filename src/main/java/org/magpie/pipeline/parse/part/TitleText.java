package org.magpie.pipeline.parse.part;

import org.magpie.pipeline.parse.word.Characters;

/** Turns the stretch of a name that holds a title into the title. */
public final class TitleText {
    private TitleText() {}

    /** A series title: dots and underscores become blanks, what cannot be in a file name goes, and so does what is left hanging. */
    public static String ofSeries(String written) {
        String stretch = IdReader.withoutIds(written);
        StringBuilder title = new StringBuilder(stretch.length());
        for (int i = 0; i < stretch.length(); i++) {
            char character = stretch.charAt(i);
            switch (character) {
                case '.', '_', ' ', '\t', '\u00A0' -> appendBlank(title);
                case '<', '>', '?', '*' -> {
                    // cannot be in a file name, so half of all names lack it
                }
                default -> title.append(character);
            }
        }
        return trimmed(title.toString());
    }

    private static void appendBlank(StringBuilder title) {
        if (!title.isEmpty() && title.charAt(title.length() - 1) != ' ') {
            title.append(' ');
        }
    }

    /** Without separators at both ends and without brackets that nothing opens or closes. */
    static String trimmed(String title) {
        int start = 0;
        int end = title.length();
        boolean changed = true;
        while (changed && start < end) {
            changed = false;
            while (start < end && isHanging(title.charAt(start))) {
                start++;
                changed = true;
            }
            while (end > start && isHanging(title.charAt(end - 1)) && !closesWave(title, start, end)) {
                end--;
                changed = true;
            }
            if (start < end && isOpen(title.charAt(end - 1))) {
                end--;
                changed = true;
            }
            if (start < end && isOpen(title.charAt(start)) && closes(title, start, end) < 0) {
                start++;
                changed = true;
            }
        }
        return closed(title.substring(start, end));
    }

    /** A film title without separators at both ends; a dot at the end of an abbreviation stays. */
    public static String trimmedFilm(String title) {
        String text = title.strip();
        boolean abbreviated = text.length() > 2
                && text.endsWith(".")
                && (text.charAt(text.length() - 3) == '.' || text.charAt(text.length() - 3) == ' ');
        String trimmed = trimmed(text);
        return abbreviated ? trimmed + "." : trimmed;
    }

    private static boolean isHanging(char character) {
        return " -_./|,:;~+=–—★•".indexOf(character) >= 0;
    }

    /** "Title ~Subtitle~": Japanese titles set what is below them between waves. */
    private static boolean closesWave(String title, int start, int end) {
        int open = title.indexOf('~', start);
        return title.charAt(end - 1) == '~' && open > start && open < end - 2 && title.charAt(open - 1) == ' ';
    }

    private static boolean isOpen(char character) {
        return character == '(' || character == '[' || character == '{';
    }

    private static int closes(String title, int start, int end) {
        char wanted = title.charAt(start) == '(' ? ')' : title.charAt(start) == '[' ? ']' : '}';
        int at = title.indexOf(wanted, start);
        return at < end ? at : -1;
    }

    /** "Title (2016": the number of the season stood inside the brackets, close them. */
    private static String closed(String title) {
        int open = title.lastIndexOf('(');
        boolean year =
                open >= 0 && title.length() - open == 5 && Characters.number(title, open + 1, title.length()) >= 1900;
        return year ? title + ")" : title;
    }

    /** The year a series title ends in, 0 when there is none or nothing but a year. */
    public static int trailingYear(String title) {
        int end = title.endsWith(")") ? title.length() - 1 : title.length();
        int from = end - 4;
        if (from < 2) {
            return 0;
        }
        int year = Characters.number(title, from, end);
        char before = title.charAt(from - 1);
        boolean apart = before == ' ' || before == '(' || before == '-';
        return apart && year >= 1900 && year < 2100 ? year : 0;
    }

    /** The title without the year that it ends in. */
    public static String withoutYear(String title) {
        if (trailingYear(title) == 0) {
            return title;
        }
        int end = title.endsWith(")") ? title.length() - 1 : title.length();
        return trimmed(title.substring(0, end - 4));
    }
}
