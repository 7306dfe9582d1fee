package org.magpie.pipeline.notify.text;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How long a text may be. What is longer loses its middle, since the beginning says what it is about and the end says why; never a part
 * of a letter: a surrogate pair, an emoji with its joiners, a flag or a letter with its marks stays whole or goes whole (Unicode
 * Standard Annex 29, extended grapheme clusters).
 *
 * @param most inclusive
 */
public record TextLimit(int most, TextUnit unit) {
    private static final String CUT = " … ";

    public static TextLimit codePoints(int most) {
        return new TextLimit(most, TextUnit.CODE_POINTS);
    }

    public static TextLimit utf16(int most) {
        return new TextLimit(most, TextUnit.UTF_16);
    }

    public static TextLimit bytes(int most) {
        return new TextLimit(most, TextUnit.BYTES);
    }

    public boolean holds(String text) {
        return unit.size(text) <= most;
    }

    /** What is left of the limit once this stands there too; never below 0. */
    public TextLimit without(String other) {
        return new TextLimit(Math.max(0, most - unit.size(other)), unit);
    }

    /** The text as it is where it is short enough, else without its middle. */
    public String fit(String text) {
        return fit(text, TextDialect.PLAIN);
    }

    /**
     * The text as a dialect writes it, cut before it is written: so neither an entity nor an escaped character is ever cut.
     */
    public String fit(String text, TextDialect dialect) {
        String whole = dialect.write(text);
        if (unit.size(dialect.counted(text)) <= most) {
            return whole;
        }
        List<String> letters = letters(text);
        int room = most - unit.size(dialect.counted(CUT));
        if (room <= 0) {
            return dialect.write(beginning(letters, most, dialect));
        }
        String head = beginning(letters, (room + 1) / 2, dialect);
        String tail = end(letters, room - unit.size(dialect.counted(head)), dialect);
        return dialect.write(head.stripTrailing()) + dialect.write(CUT) + dialect.write(tail.stripLeading());
    }

    private String beginning(List<String> letters, int room, TextDialect dialect) {
        StringBuilder kept = new StringBuilder();
        int size = 0;
        for (String letter : letters) {
            size += unit.size(dialect.counted(letter));
            if (size > room) {
                break;
            }
            kept.append(letter);
        }
        return kept.toString();
    }

    private String end(List<String> letters, int room, TextDialect dialect) {
        int size = 0;
        int from = letters.size();
        while (from > 0) {
            size += unit.size(dialect.counted(letters.get(from - 1)));
            if (size > room) {
                break;
            }
            from--;
        }
        return String.join("", letters.subList(from, letters.size()));
    }

    private static List<String> letters(String text) {
        BreakIterator ends = BreakIterator.getCharacterInstance(Locale.ROOT);
        ends.setText(text);
        List<String> letters = new ArrayList<>();
        int from = ends.first();
        for (int to = ends.next(); to != BreakIterator.DONE; to = ends.next()) {
            letters.add(text.substring(from, to));
            from = to;
        }
        return letters;
    }
}
