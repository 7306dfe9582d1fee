package org.magpie.pipeline.parse.word;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A name cut into words, once, in one pass from left to right. Words and gaps together are the whole name: nothing is lost, so
 * a grammar takes a title as the stretch of the name between two words and not by gluing words together.
 */
public final class Tokens {
    private final String name;
    private final List<Token> words;

    private Tokens(String name, List<Token> words) {
        this.name = name;
        this.words = words;
    }

    /** Cuts a name of any length and content. */
    public static Tokens cut(String name) {
        List<Token> words = new ArrayList<>(name.length() / 5 + 4);
        StringBuilder open = new StringBuilder();
        int at = 0;
        while (at < name.length()) {
            int codePoint = name.codePointAt(at);
            if (Characters.isWord(codePoint)) {
                int end = endOfWord(name, at);
                String text = name.substring(at, end);
                char bracket = open.isEmpty() ? ' ' : open.charAt(open.length() - 1);
                words.add(
                        new Token(words.size(), at, end, text, text.toLowerCase(Locale.ROOT), open.length(), bracket));
                at = end;
            } else {
                char character = name.charAt(at);
                if (Characters.isOpening(character)) {
                    open.append(character);
                } else if (Characters.isClosing(character) && !open.isEmpty()) {
                    open.setLength(open.length() - 1);
                }
                at += Character.charCount(codePoint);
            }
        }
        return new Tokens(name, words);
    }

    private static int endOfWord(String name, int start) {
        int at = start;
        while (at < name.length()) {
            int codePoint = name.codePointAt(at);
            if (Characters.isWord(codePoint) || isApostropheInside(name, at, start)) {
                at += Character.charCount(codePoint);
            } else {
                break;
            }
        }
        return at;
    }

    private static boolean isApostropheInside(String name, int at, int start) {
        char character = name.charAt(at);
        return (character == '\'' || character == '’')
                && at > start
                && at + 1 < name.length()
                && Character.isLetter(name.charAt(at - 1))
                && Character.isLetter(name.charAt(at + 1));
    }

    /** The name as it was cut. */
    public String name() {
        return name;
    }

    /** How many words there are. */
    public int size() {
        return words.size();
    }

    /** The word at a place from 0 to {@link #size()} - 1. */
    public Token get(int index) {
        return words.get(index);
    }

    /** All words in order. */
    public List<Token> words() {
        return List.copyOf(words);
    }

    /** What stands before the word: from the end of the word before it, or the start of the name; after the last word for {@link #size()}. */
    public String gap(int index) {
        return name.substring(gapStart(index), gapEnd(index));
    }

    /** Whether that gap holds the character. */
    public boolean gapHas(int index, char character) {
        for (int i = gapStart(index); i < gapEnd(index); i++) {
            if (name.charAt(i) == character) {
                return true;
            }
        }
        return false;
    }

    /** Whether that gap is this one character. */
    public boolean gapIs(int index, char character) {
        return gapEnd(index) - gapStart(index) == 1 && name.charAt(gapStart(index)) == character;
    }

    /** Whether the gap joins two words of one phrase: one to three blanks, dots, underscores or hyphens. */
    public boolean gapJoins(int index) {
        int length = gapEnd(index) - gapStart(index);
        if (index == 0 || index == size() || length > 3) {
            return false;
        }
        for (int i = gapStart(index); i < gapEnd(index); i++) {
            if (!Characters.isSoft(name.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** Whether the word belongs to the one before it as its number does: joined, or behind a colon as in "Season: 2". */
    public boolean isNamed(int index) {
        return gapJoins(index)
                || (index > 0
                        && index < size()
                        && (gap(index).equals(": ") || gap(index).equals(":")));
    }

    /** The last character before the word, blank at the start of the name. */
    public char before(int index) {
        int start = gapEnd(index);
        return start == 0 ? ' ' : name.charAt(start - 1);
    }

    /** The first character after the word, blank at the end of the name. */
    public char after(int index) {
        int end = words.get(index).end();
        return end == name.length() ? ' ' : name.charAt(end);
    }

    /** The first word that starts at or after a place in the name, {@link #size()} when there is none. */
    public int indexAt(int position) {
        int low = 0;
        int high = words.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (words.get(middle).start() < position) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private int gapStart(int index) {
        return index == 0 ? 0 : words.get(index - 1).end();
    }

    private int gapEnd(int index) {
        return index == words.size() ? name.length() : words.get(index).start();
    }
}
