package org.magpie.media.name;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.magpie.base.text.Accents;
import org.magpie.base.text.ComparisonForm;
import org.magpie.base.text.Transliteration;

/**
 * Makes the forms of a title by which it is matched. Two titles are the same where they share one form. A letter, sign or number that
 * can be written in several ways gives several forms, but a plain spelling is never taken for a special one: {@code Müller} is also
 * written {@code Muller} and {@code Mueller}, while {@code Mueller} is not {@code Muller}.
 */
final class MatchingForms {
    /** What {@code &} is read as. An empty one: the word is left out, as the comparison form leaves out "and". */
    private static final List<String> JOINING = List.of("", "und", "et", "y", "e", "og", "och", "en", "i", "и", "oraz");

    /** Joining words of other languages that mean nothing else; only these may be left out where they are written. */
    private static final Set<String> FOREIGN_JOINING = Set.of("und", "et", "og", "och");

    /** Articles that catalogues put behind a title with a comma. */
    private static final Set<String> ARTICLES_BEHIND = Set.of(
            "the", "a", "an", "der", "die", "das", "le", "la", "les", "l", "un", "une", "el", "los", "las", "il", "lo",
            "gli", "i", "de", "het", "een", "den", "det", "o", "os", "as");

    /** Words behind which a number may be spelt, and how they are written in full. */
    private static final Map<String, String> COUNTED = Map.of(
            "part", "part", "pt", "part", "chapter", "chapter", "volume", "volume", "vol", "volume", "book", "book");

    private static final List<String> NUMBERS =
            List.of("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten");

    private MatchingForms() {}

    /** The forms, the most usual one first; empty for an empty title. */
    static Set<String> of(String title) {
        String plain = plain(title);
        String ordered = articleInFront(plain);
        Set<String> forms = new LinkedHashSet<>();
        add(forms, ComparisonForm.strict(plain));
        for (String text : withReadSigns(ordered)) {
            List<String> words = counted(ComparisonForm.looseWords(text));
            addSpellings(forms, words);
            if (words.stream().skip(1).anyMatch(FOREIGN_JOINING::contains)) {
                addSpellings(forms, withoutForeignJoining(words));
            }
            if (words.size() > 1 && words.getLast().equals("the")) {
                addSpellings(forms, words.subList(0, words.size() - 1));
            }
        }
        if (forms.isEmpty()) {
            add(forms, plain.replaceAll("\\s+", ""));
        }
        return forms;
    }

    /** Full-width letters, raised figures and the like in their plain form; marks that nobody sees go. */
    private static String plain(String title) {
        String folded = Normalizer.normalize(title, Normalizer.Form.NFKC);
        StringBuilder seen = new StringBuilder(folded.length());
        folded.codePoints()
                .filter(point -> Character.getType(point) != Character.FORMAT)
                .forEach(seen::appendCodePoint);
        return seen.toString().strip().toLowerCase(Locale.ROOT);
    }

    /** "Lantern, The" as "the Lantern". */
    private static String articleInFront(String title) {
        int comma = title.lastIndexOf(',');
        if (comma <= 0) {
            return title;
        }
        String behind = title.substring(comma + 1).strip();
        String article = behind.endsWith("'") ? behind.substring(0, behind.length() - 1) : behind;
        return ARTICLES_BEHIND.contains(article)
                ? behind
                        + (behind.endsWith("'") ? "" : " ")
                        + title.substring(0, comma).strip()
                : title;
    }

    /** The title with its signs read as words: once for each word that may be meant. */
    private static List<String> withReadSigns(String title) {
        String dollars = letterSigns(title);
        String joined = dollars.replaceAll("(?<=[\\s.])\\+(?=[\\s.])", "&");
        int sign = joined.indexOf('&');
        if (sign <= 0 || sign == joined.length() - 1) {
            return List.of(joined);
        }
        List<String> read = new ArrayList<>(JOINING.size());
        JOINING.forEach(word -> read.add(joined.replace("&", " " + word + " ")));
        return read;
    }

    /** "Pa$$word", "F@st": signs inside a word stand for letters. */
    private static String letterSigns(String title) {
        if (title.indexOf('$') < 0 && title.indexOf('@') < 0) {
            return title;
        }
        StringBuilder read = new StringBuilder(title);
        for (int at = 1; at < read.length(); at++) {
            if (Character.isLetter(read.charAt(at - 1))) {
                switch (read.charAt(at)) {
                    case '$' -> read.setCharAt(at, 's');
                    case '@' -> read.setCharAt(at, 'a');
                    default -> {}
                }
            }
        }
        return read.toString();
    }

    /** "Part Two", "Pt. II" and "Part 2" are the same. */
    private static List<String> counted(List<String> words) {
        List<String> counted = new ArrayList<>(words);
        for (int at = 1; at < words.size(); at++) {
            String before = COUNTED.get(words.get(at - 1));
            if (before == null) {
                continue;
            }
            String word = words.get(at);
            int number = word.equals("i") ? 1 : NUMBERS.indexOf(word) + 1;
            boolean isNumber = number > 0 || word.chars().allMatch(Character::isDigit);
            if (isNumber) {
                counted.set(at - 1, before);
                counted.set(at, number > 0 ? Integer.toString(number) : word);
            }
        }
        return counted;
    }

    private static List<String> withoutForeignJoining(List<String> words) {
        List<String> kept = new ArrayList<>(words.size());
        for (int at = 0; at < words.size(); at++) {
            boolean inside = at > 0 && at < words.size() - 1;
            if (!inside || !FOREIGN_JOINING.contains(words.get(at))) {
                kept.add(words.get(at));
            }
        }
        return kept;
    }

    private static void addSpellings(Set<String> forms, List<String> words) {
        String text = String.join("", words);
        Accents.spellings(text).forEach(spelling -> add(forms, spelling));
        Transliteration.latin(text).forEach(latin -> add(forms, latin));
    }

    private static void add(Set<String> forms, String form) {
        if (!form.isEmpty()) {
            forms.add(form);
        }
    }
}
