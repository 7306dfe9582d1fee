package org.magpie.pipeline.parse.part;

import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.magpie.pipeline.parse.word.Characters;
import org.magpie.pipeline.parse.word.Subject;
import org.magpie.pipeline.parse.word.Token;
import org.magpie.pipeline.parse.word.TokenMeanings;
import org.magpie.pipeline.parse.word.Tokens;
import org.magpie.pipeline.parse.word.WordMeaning;

/** Finds the edition of a film: "Extended Directors Cut", "50th Anniversary Edition", "IMAX", "2in1". */
public final class EditionReader {
    /** How many words the name of an edition may have. */
    private static final int LONGEST_NAME = 5;

    private static final String DECLARED = "{edition-";

    private final TokenMeanings meanings;
    private final Tokens tokens;

    public EditionReader(TokenMeanings meanings) {
        this.meanings = meanings;
        this.tokens = meanings.tokens();
    }

    /**
     * An edition in a name.
     *
     * @param first index of its first word
     * @param last index of its last word
     * @param text its words with blanks between
     */
    public record Found(int first, int last, String text) {}

    /** "{edition-Harbour Cut}": what a program has written into a name says of itself that it is the edition, whatever its words are. */
    public static Optional<String> declared(String name) {
        int open = name.toLowerCase(Locale.ROOT).indexOf(DECLARED);
        int close = open < 0 ? -1 : name.indexOf('}', open);
        String text =
                close < 0 ? "" : name.substring(open + DECLARED.length(), close).strip();
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    /** The first edition between two words, null when there is none. */
    @Nullable
    public Found find(int from, int to) {
        for (int i = from; i < to; i++) {
            Found found = at(i);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** The edition that starts with this word, null when none does. */
    @Nullable
    public Found at(int index) {
        if (!opens(index)) {
            return null;
        }
        int last = index;
        boolean whole = false;
        int at = index;
        boolean noun = false;
        while (at < tokens.size() && (at == index || tokens.gapJoins(at))) {
            WordMeaning sense = meanings.at(at, Subject.EDITION);
            if (sense == null && !isAnniversary(at)) {
                break;
            }
            String role = sense == null ? "main" : sense.meaning();
            int end = sense == null ? at + 1 : sense.last();
            if (noun && !role.equals("alone") && !role.equals("main")) {
                break;
            }
            boolean complete = !role.equals("kind") && !role.equals("lead");
            boolean bareNoun = role.equals("noun") && at == index;
            if (bareNoun) {
                return null;
            }
            noun |= role.equals("noun");
            if (complete) {
                whole = true;
                last = end;
            }
            at = end + 1;
        }
        return whole ? new Found(index, last, text(index, last)) : null;
    }

    /** "2004.Black.and.White.Edition", "1998.The.Long.Cut": right behind the year, words of no list up to the noun; null when it is none. */
    public @Nullable Found named(int index) {
        for (int last = index; last < tokens.size() && last - index < LONGEST_NAME; last++) {
            if (last > index && !tokens.gapJoins(last)) {
                return null;
            }
            Token token = tokens.get(last);
            if (last > index && (token.is("edition") || token.is("cut"))) {
                return new Found(index, last, text(index, last));
            }
            boolean word = Character.isLetter(token.text().charAt(0))
                    && !meanings.isTag(last)
                    && !TagSection.isBesideTags(token);
            if (!word) {
                return null;
            }
        }
        return null;
    }

    /** A word of the name in lower case. */
    public String word(int index) {
        return tokens.get(index).key();
    }

    private boolean opens(int index) {
        WordMeaning sense = meanings.at(index, Subject.EDITION);
        return sense == null ? isAnniversary(index) : !sense.means("noun");
    }

    /** "50th Anniversary". */
    private boolean isAnniversary(int index) {
        String key = tokens.get(index).key();
        boolean ordinal = key.length() >= 3
                && Characters.isDigit(key.charAt(0))
                && (key.endsWith("th") || Characters.number(key, 0, key.length()) > 0);
        return ordinal && index + 1 < tokens.size() && tokens.get(index + 1).is("anniversary");
    }

    private String text(int first, int last) {
        StringJoiner text = new StringJoiner(" ");
        for (int i = first; i <= last; i++) {
            text.add(tokens.get(i).text());
        }
        return text.toString();
    }
}
