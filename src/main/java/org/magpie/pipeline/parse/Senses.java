package org.magpie.pipeline.parse;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The words of a name with all that the word lists know of them. */
public final class Senses {
    private final Tokens tokens;
    private final List<Map<Subject, Sense>> found;

    Senses(Tokens tokens, List<Map<Subject, Sense>> found) {
        this.tokens = tokens;
        this.found = found;
    }

    /** The words themselves. */
    public Tokens tokens() {
        return tokens;
    }

    /** What starts at this word about this subject, null when the list does not know it. */
    public @Nullable Sense at(int index, Subject subject) {
        return found.get(index).get(subject);
    }

    /** Everything that starts at this word, at most one for each subject. */
    public Collection<Sense> at(int index) {
        return found.get(index).values();
    }

    /** Whether any list knows something that starts at this word. */
    public boolean isKnown(int index) {
        return !found.get(index).isEmpty();
    }
}
