package org.magpie.pipeline.importing.naming.pattern;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.magpie.pipeline.importing.naming.pattern.PatternNode.AbsoluteNumbers;
import org.magpie.pipeline.importing.naming.pattern.PatternNode.EpisodeNumbers;
import org.magpie.pipeline.importing.naming.pattern.PatternNode.Group;
import org.magpie.pipeline.importing.naming.pattern.PatternNode.Literal;
import org.magpie.pipeline.importing.naming.pattern.PatternNode.PartWord;
import org.magpie.pipeline.importing.naming.pattern.PatternNode.Parts;
import org.magpie.pipeline.importing.naming.pattern.PatternNode.Token;

/** Cuts one segment of a naming pattern into nodes, by hand and in one go from left to right. */
final class PatternParser {
    private static final String OPENERS = "- ._[(";
    private static final String CLOSERS = "- ._)]";
    private static final String SEPARATORS = "- ._";

    /** Brackets in brackets that anybody needs; each level may be read twice. */
    private static final int DEEPEST = 5;

    private final String pattern;
    private final boolean doubledBrackets;
    private final Map<Integer, Integer> closings;
    private int at;
    private int depth;

    /**
     * @param doubledBrackets whether two curly brackets stand for one literal bracket
     */
    PatternParser(String pattern, boolean doubledBrackets) {
        this.pattern = pattern;
        this.doubledBrackets = doubledBrackets;
        this.closings = closings(pattern);
    }

    List<PatternNode> parse() {
        return sequence(pattern.length(), false);
    }

    /** Where each bracket closes; those that do not are not in it. */
    private static Map<Integer, Integer> closings(String pattern) {
        Map<Integer, Integer> closings = new HashMap<>();
        Deque<Integer> open = new ArrayDeque<>();
        for (int index = 0; index < pattern.length(); index++) {
            char letter = pattern.charAt(index);
            if ("{[(".indexOf(letter) >= 0) {
                open.push(index);
            }
            int kind = "}])".indexOf(letter);
            if (kind >= 0 && !open.isEmpty() && pattern.charAt(open.peek()) == "{[(".charAt(kind)) {
                closings.put(open.pop(), index);
            }
        }
        return closings;
    }

    /** Reads nodes up to a place in the pattern. */
    private List<PatternNode> sequence(int end, boolean inCurlyBrackets) {
        List<PatternNode> nodes = new ArrayList<>();
        StringBuilder literal = new StringBuilder();
        while (at < end) {
            char letter = pattern.charAt(at);
            if (!inCurlyBrackets && isDoubled(letter)) {
                literal.append(letter);
                at += 2;
                continue;
            }
            PatternNode node = bracket(letter);
            if (node == null) {
                literal.append(letter);
                at++;
            } else {
                flush(literal, nodes);
                nodes.add(node);
            }
        }
        flush(literal, nodes);
        return joinNumbers(nodes);
    }

    private boolean isDoubled(char letter) {
        return doubledBrackets
                && (letter == '{' || letter == '}')
                && at + 1 < pattern.length()
                && pattern.charAt(at + 1) == letter;
    }

    private static void flush(StringBuilder literal, List<PatternNode> nodes) {
        if (!literal.isEmpty()) {
            nodes.add(new Literal(literal.toString()));
            literal.setLength(0);
        }
    }

    /** What begins at this character; null, and nothing read, when it is only itself. */
    private @Nullable PatternNode bracket(char letter) {
        return switch (letter) {
            case '{' -> curlyBracket();
            case '[', '(' -> group(letter);
            default -> null;
        };
    }

    private @Nullable PatternNode curlyBracket() {
        int close = pattern.indexOf('}', at);
        if (close < 0) {
            return null;
        }
        String inside = pattern.substring(at + 1, close);
        PatternNode node = parts(inside);
        if (node == null) {
            node = token(inside);
        }
        if (node != null) {
            at = close + 1;
            return node;
        }
        return group('{');
    }

    private @Nullable Group group(char opening) {
        Integer end = closings.get(at);
        if (end == null || depth == DEEPEST) {
            return null;
        }
        int start = at;
        at++;
        depth++;
        List<PatternNode> inside = sequence(end, opening == '{');
        depth--;
        if (at == end && inside.stream().anyMatch(node -> !(node instanceof Literal))) {
            at++;
            return new Group(opening, inside, pattern.charAt(end));
        }
        at = start;
        return null;
    }

    private static @Nullable Token token(String inside) {
        int start = 0;
        while (start < inside.length() && OPENERS.indexOf(inside.charAt(start)) >= 0) {
            start++;
        }
        int end = inside.length();
        while (end > start && CLOSERS.indexOf(inside.charAt(end - 1)) >= 0) {
            end--;
        }
        int colon = inside.indexOf(':', start);
        int wordsEnd = colon >= 0 && colon < end ? colon : end;
        String words = inside.substring(start, wordsEnd);
        String argument = wordsEnd < end ? inside.substring(wordsEnd + 1, end) : "";
        String separator = separatorOf(words);
        if (separator == null || argument.indexOf('{') >= 0) {
            return null;
        }
        return new Token(inside.substring(0, start), words, separator, argument, inside.substring(end));
    }

    /** What parts the words of a token, empty for one word; null when this is no token. */
    private static @Nullable String separatorOf(String words) {
        int first = lettersFrom(words, 0);
        if (first == 0) {
            return null;
        }
        int second = first;
        while (second < words.length() && SEPARATORS.indexOf(words.charAt(second)) >= 0) {
            second++;
        }
        boolean whole = lettersFrom(words, second) == words.length();
        return whole ? words.substring(first, second) : null;
    }

    private static int lettersFrom(String words, int from) {
        int end = from;
        while (end < words.length() && isAsciiLetterOrDigit(words.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isAsciiLetterOrDigit(char letter) {
        return letter < 0x80 && Character.isLetterOrDigit(letter);
    }

    /** {@code (PartNumber of PartCount)}: text and numbers in any order, null without any number. */
    private static @Nullable Parts parts(String inside) {
        List<PartWord> words = new ArrayList<>();
        String lower = inside.toLowerCase(Locale.ROOT);
        int done = 0;
        int from = 0;
        while (from < inside.length()) {
            PartWord.Kind kind = kindAt(lower, from);
            if (kind == null) {
                from++;
                continue;
            }
            if (from > done) {
                words.add(new PartWord(PartWord.Kind.TEXT, inside.substring(done, from), 0));
            }
            from += kind == PartWord.Kind.NUMBER ? "partnumber".length() : "partcount".length();
            int digits = digitsAt(inside, from);
            from += digits == 0 ? 0 : digits + 1;
            words.add(new PartWord(kind, "", digits));
            done = from;
        }
        if (words.isEmpty() || inside.indexOf('{') >= 0) {
            return null;
        }
        if (done < inside.length()) {
            words.add(new PartWord(PartWord.Kind.TEXT, inside.substring(done), 0));
        }
        return new Parts(words);
    }

    private static PartWord.@Nullable Kind kindAt(String lower, int from) {
        if (lower.startsWith("partnumber", from)) {
            return PartWord.Kind.NUMBER;
        }
        return lower.startsWith("partcount", from) ? PartWord.Kind.COUNT : null;
    }

    /** How many zeros stand behind the colon at this place. */
    private static int digitsAt(String text, int colon) {
        if (colon >= text.length() || text.charAt(colon) != ':') {
            return 0;
        }
        int end = colon + 1;
        while (end < text.length() && text.charAt(end) == '0') {
            end++;
        }
        return end - colon - 1;
    }

    /** Joins {@code S}, season, {@code E}, episode to one node, and gives absolute numbers what stands beside them. */
    private static List<PatternNode> joinNumbers(List<PatternNode> nodes) {
        List<PatternNode> joined = new ArrayList<>();
        for (int index = 0; index < nodes.size(); index++) {
            String between = index + 2 < nodes.size() ? betweenSeasonAndEpisode(nodes, index) : null;
            if (between != null) {
                String mark = takeMark(joined);
                String divider = divider(joined, nodes, index + 3);
                joined.add(new EpisodeNumbers(
                        mark,
                        digits(nodes.get(index)),
                        between,
                        digits(nodes.get(index + 2)),
                        divider == null ? "" : divider));
                index += 2;
            } else if (isNumber(nodes.get(index), "absolute")) {
                joined.add(new AbsoluteNumbers(digits(nodes.get(index)), divider(joined, nodes, index + 1)));
            } else {
                joined.add(nodes.get(index));
            }
        }
        return joined;
    }

    private static @Nullable String betweenSeasonAndEpisode(List<PatternNode> nodes, int index) {
        if (isNumber(nodes.get(index), "season")
                && nodes.get(index + 1) instanceof Literal literal
                && isNumber(nodes.get(index + 2), "episode")
                && literal.text().matches("[- ._]?[exEX]")) {
            return literal.text();
        }
        return null;
    }

    private static boolean isNumber(PatternNode node, String key) {
        return node instanceof Token token
                && token.key().equals(key)
                && token.prefix().isEmpty()
                && token.suffix().isEmpty();
    }

    private static int digits(PatternNode node) {
        return node instanceof Token token ? token.argument().length() : 0;
    }

    /** Takes the "S" off the text before the season. */
    private static String takeMark(List<PatternNode> joined) {
        if (!joined.isEmpty()
                && joined.getLast() instanceof Literal literal
                && (literal.text().endsWith("S") || literal.text().endsWith("s"))) {
            joined.removeLast();
            if (literal.text().length() > 1) {
                joined.add(
                        new Literal(literal.text().substring(0, literal.text().length() - 1)));
            }
            return literal.text().substring(literal.text().length() - 1);
        }
        return "";
    }

    /** Separators between these numbers and the token behind or before them, null where something else stands there. */
    private static @Nullable String divider(List<PatternNode> before, List<PatternNode> nodes, int next) {
        if (next + 1 < nodes.size() && nodes.get(next) instanceof Literal literal && isSeparators(literal.text())) {
            return literal.text();
        }
        if (before.size() > 1 && before.getLast() instanceof Literal literal && isSeparators(literal.text())) {
            return literal.text();
        }
        return null;
    }

    private static boolean isSeparators(String text) {
        return text.chars().allMatch(letter -> SEPARATORS.indexOf(letter) >= 0);
    }
}
