package org.magpie.pipeline.parse.word;

/**
 * What one word, or several in a row, mean according to one word list.
 *
 * @param subject the list that knows them
 * @param meaning right side of the line in the list, the words themselves where the line has none
 * @param first index of the first word
 * @param last index of the last word
 */
public record WordMeaning(Subject subject, String meaning, int first, int last) {
    /** Whether the meaning is this text. */
    public boolean means(String text) {
        return meaning.equals(text);
    }
}
