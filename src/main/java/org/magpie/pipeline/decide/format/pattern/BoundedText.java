package org.magpie.pipeline.decide.format.pattern;

/**
 * A text that ends a search in it after so many looks at its letters: people's patterns may take longer than anybody lives. Looks are
 * counted rather than time taken, so that the same pattern and text always end the same, however busy the computer is. Belongs to
 * one thread.
 */
final class BoundedText implements CharSequence {
    private final CharSequence text;
    private final int most;
    private int looks;

    /**
     * @param most looks, each about 5 ns
     */
    BoundedText(CharSequence text, int most) {
        this.text = text;
        this.most = most;
    }

    @Override
    public char charAt(int index) {
        looks++;
        if (looks > most) {
            throw new TooDearException();
        }
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int from, int to) {
        return text.subSequence(from, to);
    }

    /** How many looks there were. */
    int looks() {
        return looks;
    }

    @Override
    public String toString() {
        return text.toString();
    }

    /** There were too many looks. */
    static final class TooDearException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooDearException() {
            super("A pattern took too long", null, false, false);
        }
    }
}
