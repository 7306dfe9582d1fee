package org.magpie.pipeline.parse;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The words of a name with all that the word lists know of them. */
public final class Senses {
    private final Tokens tokens;
    private final List<List<Sense>> found;

    Senses(Tokens tokens, List<List<Sense>> found) {
        this.tokens = tokens;
        this.found = found;
    }

    /** The words themselves. */
    public Tokens tokens() {
        return tokens;
    }

    /** What starts at this word about this subject, null when the list does not know it. */
    public @Nullable Sense at(int index, Subject subject) {
        List<Sense> senses = found.get(index);
        for (int i = 0; i < senses.size(); i++) {
            if (senses.get(i).subject() == subject) {
                return senses.get(i);
            }
        }
        return null;
    }

    /** Everything that starts at this word, at most one for each subject. */
    public List<Sense> at(int index) {
        return found.get(index);
    }

    /** Whether any list knows something that starts at this word. */
    public boolean isKnown(int index) {
        return !found.get(index).isEmpty();
    }
}
