package org.magpie.media.name;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.magpie.base.text.ComparisonForm;

/**
 * The forms of titles that need to know what a title is: of an episode, an album, a track, a book.
 *
 * <p>No expression here has a repetition inside a repetition, as the texts come from outside.
 */
public final class TitleForms {
    private static final Pattern SPECIAL_MARK =
            Pattern.compile("\\.S\\d{1,4}(?:E00|\\.Special)\\.", Pattern.CASE_INSENSITIVE);
    private static final Pattern RELEASE_WORDS =
            Pattern.compile("\\.(?:\\d{3,4}[pi]|HDTV|WEB|WEBRip|WEB-DL|BluRay|DVD)\\b|-", Pattern.CASE_INSENSITIVE);

    /** Words that make a bracket behind an album's name an edition and not a part of the name. */
    private static final List<String> EDITION_WORDS = List.of(
            "version",
            "limited",
            "deluxe",
            "single",
            "clean",
            "album",
            "special",
            "bonus",
            "promo",
            "remaster",
            "explicit",
            "anniversary edition",
            "expanded",
            "produced by");

    private static final Pattern FEATURING =
            Pattern.compile("[(\\[]?\\b(?:featuring|feat\\.?|ft\\.?)\\s", Pattern.CASE_INSENSITIVE);

    private TitleForms() {}

    /** What two spellings of one title share, in the form that the established managers keep. */
    public static String comparison(String title) {
        return ComparisonForm.strict(title);
    }

    /**
     * Returns the forms by which a title is matched, the most usual first. Two spellings are of one title where they share a form:
     * {@code Männer & Mäuse} and {@code Maenner und Maeuse}, {@code S.W.A.N.} and {@code SWAN}, {@code Lantern, The} and {@code The
     * Lantern}, {@code Part II} and {@code Part Two}.
     *
     * @return empty for an empty title alone
     */
    public static Set<String> matching(String title) {
        return MatchingForms.of(title);
    }

    /** Whether two spellings may be of one title, see {@link #matching}. */
    public static boolean isSame(String one, String other) {
        Set<String> forms = matching(one);
        return matching(other).stream().anyMatch(forms::contains);
    }

    /**
     * What two spellings of one episode's title share: words in lower case with one blank between. Of a special's release name only
     * the episode's title counts.
     */
    public static String episode(String title) {
        String named = title;
        Matcher mark = SPECIAL_MARK.matcher(title);
        if (mark.find()) {
            String rest = title.substring(mark.end());
            Matcher end = RELEASE_WORDS.matcher(rest);
            named = end.find() && end.start() > 0 ? rest.substring(0, end.start()) : rest;
        }
        String story = withoutPart(named);
        StringBuilder form = new StringBuilder(story.length());
        story.codePoints()
                .map(point -> Character.isLetterOrDigit(point) || point == '_' ? point : ' ')
                .forEach(form::appendCodePoint);
        return String.join(" ", form.toString().strip().split("\\s+")).toLowerCase(Locale.ROOT);
    }

    /** "Pier (1)": a part in brackets at the end is written in some catalogues and not in others. */
    private static String withoutPart(String title) {
        int open = title.lastIndexOf('(');
        boolean part = open > 0
                && title.endsWith(")")
                && open + 2 < title.length()
                && title.substring(open + 1, title.length() - 1).chars().allMatch(Character::isDigit);
        return part ? title.substring(0, open) : title;
    }

    /** An album's or book's title without brackets that name its edition: {@code Songs (Deluxe Edition)} becomes {@code Songs}. */
    public static String withoutEditionTags(String title) {
        StringBuilder kept = new StringBuilder(title.length());
        int at = 0;
        while (at < title.length()) {
            int close = closing(title, at);
            if (close > at && namesEdition(title.substring(at + 1, close))) {
                at = close + 1;
            } else {
                kept.append(title.charAt(at++));
            }
        }
        return kept.toString().strip();
    }

    /** A track's title without edition brackets and without the guests: {@code Song (feat. Someone)} becomes {@code Song}. */
    public static String withoutTrackTags(String title) {
        Matcher guests = FEATURING.matcher(title);
        String own = guests.find() && guests.start() > 0 ? title.substring(0, guests.start()) : title;
        return withoutEditionTags(own.strip());
    }

    /**
     * Takes a book's title apart: behind the first colon, or in a bracket of several words, stands the subtitle. A leading author
     * ("Author: Title") is left out.
     */
    public static BookTitle splitBookTitle(String title, String author) {
        String book = !author.isEmpty() && title.startsWith(author + ":")
                ? title.substring(author.length() + 1).strip()
                : title;
        int open = book.indexOf('(');
        int close = open < 0 ? -1 : book.indexOf(')', open);
        int colon = book.indexOf(':');
        if (open > 0 && close > open) {
            String inside = book.substring(open + 1, close).strip();
            if (inside.indexOf(' ') < 0) {
                return new BookTitle(book, null);
            }
            return new BookTitle(book.substring(0, open).strip(), inside);
        }
        if (open < 0 && colon > 0 && !book.substring(colon + 1).isBlank()) {
            return new BookTitle(
                    book.substring(0, colon).strip(), book.substring(colon + 1).strip());
        }
        return new BookTitle(book, null);
    }

    /**
     * A book's title.
     *
     * @param subtitle null when there is none
     */
    public record BookTitle(String title, @Nullable String subtitle) {}

    /** Where the bracket that opens here closes, -1 when none opens here or it holds another one. */
    private static int closing(String title, int at) {
        char open = title.charAt(at);
        if (open != '(' && open != '[') {
            return -1;
        }
        for (int end = at + 1; end < title.length(); end++) {
            char letter = title.charAt(end);
            if (letter == ')' || letter == ']') {
                return end;
            }
            if (letter == '(' || letter == '[') {
                return -1;
            }
        }
        return -1;
    }

    private static boolean namesEdition(String inside) {
        String lower = inside.toLowerCase(Locale.ROOT);
        return EDITION_WORDS.stream().anyMatch(lower::contains);
    }
}
