package org.magpie.pipeline.parse.word;

/**
 * One word of a name: a longest run of letters and digits (an apostrophe between letters belongs to the word). Everything else
 * is the gap between two words, see {@link Tokens#gap(int)}.
 *
 * @param index place among the tokens of the name, from 0
 * @param start first character in the name
 * @param end one past the last character in the name
 * @param text as it stands in the name
 * @param key the text in lower case, what word lists are asked with
 * @param depth how many brackets are open around it
 * @param bracket the innermost open bracket around it, blank when there is none
 */
public record Token(int index, int start, int end, String text, String key, int depth, char bracket) {
    /** Whether it is made of the digits 0 to 9 alone. */
    public boolean isNumber() {
        for (int i = 0; i < text.length(); i++) {
            if (!Characters.isDigit(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** Whether it is a number of so many digits. */
    public boolean isNumber(int digits) {
        return text.length() == digits && isNumber();
    }

    /** Its value, when {@link #isNumber()}; -1 when it is none or has more than nine digits. */
    public int number() {
        return Characters.number(text, 0, text.length());
    }

    /** Whether the lower-cased text is this word. */
    public boolean is(String word) {
        return key.equals(word);
    }
}
