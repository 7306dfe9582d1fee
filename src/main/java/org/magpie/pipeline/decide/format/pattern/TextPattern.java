package org.magpie.pipeline.decide.format.pattern;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A person's pattern, held against a text within bounds. One that takes too long does not fit; one that does so again and again is
 * given hardly any time from then on, so that it cannot hold up the others. Safe for any number of threads.
 */
public final class TextPattern {
    private static final Logger LOG = LoggerFactory.getLogger(TextPattern.class);
    /** Looks at letters of one text; an honest pattern needs a few thousand. */
    private static final int PATIENCE = 1_000_000;

    private static final int LITTLE_PATIENCE = 100_000;
    private static final int CHANCES = 3;

    private final Pattern pattern;
    private final PatternInput.Needed needed;
    private final int place;
    private final AtomicInteger givenUp = new AtomicInteger();

    /**
     * @param place among all patterns, by which a release remembers what was found
     * @throws org.magpie.base.error.UserException when it cannot be used
     */
    TextPattern(String written, int place) {
        this.place = place;
        this.pattern = DotNetPattern.compile(written);
        this.needed = new PatternInput.Needed(RequiredLiterals.of(pattern.pattern()));
    }

    /** Whether it is found in the text, as far as the time allowed to tell. */
    boolean finds(PatternInput in, Traits traits) {
        return in.mayHold(needed) && search(in.text(), traits) != null;
    }

    int place() {
        return place;
    }

    /** Where it is found in the text; null where it is not, or where the time did not suffice. */
    @Nullable
    public Matcher search(String text, Traits traits) {
        int patience = Math.min(givenUp.get() < CHANCES ? PATIENCE : LITTLE_PATIENCE, traits.left());
        if (patience <= 0) {
            return null;
        }
        BoundedText bounded = new BoundedText(text, patience);
        try {
            Matcher matcher = pattern.matcher(bounded);
            return matcher.find() ? matcher : null;
        } catch (BoundedText.TooDearException | StackOverflowError tooDear) {
            if (givenUp.incrementAndGet() == 1) {
                LOG.warn(
                        "A custom format's pattern was given up over a name of {} letters: {}", text.length(), pattern);
            }
            return null;
        } finally {
            traits.spend(bounded.looks());
        }
    }

    /** Whether it has been too slow for some name. */
    public boolean isSlow() {
        return givenUp.get() > 0;
    }
}
