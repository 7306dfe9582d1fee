package org.magpie.pipeline.decide.wish;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.UserException;
import org.magpie.media.CustomFormat;
import org.magpie.media.CustomFormat.Specification;
import org.magpie.media.CustomFormat.Subject;
import org.magpie.media.TitleFacts;
import org.magpie.pipeline.decide.format.FormatScoring;
import org.magpie.pipeline.match.Candidate;

/**
 * A word of a release profile, made ready: plain text is looked for whatever its case, what stands between slashes is a regular
 * expression, which runs under the same deadline as those of custom formats.
 */
final class Word {
    private final String written;
    private final String folded;
    private final @Nullable FormatScoring pattern;

    /**
     * @throws UserException when a pattern cannot be used
     */
    Word(String written) {
        this.written = written.strip();
        this.folded = this.written.toLowerCase(Locale.ROOT);
        if (this.written.isEmpty()) {
            throw new UserException("wish.empty-word");
        }
        int end = this.written.lastIndexOf('/');
        boolean isPattern = this.written.startsWith("/") && end > 1;
        this.pattern = isPattern ? pattern(this.written.substring(1, end)) : null;
    }

    private static FormatScoring pattern(String expression) {
        Specification inName = new Specification(expression, Subject.TITLE, expression, false, true, false);
        return new FormatScoring(List.of(new CustomFormat(expression, false, List.of(inName))));
    }

    String written() {
        return written;
    }

    /**
     * @param foldedName the release's name in lower case
     */
    boolean isIn(String foldedName, Candidate candidate, TitleFacts title) {
        return pattern == null
                ? foldedName.contains(folded)
                : !pattern.fitting(candidate, title).isEmpty();
    }
}
