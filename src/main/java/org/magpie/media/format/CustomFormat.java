package org.magpie.media.format;

import java.util.List;

/**
 * A trait of releases that people like or dislike, made of specifications; profiles give it a score by its name. It fits a release
 * when in each group of specifications about the same thing at least one fits, and every required one does.
 *
 * @param inName whether it is written into file names
 */
public record CustomFormat(String name, boolean inName, List<Specification> specifications) {
    public CustomFormat {
        specifications = List.copyOf(specifications);
    }

    /** The same under another name. */
    public CustomFormat named(String other) {
        return new CustomFormat(other, inName, specifications);
    }

    /**
     * One condition.
     *
     * @param value what it compares with: a regular expression for names, groups and editions; the name of a constant for source,
     *     modifier and release type; lines of the picture; an English name for a language, "Original" for the title's own; a flag in
     *     lower case; "from-to" in GB or years
     * @param negate whether it fits when the condition does not hold
     * @param except for languages: whether any other language than the value makes it hold
     */
    public record Specification(
            String name, Subject subject, String value, boolean negate, boolean required, boolean except) {}

    /** What a specification looks at. */
    public enum Subject {
        TITLE,
        GROUP,
        EDITION,
        SOURCE,
        RESOLUTION,
        MODIFIER,
        LANGUAGE,
        FLAG,
        RELEASE_TYPE,
        SIZE,
        YEAR
    }
}
