package org.magpie.insight.filter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.magpie.base.error.UserException;
import org.magpie.insight.filter.TitleFilter.Condition;
import org.magpie.insight.filter.TitleFilter.Group;

/**
 * Filters as they are written down: {@code year >= 2000 and (genre ~ drama or tag = "to see")}. "and" binds before "or"; what holds
 * blanks or signs stands in double quotes, in which a backslash stands before a quote.
 */
public final class FilterText {
    private static final int LONGEST = 4_000;
    private static final int DEEPEST = 20;
    private static final List<FilterComparison> BY_LENGTH = Arrays.stream(FilterComparison.values())
            .sorted(Comparator.comparing((FilterComparison each) -> -each.sign().length()))
            .toList();

    private final String text;
    private int at;

    private FilterText(String text) {
        this.text = text;
    }

    /**
     * @throws UserException that says what cannot be read, and where
     */
    public static TitleFilter read(String written) {
        if (written.length() > LONGEST) {
            throw new UserException("filter.too-long", LONGEST);
        }
        FilterText reading = new FilterText(written);
        reading.skip();
        if (reading.at == written.length()) {
            return TitleFilter.everything();
        }
        TitleFilter filter = reading.any(0);
        if (reading.at < written.length()) {
            throw reading.unread();
        }
        return filter;
    }

    /** The same filter as a text that {@link #read} reads. */
    public static String write(TitleFilter filter) {
        return switch (filter) {
            case Condition condition ->
                condition.field().word() + " " + condition.comparison().sign() + " " + quoted(condition.value());
            case Group group -> {
                List<TitleFilter> parts =
                        group.parts().stream().map(FilterText::bare).toList();
                yield parts.stream()
                        .map(part -> part instanceof Group && parts.size() > 1 ? "(" + write(part) + ")" : write(part))
                        .collect(Collectors.joining(group.all() ? " and " : " or "));
            }
        };
    }

    /** A group of one part is that part. */
    private static TitleFilter bare(TitleFilter filter) {
        TitleFilter bare = filter;
        while (bare instanceof Group group && group.parts().size() == 1) {
            bare = group.parts().getFirst();
        }
        return bare;
    }

    private static String quoted(String value) {
        boolean plain = value.matches("[\\p{L}\\p{N}._-]+") && !isWord(value, "and") && !isWord(value, "or");
        return plain ? value : "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private static boolean isWord(String value, String word) {
        return value.toLowerCase(Locale.ROOT).equals(word);
    }

    private TitleFilter any(int depth) {
        if (depth > DEEPEST) {
            throw new UserException("filter.too-deep", DEEPEST);
        }
        List<TitleFilter> parts = new ArrayList<>(List.of(all(depth)));
        while (word("or")) {
            parts.add(all(depth));
        }
        return parts.size() == 1 ? parts.getFirst() : new Group(false, parts);
    }

    private TitleFilter all(int depth) {
        List<TitleFilter> parts = new ArrayList<>(List.of(one(depth)));
        while (word("and")) {
            parts.add(one(depth));
        }
        return parts.size() == 1 ? parts.getFirst() : new Group(true, parts);
    }

    private TitleFilter one(int depth) {
        if (sign("(")) {
            TitleFilter inner = any(depth + 1);
            if (!sign(")")) {
                throw unread();
            }
            return inner;
        }
        int start = at;
        while (at < text.length() && Character.isLetter(text.charAt(at))) {
            at++;
        }
        String named = text.substring(start, at);
        FilterField field = FilterField.of(named).orElseThrow(() -> {
            at = start;
            return named.isEmpty()
                    ? unread()
                    : new UserException(
                            "filter.field",
                            named,
                            Arrays.stream(FilterField.values())
                                    .map(FilterField::word)
                                    .collect(Collectors.joining(", ")));
        });
        skip();
        for (FilterComparison comparison : BY_LENGTH) {
            if (sign(comparison.sign())) {
                return new Condition(field, comparison, value());
            }
        }
        throw unread();
    }

    private String value() {
        StringBuilder value = new StringBuilder();
        if (at < text.length() && text.charAt(at) == '"') {
            for (at++; at < text.length() && text.charAt(at) != '"'; at++) {
                if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                    at++;
                }
                value.append(text.charAt(at));
            }
            if (at >= text.length()) {
                throw unread();
            }
            at++;
        } else {
            while (at < text.length() && !Character.isWhitespace(text.charAt(at)) && text.charAt(at) != ')') {
                value.append(text.charAt(at++));
            }
            if (value.isEmpty()) {
                throw unread();
            }
        }
        skip();
        return value.toString();
    }

    private boolean word(String word) {
        int end = at + word.length();
        boolean there = text.regionMatches(true, at, word, 0, word.length())
                && (end >= text.length() || !Character.isLetterOrDigit(text.charAt(end)));
        if (there) {
            at = end;
            skip();
        }
        return there;
    }

    private boolean sign(String sign) {
        boolean there = text.startsWith(sign, at);
        if (there) {
            at += sign.length();
            skip();
        }
        return there;
    }

    private void skip() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private UserException unread() {
        String rest = text.substring(Math.min(at, text.length()));
        return new UserException("filter.unread", at + 1, rest.length() > 40 ? rest.substring(0, 40) + "…" : rest);
    }
}
