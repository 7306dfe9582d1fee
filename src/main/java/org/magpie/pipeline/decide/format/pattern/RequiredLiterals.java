package org.magpie.pipeline.decide.format.pattern;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Finds texts of which a pattern needs at least one: where a name holds none of them, the pattern need not be tried. Understands
 * only what it must; about anything else it says that nothing is known, never something wrong.
 */
final class RequiredLiterals {
    private static final int SHORTEST = 2;
    private static final int MOST = 1_000;
    private static final int MOST_WAYS = 64;
    private static final int MOST_LETTERS = 12;
    private static final List<String> NOTHING = List.of("");

    private final String pattern;
    private int at;

    private RequiredLiterals(String pattern) {
        this.pattern = pattern;
    }

    /**
     * The texts, in lower case.
     *
     * @param pattern one that compiles
     * @return empty where nothing is known
     */
    static List<String> of(String pattern) {
        try {
            RequiredLiterals reading = new RequiredLiterals(pattern);
            List<String> found = reading.alternatives();
            return found == null || reading.at < pattern.length() ? List.of() : List.copyOf(found);
        } catch (UnknownException | IndexOutOfBoundsException | StackOverflowError unknown) {
            return List.of();
        }
    }

    /** Alternatives up to a closing bracket or the end; each must need something, or nothing is known. */
    private @Nullable List<String> alternatives() {
        List<String> all = new ArrayList<>();
        boolean known = true;
        while (true) {
            List<String> one = sequence();
            if (one == null) {
                known = false;
            } else {
                all.addAll(one);
            }
            if (at >= pattern.length() || pattern.charAt(at) != '|') {
                break;
            }
            at++;
        }
        return known && all.size() <= MOST ? all : null;
    }

    private @Nullable List<String> sequence() {
        List<String> best = null;
        List<String> run = NOTHING;
        while (at < pattern.length() && pattern.charAt(at) != '|' && pattern.charAt(at) != ')') {
            if (pattern.charAt(at) == '(') {
                best = better(best, run);
                run = NOTHING;
                List<String> group = group();
                best = better(best, quantifier().mayMiss() ? null : group);
                continue;
            }
            String letters = pattern.charAt(at) == '[' ? letters() : single();
            Quantifier quantifier = quantifier();
            List<String> longer = letters.isEmpty() ? List.of() : append(run, letters, quantifier);
            boolean grows = !longer.isEmpty() && quantifier != Quantifier.MAY_MISS_OR_REPEAT;
            if (!grows) {
                best = better(best, run);
                run = NOTHING;
                longer = letters.isEmpty() || quantifier.mayMiss() ? NOTHING : append(NOTHING, letters, quantifier);
            }
            run = longer;
            if (quantifier == Quantifier.REPEATS) {
                // After "ab+" the next letter follows some b, which begins a new run.
                best = better(best, run);
                run = NOTHING;
            }
        }
        return better(best, run);
    }

    /** How often something may stand. */
    private enum Quantifier {
        ONCE,
        REPEATS,
        MAY_MISS,
        MAY_MISS_OR_REPEAT;

        boolean mayMiss() {
            return this == MAY_MISS || this == MAY_MISS_OR_REPEAT;
        }
    }

    /** Each text with each letter behind it; empty where that would be too many. */
    private static List<String> append(List<String> run, String letters, Quantifier quantifier) {
        int ways = letters.length() + (quantifier == Quantifier.MAY_MISS ? 1 : 0);
        if (run.size() * ways > MOST_WAYS) {
            return List.of();
        }
        List<String> longer = new ArrayList<>();
        for (String text : run) {
            if (quantifier == Quantifier.MAY_MISS) {
                longer.add(text);
            }
            for (int letter = 0; letter < letters.length(); letter++) {
                longer.add(text + letters.charAt(letter));
            }
        }
        return longer;
    }

    /** One letter that stands for itself; empty for anything else of one place or none. */
    private String single() {
        char letter = pattern.charAt(at);
        at++;
        char literal = letter == '\\'
                ? escaped()
                : letter == '.' || letter == '^' || letter == '$' || letter >= 128 ? 0 : letter;
        return literal == 0 ? "" : String.valueOf(literal);
    }

    private char escaped() {
        if (at >= pattern.length()) {
            throw new UnknownException();
        }
        char letter = pattern.charAt(at);
        at++;
        if ("bBdDwWsShHvVRAzZGtnrfe".indexOf(letter) >= 0) {
            return 0;
        }
        if (letter >= '1' && letter <= '9') {
            return 0; // what a group has found, which may be nothing
        }
        if (letter >= 128 || Character.isLetterOrDigit(letter)) {
            throw new UnknownException();
        }
        return letter;
    }

    private @Nullable List<String> group() {
        at++;
        boolean denied = false;
        if (pattern.startsWith("?", at)) {
            if (pattern.startsWith("?:", at) || pattern.startsWith("?>", at)) {
                at += 2;
            } else if (pattern.startsWith("?i:", at)) {
                at += 3;
            } else if (pattern.startsWith("?i)", at)) {
                at += 3;
                return null;
            } else if (pattern.startsWith("?=", at) || pattern.startsWith("?!", at)) {
                denied = pattern.charAt(at + 1) == '!';
                at += 2;
            } else if (pattern.startsWith("?<=", at) || pattern.startsWith("?<!", at)) {
                denied = pattern.charAt(at + 2) == '!';
                at += 3;
            } else if (pattern.startsWith("?<", at)) {
                at = pattern.indexOf('>', at) + 1;
            } else {
                throw new UnknownException();
            }
        }
        List<String> inside = alternatives();
        if (at >= pattern.length() || pattern.charAt(at) != ')') {
            throw new UnknownException();
        }
        at++;
        return denied ? null : inside;
    }

    /** The letters of a class where they are few and plain; empty where they are not. */
    private String letters() {
        at++;
        boolean few = pattern.charAt(at) != '^';
        at += few ? 0 : 1;
        StringBuilder letters = new StringBuilder();
        boolean first = true;
        while (first || pattern.charAt(at) != ']') {
            char letter = pattern.charAt(at);
            if (letter == '[' || letter >= 128) {
                throw new UnknownException();
            }
            at++;
            char from = letter == '\\' ? escaped() : letter;
            char to = from;
            if (pattern.charAt(at) == '-' && pattern.charAt(at + 1) != ']') {
                at++;
                to = pattern.charAt(at);
                at++;
                if (to == '\\' || to == '[' || to >= 128) {
                    throw new UnknownException();
                }
            }
            few &= from != 0 && to - from < MOST_LETTERS && letters.length() < MOST_LETTERS;
            for (int each = from; few && each <= to; each++) {
                letters.append((char) each);
            }
            first = false;
        }
        at++;
        return few ? letters.toString() : "";
    }

    private Quantifier quantifier() {
        if (at >= pattern.length()) {
            return Quantifier.ONCE;
        }
        Quantifier quantifier;
        char letter = pattern.charAt(at);
        if (letter == '?') {
            quantifier = Quantifier.MAY_MISS;
            at++;
        } else if (letter == '*') {
            quantifier = Quantifier.MAY_MISS_OR_REPEAT;
            at++;
        } else if (letter == '+') {
            quantifier = Quantifier.REPEATS;
            at++;
        } else if (letter == '{') {
            int end = pattern.indexOf('}', at);
            boolean none = pattern.charAt(at + 1) == '0' || pattern.charAt(at + 1) == ',';
            quantifier = none ? Quantifier.MAY_MISS_OR_REPEAT : Quantifier.REPEATS;
            at = end + 1;
        } else {
            return Quantifier.ONCE;
        }
        if (at < pattern.length() && (pattern.charAt(at) == '?' || pattern.charAt(at) == '+')) {
            at++;
        }
        return quantifier;
    }

    /** The longer the shortest of them, the less often one stands in a name by chance. */
    private static @Nullable List<String> better(@Nullable List<String> one, @Nullable List<String> other) {
        List<String> mine = other == null || shortest(other) < SHORTEST
                ? null
                : other.stream()
                        .map(text -> text.toLowerCase(Locale.ROOT))
                        .distinct()
                        .toList();
        if (one == null || mine == null) {
            return one == null ? mine : one;
        }
        int difference = Integer.compare(shortest(one), shortest(mine));
        return difference > 0 || (difference == 0 && one.size() <= mine.size()) ? one : mine;
    }

    private static int shortest(Collection<String> texts) {
        return texts.stream().mapToInt(String::length).min().orElse(0);
    }

    /** Something stands in the pattern that is not understood here. */
    private static final class UnknownException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnknownException() {
            super("not understood", null, false, false);
        }
    }
}
