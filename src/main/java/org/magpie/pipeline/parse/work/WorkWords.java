package org.magpie.pipeline.parse.work;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.magpie.pipeline.parse.word.Characters;
import org.magpie.pipeline.parse.word.Token;
import org.magpie.pipeline.parse.word.Tokens;
import org.magpie.pipeline.parse.word.WordList;

/** What words around the names of albums and books mean; read from {@code works.txt}. Never changes after it is built. */
public final class WorkWords {
    private final Map<String, Form[]> byFirstWord = new HashMap<>();

    public WorkWords() {
        Map<List<String>, Integer> roles = new HashMap<>();
        for (String line : WordList.lines("works.txt")) {
            int colon = line.lastIndexOf(" : ");
            Role role = Role.valueOf(line.substring(colon + 3).strip().toUpperCase(Locale.ROOT));
            for (String form : line.substring(0, colon).split("\\|")) {
                List<String> words =
                        List.of(form.strip().toLowerCase(Locale.ROOT).split(" "));
                roles.merge(words, role.bit(), (one, other) -> one | other);
            }
        }
        Map<String, List<Form>> forms = new HashMap<>();
        roles.forEach((words, bits) -> forms.computeIfAbsent(words.getFirst(), word -> new ArrayList<>())
                .add(new Form(words, bits)));
        forms.forEach((word, list) -> {
            list.sort(
                    Comparator.comparingInt((Form form) -> form.words().size()).reversed());
            byFirstWord.put(word, list.toArray(Form[]::new));
        });
    }

    /** Looks up every word of a name; what is written in several words is marked at each of them. */
    WorkTags read(Tokens tokens) {
        int[] bits = new int[tokens.size()];
        for (int index = 0; index < bits.length; index++) {
            Form form = at(tokens, index);
            int length = form == null ? 1 : form.words().size();
            for (int word = index; form != null && word < index + length; word++) {
                bits[word] |= form.bits();
            }
            bits[index] |= ofShape(tokens.get(index));
        }
        SoundTags.mark(tokens, bits);
        return new WorkTags(tokens, bits);
    }

    /** Whether a text is a number or tells of the release, so that it is no group's name. */
    public boolean isBeside(String text) {
        Tokens tokens = Tokens.cut(text);
        WorkTags tags = read(tokens);
        boolean number = tokens.size() == 1 && tokens.get(0).isNumber();
        boolean language = tokens.size() == 1 && tags.is(0, Role.LANGUAGE) && !tags.isTag(0);
        return number || (tags.allBeside(0, tokens.size()) && !language);
    }

    private @Nullable Form at(Tokens tokens, int index) {
        Form @Nullable [] forms = byFirstWord.get(tokens.get(index).key());
        if (forms != null) {
            for (Form form : forms) {
                if (fits(form.words(), tokens, index)) {
                    return form;
                }
            }
        }
        return null;
    }

    private static boolean fits(List<String> words, Tokens tokens, int index) {
        if (index + words.size() > tokens.size()) {
            return false;
        }
        for (int word = 1; word < words.size(); word++) {
            if (!tokens.gapJoins(index + word)
                    || !words.get(word).equals(tokens.get(index + word).key())) {
                return false;
            }
        }
        return true;
    }

    private static int ofShape(Token token) {
        int bits = 0;
        if (isYear(token)) {
            bits |= Role.YEAR.bit();
        }
        if (isDiscs(token.key())) {
            bits |= Role.SOURCE.bit();
        }
        if (SoundTags.isGlued(token.key())) {
            bits |= Role.FORMAT.bit();
        }
        return bits;
    }

    /** Whether a word is a year in which music or books may have come out. */
    public static boolean isYear(Token token) {
        return token.isNumber(4) && token.number() >= 1880 && token.number() <= 2099;
    }

    /** "2CD", "10LP", "3xCD", "CD1": how many discs, or which. */
    private static boolean isDiscs(String key) {
        int digits = 0;
        while (digits < key.length() && Characters.isDigit(key.charAt(digits))) {
            digits++;
        }
        String rest = key.substring(digits);
        if (digits > 0 && digits < 4) {
            return switch (rest) {
                case "cd", "cds", "cdr", "lp", "xcd", "xlp", "mcd", "vinyl", "xvinyl", "dvd", "xdvd" -> true;
                default -> false;
            };
        }
        return (key.startsWith("cd") || key.startsWith("lp"))
                && key.length() > 2
                && key.length() < 5
                && Characters.number(key, 2, key.length()) > 0;
    }

    /**
     * One way to write something.
     *
     * @param words in lower case
     * @param bits what it does
     */
    private record Form(List<String> words, int bits) {}

    /** What a word does. */
    enum Role {
        SOURCE,
        FORMAT,
        MENDED,
        MAYBE,
        EDITION,
        TELLING,
        VERSION,
        LANGUAGE,
        SMALL,
        VARIOUS,
        ALL,
        SCOPE,
        CREDIT,
        NARRATOR,
        AGENT,
        VOLUME,
        GENRE,
        YEAR,
        RATE;

        int bit() {
            return 1 << ordinal();
        }
    }
}
