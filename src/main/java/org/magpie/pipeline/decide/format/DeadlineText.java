package org.magpie.pipeline.decide.format;

/** A text that ends a search in it when the time is up: people's patterns may take longer than anybody lives. */
final class DeadlineText implements CharSequence {
    private static final int LOOKS = 256;

    private final CharSequence text;
    private final long start;
    private final long end;
    private int looks;

    /**
     * @param nanoseconds from now on
     */
    DeadlineText(CharSequence text, long nanoseconds) {
        this.text = text;
        this.start = System.nanoTime();
        this.end = start + nanoseconds;
    }

    private DeadlineText(CharSequence text, long start, long end, int looks) {
        this.text = text;
        this.start = start;
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
    public CharSequence subSequence(int from, int stop) {
        return new DeadlineText(text.subSequence(from, stop), start, end, looks);
    }

    /** Nanoseconds since the search began. */
    long spent() {
        return System.nanoTime() - start;
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
