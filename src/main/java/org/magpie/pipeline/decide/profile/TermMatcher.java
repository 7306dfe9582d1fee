package org.magpie.pipeline.decide.profile;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.UserException;
import org.magpie.media.TitleFacts;
import org.magpie.media.format.CustomFormat;
import org.magpie.media.format.CustomFormat.Specification;
import org.magpie.media.format.CustomFormat.Subject;
import org.magpie.pipeline.decide.format.FormatScoring;
import org.magpie.pipeline.match.Candidate;

/**
 * A word of a release profile, made ready. Plain text is looked for whatever its case, and only as whole words of the name: "SCR" is
 * not in "DESCRIPTION". What divides words (a dot, a blank, a line, a hyphen) may be written in any way, so that "web-dl" is in
 * "WEB.DL"; at the beginning and the end it is part of what is looked for: "-GRP" is only in the name's group. What stands between
 * slashes is a regular expression, which runs under the same deadline as those of custom formats and is found inside words too.
 */
final class TermMatcher {
    /** A letter, digit or mark of a script that puts something between its words. */
    private static final String LETTER = "[\\p{L}\\p{N}\\p{M}&&[^\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}"
            + "\\p{IsThai}\\p{IsLao}\\p{IsKhmer}\\p{IsMyanmar}]]";

    private static final String DIVIDER = "[\\s._-]+";
    private static final Pattern BEGINS = Pattern.compile("^" + LETTER);
    private static final Pattern ENDS = Pattern.compile(LETTER + "$");
    private static final Pattern DIVIDED = Pattern.compile("(?<=[^\\s._-])" + DIVIDER + "(?=[^\\s._-])");

    private final String written;
    private final Pattern plain;
    private final @Nullable FormatScoring pattern;

    /**
     * @throws UserException when a pattern cannot be used
     */
    TermMatcher(String written) {
        this.written = written.strip();
        if (this.written.isEmpty()) {
            throw new UserException("wish.empty-word");
        }
        int end = this.written.lastIndexOf('/');
        boolean isPattern = this.written.startsWith("/") && end > 1;
        this.pattern = isPattern ? pattern(this.written.substring(1, end)) : null;
        this.plain = plain(this.written);
    }

    private static FormatScoring pattern(String expression) {
        Specification inName = new Specification(expression, Subject.TITLE, expression, false, true, false);
        return new FormatScoring(List.of(new CustomFormat(expression, false, List.of(inName))));
    }

    private static Pattern plain(String written) {
        StringBuilder expression = new StringBuilder();
        if (BEGINS.matcher(written).find()) {
            expression.append("(?<!").append(LETTER).append(')');
        }
        Matcher divided = DIVIDED.matcher(written);
        int from = 0;
        while (divided.find()) {
            expression
                    .append(Pattern.quote(written.substring(from, divided.start())))
                    .append(DIVIDER);
            from = divided.end();
        }
        expression.append(Pattern.quote(written.substring(from)));
        if (ENDS.matcher(written).find()) {
            expression.append("(?!").append(LETTER).append(')');
        }
        return Pattern.compile(expression.toString(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    String written() {
        return written;
    }

    boolean isIn(Candidate candidate, TitleFacts title) {
        return pattern == null
                ? plain.matcher(candidate.release().name()).find()
                : !pattern.fitting(candidate, title).isEmpty();
    }
}
