package org.magpie.pipeline.parse;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What words around the names of albums and books mean; read from {@code works.txt}. Never changes after it is built. */
final class WorkWords {
    private final Map<String, Set<Role>> roles = new HashMap<>();

    WorkWords() {
        for (String line : WordList.lines("works.txt")) {
            int colon = line.lastIndexOf(" : ");
            Role role = Role.valueOf(line.substring(colon + 3).strip().toUpperCase(Locale.ROOT));
            for (String form : line.substring(0, colon).split("\\|")) {
                roles.computeIfAbsent(form.strip().toLowerCase(Locale.ROOT), word -> EnumSet.noneOf(Role.class))
                        .add(role);
            }
        }
    }

    /** Whether a word, given in lower case, has a role. */
    boolean is(String key, Role role) {
        return roles.getOrDefault(key, Set.of()).contains(role);
    }

    /** Whether a word tells of the release and not of the work: a source, a format, a rate, a year, a number of discs. */
    boolean isTag(Token token) {
        return is(token.key(), Role.SOURCE)
                || is(token.key(), Role.FORMAT)
                || isYear(token)
                || isDiscs(token.key())
                || Bitrate.of(token) > 0;
    }

    /** As {@link #isTag(Token)}, of a text. */
    boolean isTag(String text) {
        Tokens tokens = Tokens.cut(text);
        return tokens.size() == 1 && isTag(tokens.get(0));
    }

    /** Whether a word is a tag and hardly ever a word of a title. */
    boolean isClearTag(Token token) {
        return isTag(token) && !is(token.key(), Role.MAYBE);
    }

    /** Whether a title ends before this word, whatever follows. */
    boolean endsTitle(String key) {
        return is(key, Role.FORMAT) && !is(key, Role.MAYBE);
    }

    /** Whether a word is a year in which music or books may have come out. */
    static boolean isYear(Token token) {
        return token.isNumber(4) && token.number() >= 1880 && token.number() <= 2099;
    }

    /** "2CD", "10LP", "3xCD": how many discs. */
    private static boolean isDiscs(String key) {
        int digits = 0;
        while (digits < key.length() && Characters.isDigit(key.charAt(digits))) {
            digits++;
        }
        String rest = key.substring(digits);
        return digits > 0
                && digits < 4
                && (rest.equals("cd") || rest.equals("cds") || rest.equals("lp") || rest.equals("xcd"));
    }

    /** What a word does. */
    enum Role {
        SOURCE,
        FORMAT,
        EDITION,
        MAYBE,
        VARIOUS,
        ALL
    }
}
