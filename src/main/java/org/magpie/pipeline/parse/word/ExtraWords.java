package org.magpie.pipeline.parse.word;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The words that say that something is beside the episodes of a season, or that a season lacks some of them. */
public final class ExtraWords {
    /** The longest word that a number is glued to, as in NCOP01 and OVA4. */
    private static final int LONGEST_GLUED = 8;

    /** Openings and endings are named by these only with a number behind. */
    private static final List<String> NUMBERED = List.of("op", "ed");

    private final Map<String, List<Form>> byFirstWord = new HashMap<>();

    ExtraWords() {
        for (String line : WordList.lines("extras.txt")) {
            int colon = line.lastIndexOf(" : ");
            Kind kind = Kind.valueOf(line.substring(colon + 3).strip().toUpperCase(Locale.ROOT));
            for (String written : line.substring(0, colon).split("\\|", -1)) {
                List<String> words =
                        List.of(written.strip().toLowerCase(Locale.ROOT).split(" +"));
                byFirstWord
                        .computeIfAbsent(words.getFirst(), first -> new ArrayList<>())
                        .add(new Form(words, kind));
            }
        }
    }

    /** What such a word says. */
    public enum Kind {
        /** An episode outside the run of the series, or its opening or ending. */
        SPECIAL,
        /** Material about the season. */
        EXTRA,
        /** The pack lacks episodes. */
        UNFINISHED
    }

    private record Form(List<String> words, Kind kind) {}

    /** What the word, or the phrase that it begins, says; null when it is none of these. */
    @Nullable
    public Kind at(Tokens tokens, int index) {
        String key = tokens.get(index).key();
        List<Form> forms = byFirstWord.get(key);
        if (forms != null) {
            for (Form form : forms) {
                if (fits(form, tokens, index)) {
                    return form.kind();
                }
            }
        }
        return isGlued(key, 0) ? Kind.SPECIAL : null;
    }

    private static boolean fits(Form form, Tokens tokens, int index) {
        if (index + form.words().size() > tokens.size()) {
            return false;
        }
        for (int i = 1; i < form.words().size(); i++) {
            if (!tokens.gapJoins(index + i)
                    || !tokens.get(index + i).is(form.words().get(i))) {
                return false;
            }
        }
        return true;
    }

    /** Whether from this place a key is such a word with its number, as in "OVA04", "NCED2v2" and the end of "S01OVA04". */
    public boolean isGlued(String key, int from) {
        int digits = from;
        while (digits < key.length() && !Characters.isDigit(key.charAt(digits))) {
            digits++;
        }
        int end = Characters.digitsEnd(key, digits);
        boolean version = end + 2 == key.length() && key.charAt(end) == 'v';
        if (digits == from
                || digits - from > LONGEST_GLUED
                || end == digits
                || end - digits > 3
                || (end < key.length() && !version)) {
            return false;
        }
        String word = key.substring(from, digits);
        List<Form> forms = byFirstWord.get(word);
        return NUMBERED.contains(word)
                || (forms != null
                        && forms.getFirst().kind() == Kind.SPECIAL
                        && forms.getFirst().words().size() == 1);
    }
}
