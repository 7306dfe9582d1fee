package org.magpie.base.disk;

/** What stands for a colon in a file name, since Windows allows none. */
public enum ColonStyle {
    /** Nothing: {@code A: B} becomes {@code A B}. */
    DELETE,
    /** A dash: {@code A: B} becomes {@code A- B}. */
    DASH,
    /** A blank and a dash: {@code A: B} becomes {@code A - B} and {@code A:B} becomes {@code A -B}. */
    SPACE_DASH,
    /** A dash between blanks: both {@code A: B} and {@code A:B} become {@code A - B}. */
    SPACE_DASH_SPACE,
    /** A dash between blanks where a blank follows, a plain dash elsewhere: {@code A - B} and {@code A-B}. */
    SMART,
    /** A text of the person's own choice. */
    CUSTOM
}
