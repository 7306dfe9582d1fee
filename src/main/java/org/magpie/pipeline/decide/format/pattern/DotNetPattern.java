package org.magpie.pipeline.decide.format.pattern;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.magpie.base.error.UserException;

/**
 * Regular expressions as people write them for the established managers, which run on .NET, made into Java's. They differ in
 * brackets and ampersands inside character classes, in braces that stand for themselves, and in what a look-behind may repeat.
 */
final class DotNetPattern {
    private static final Pattern REPEAT = Pattern.compile("\\{\\d+(?:,\\d*)?}");
    private static final int MOST_IN_LOOK_BEHIND = 64;
    private static final int LONGEST = 20_000;

    private DotNetPattern() {}

    /**
     * @throws UserException naming what is wrong with the pattern
     */
    static Pattern compile(String written) {
        if (written.length() > LONGEST) {
            throw new UserException("format.pattern-too-long", LONGEST);
        }
        try {
            return Pattern.compile(translate(written), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        } catch (PatternSyntaxException failure) {
            throw new UserException(failure, "format.bad-pattern", shortened(written), failure.getDescription());
        } catch (StackOverflowError tooDeep) {
            throw new UserException(tooDeep, "format.bad-pattern", shortened(written), "nested too deep");
        }
    }

    static String translate(String written) {
        StringBuilder result = new StringBuilder(written.length() + 16);
        Deque<Boolean> groups = new ArrayDeque<>();
        int behind = 0;
        boolean inClass = false;
        for (int at = 0; at < written.length(); at++) {
            char letter = written.charAt(at);
            if (letter == '\\' && at + 1 < written.length()) {
                result.append(letter).append(written.charAt(at + 1));
                at++;
            } else if (inClass) {
                inClass = letter != ']';
                result.append(letter == '[' || letter == '&' ? "\\" : "").append(letter);
            } else if (letter == '[') {
                inClass = true;
                result.append(letter);
            } else if (letter == '(') {
                boolean lookBehind = written.startsWith("(?<=", at) || written.startsWith("(?<!", at);
                groups.push(lookBehind);
                behind += lookBehind ? 1 : 0;
                result.append(letter);
            } else if (letter == ')') {
                behind -= !groups.isEmpty() && groups.pop() ? 1 : 0;
                result.append(letter);
            } else if (letter == '{') {
                at = brace(written, at, behind > 0, result);
            } else if (behind > 0 && (letter == '*' || letter == '+')) {
                result.append(letter == '*' ? "{0," : "{1,")
                        .append(MOST_IN_LOOK_BEHIND)
                        .append('}');
            } else {
                result.append(letter);
            }
        }
        return result.toString();
    }

    /** A repetition stays one, with an end inside a look-behind; any other brace stands for itself. Answers the last place read. */
    private static int brace(String written, int at, boolean behind, StringBuilder result) {
        Matcher repeat = REPEAT.matcher(written).region(at, written.length());
        if (!repeat.lookingAt()) {
            result.append("\\{");
            return at;
        }
        String text = repeat.group();
        result.append(behind && text.endsWith(",}") ? text.replace(",}", "," + MOST_IN_LOOK_BEHIND + "}") : text);
        return repeat.end() - 1;
    }

    private static String shortened(String written) {
        return written.length() > 80 ? written.substring(0, 79) + "…" : written;
    }
}
