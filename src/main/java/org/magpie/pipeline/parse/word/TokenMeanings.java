package org.magpie.pipeline.parse.word;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The words of a name with all that the word lists know of them. */
public final class TokenMeanings {
    private final Tokens tokens;
    private final List<List<WordMeaning>> found;
    private final int[] lines;
    private final Vocabulary vocabulary;

    TokenMeanings(Tokens tokens, List<List<WordMeaning>> found, Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        this.tokens = tokens;
        this.found = found;
        this.lines = new int[tokens.size()];
        for (int i = 0; i < lines.length; i++) {
            lines[i] = Resolution.of(tokens.get(i).key());
        }
    }

    /** The words themselves. */
    public Tokens tokens() {
        return tokens;
    }

    /** What starts at this word about this subject, null when the list does not know it. */
    public @Nullable WordMeaning at(int index, Subject subject) {
        List<WordMeaning> meanings = found.get(index);
        for (int i = 0; i < meanings.size(); i++) {
            if (meanings.get(i).subject() == subject) {
                return meanings.get(i);
            }
        }
        return null;
    }

    /** Everything that starts at this word, at most one for each subject. */
    public List<WordMeaning> at(int index) {
        return found.get(index);
    }

    /** Whether a list knows this text as a word of its own, wherever it stands. */
    public boolean isListed(Subject subject, String lowerCaseWord) {
        return vocabulary.meaning(subject, lowerCaseWord) != null;
    }

    /** Whether any list knows something that starts at this word. */
    public boolean isKnown(int index) {
        return !found.get(index).isEmpty();
    }

    /** The lines of the picture that this word states as a figure, 0 when it states none. */
    public int lines(int index) {
        return lines[index];
    }

    /** Whether the word can be a tag: a list knows it, or it states the size of the picture. The one place that answers this. */
    public boolean isTag(int index) {
        return lines[index] > 0 || isKnown(index);
    }

    /** Whether a phrase of several words that began before this word reaches over it, as the L of "H.264" or the DL of "WEB-DL". */
    public boolean isInsidePhrase(int index) {
        for (int back = 1; back <= 3 && index - back >= 0; back++) {
            for (WordMeaning meaning : found.get(index - back)) {
                if (meaning.last() >= index) {
                    return true;
                }
            }
        }
        return false;
    }
}
