package org.magpie.pipeline.decide.format;

/** A text that ends a search in it when the time is up: people's patterns may take longer than anybody lives. */
final class DeadlineText implements CharSequence {
    private static final int LOOKS = 256;

    private final CharSequence text;
    private final long end;
    private int looks;

    /**
     * @param nanoseconds from now on
     */
    DeadlineText(CharSequence text, long nanoseconds) {
        this(text, System.nanoTime() + nanoseconds, 0);
    }

    private DeadlineText(CharSequence text, long end, int looks) {
        this.text = text;
        this.end = end;
        this.looks = looks;
    }

    @Override
    public char charAt(int index) {
        looks++;
        if (looks % LOOKS == 0 && System.nanoTime() - end > 0) {
            throw new TooSlowException();
        }
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int stop) {
        return new DeadlineText(text.subSequence(start, stop), end, looks);
    }

    @Override
    public String toString() {
        return text.toString();
    }

    /** The time was up. */
    static final class TooSlowException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooSlowException() {
            super("A pattern took too long", null, false, false);
        }
    }
}
