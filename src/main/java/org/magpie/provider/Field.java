package org.magpie.provider;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Describes one component of a plug's settings record; the generic form of the window, the command line's JSON and the checks
 * are drawn from it. Its label and help stand in the bundle under {@code plug.<plug>.<component>} and {@code … .help}.
 * A component of type {@code Secret} is a password field and is encrypted at rest. Components may be {@code String, int, long,
 * double, boolean, Secret}, an enum, {@code List<String>}, or a list of records whose components are {@code String} or {@code Secret}, such
 * as the headers of a request; the first component tells the entries apart.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Field {
    /** Whether it must not be empty. */
    boolean required() default false;

    /** Whether the form folds it away. */
    boolean advanced() default false;

    /**
     * On what it depends, empty for nothing: {@code other} for another component that is on or filled in, {@code other=ONE|TWO} for one
     * of those constants, each with {@code !} in front for the opposite. While that is not so, the form does not show it, it need not
     * be filled in, and it keeps what it holds.
     */
    String when() default "";

    /** Whether the plug can ask the other side what may stand in it; see {@link Plug#choices}. Any other text may be typed too. */
    boolean asked() default false;

    /** Smallest number allowed. */
    long min() default Long.MIN_VALUE;

    /** Largest number allowed. */
    long max() default Long.MAX_VALUE;

    /** How a text is meant, so that the form can check and help. */
    Meaning meaning() default Meaning.TEXT;

    /** What a text component holds. */
    enum Meaning {
        TEXT,
        ADDRESS,
        FOLDER,
        FILE,
        PATTERN
    }
}
