package org.magpie.pipeline.match;

/** How a name came to fit a title, the surest first. */
enum NameMatch {
    /** The title's own name. */
    NAME(0.99, 0.95),
    /** One of its other names. */
    ALIAS(0.97, 0.93),
    /** The same but for articles, "&" and numerals. */
    LOOSE(0.95, 0.90);

    private final double withYear;
    private final double withoutYear;

    NameMatch(double withYear, double withoutYear) {
        this.withYear = withYear;
        this.withoutYear = withoutYear;
    }

    /** Confidence where the year says the same. */
    double withYear() {
        return withYear;
    }

    /** Confidence where no year is stated or known. */
    double withoutYear() {
        return withoutYear;
    }
}
