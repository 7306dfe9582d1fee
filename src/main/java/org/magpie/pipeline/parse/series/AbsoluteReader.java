package org.magpie.pipeline.parse.series;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.magpie.pipeline.parse.word.Characters;
import org.magpie.pipeline.parse.word.SeriesWords;
import org.magpie.pipeline.parse.word.Subject;
import org.magpie.pipeline.parse.word.Token;
import org.magpie.pipeline.parse.word.TokenMeanings;
import org.magpie.pipeline.parse.word.Tokens;

/**
 * Finds episode numbers that count over all seasons, as anime and daily soaps have them: "Title - 12", "Title Episode 12",
 * "Title [12]", "Title 12 [1080p]", "Title #12", "60. Bölüm", with runs (01-13), versions (12v2) and recaps (12.5).
 */
final class AbsoluteReader {
    /** Words of one character for an episode, behind its number. */
    private static final String COUNTERS = "集话話回화회";

    /** What stands between the numbers of a run, as in 01-13, or between two neighbours, as in 07+08. */
    private static final Set<String> RUN_GAPS = Set.of("-", "~", " - ", " ~ ", "～", "+", "&", " + ", " & ");

    private static final int SHORTEST_GLUED = 5;

    private final TokenMeanings meanings;
    private final Tokens tokens;
    private final SeriesWords words;

    AbsoluteReader(TokenMeanings meanings, SeriesWords words) {
        this.meanings = meanings;
        this.tokens = meanings.tokens();
        this.words = words;
    }

    /**
     * An absolute number in a name.
     *
     * @param first index of its first word, the word "Episode" included
     * @param last index of its last word
     * @param numbers empty for a recap
     * @param special the number of a recap
     * @param letter whether it is written with the letter E right before the number
     */
    record Found(int first, int last, List<Integer> numbers, List<Double> special, boolean letter) {}

    /** A number with a word or sign that says it is an episode. */
    @Nullable
    Found marked(int from, int to) {
        for (int i = from; i < to; i++) {
            Found found = markedAt(i);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private @Nullable Found markedAt(int index) {
        Token token = tokens.get(index);
        int next = index + 1;
        if (words.isEpisode(token) && next < tokens.size() && tokens.isNamed(next)) {
            return shifted(numberAt(next), index, false);
        }
        int gluedNumber = numberGluedTo(token);
        if (gluedNumber >= 0) {
            return new Found(index, index, List.of(gluedNumber), List.of(), false);
        }
        if (tokens.before(index) == '#') {
            return numberAt(index);
        }
        boolean behind = next < tokens.size() && words.isEpisodeBehind(tokens.get(next));
        if (behind && token.isNumber() && token.text().length() <= 4) {
            return new Found(index, next, List.of(token.number()), List.of(), false);
        }
        if (token.key().charAt(0) == '第'
                || COUNTERS.indexOf(token.key().charAt(token.key().length() - 1)) >= 0) {
            return counted(token);
        }
        int letters = token.key().startsWith("ep") ? 2 : token.key().startsWith("e") ? 1 : 0;
        if (letters > 0) {
            int end = Characters.digitsEnd(token.key(), letters);
            int number = Characters.number(token.key(), letters, end);
            int day = next < tokens.size() && tokens.get(next).is("end") ? next + 1 : next;
            boolean dated = day < tokens.size() && tokens.get(day).isNumber(6);
            boolean short1 = dated || (letters == 1 && index > 0 && tokens.gapJoins(index));
            if (end - letters >= (short1 ? 1 : 2) && end - letters <= 4 && isVersion(token.key(), end)) {
                return letterRun(index, number);
            }
            int last = letters == 1 ? gluedRunEnd(token.key(), end) : -1;
            if (last > number) {
                return new Found(index, index, EpisodeMarker.run(number, last), List.of(), true);
            }
        }
        return null;
    }

    /** "Episode7", "Folge12": the number of a word for an episode that it is glued to, -1 when the word is none such. */
    private int numberGluedTo(Token token) {
        String key = token.key();
        int digits = key.length();
        while (digits > 0 && Characters.isDigit(key.charAt(digits - 1))) {
            digits--;
        }
        boolean glued = digits >= SHORTEST_GLUED && digits < key.length() && key.length() - digits <= 4;
        return glued && words.isEpisode(key.substring(0, digits)) ? Characters.number(key, digits, key.length()) : -1;
    }

    /** "第05集", "12話", "5회": the number before the Chinese, Japanese or Korean word for "episode", perhaps with "the" in front. */
    private static @Nullable Found counted(Token token) {
        String key = token.key();
        int start = key.charAt(0) == '第' || key.charAt(0) == '제' ? 1 : 0;
        int end = Characters.digitsEnd(key, start);
        boolean episode =
                end > start && end - start <= 4 && end + 1 == key.length() && COUNTERS.indexOf(key.charAt(end)) >= 0;
        return episode
                ? new Found(token.index(), token.index(), List.of(Characters.number(key, start, end)), List.of(), false)
                : null;
    }

    /** The last number of "e01e02", -1 when the word is none such. */
    private static int gluedRunEnd(String key, int from) {
        int at = from;
        int last = -1;
        while (at < key.length() && key.charAt(at) == 'e') {
            int end = Characters.digitsEnd(key, at + 1);
            if (end - at < 3) {
                return -1;
            }
            last = Characters.number(key, at + 1, end);
            at = end;
        }
        return at == key.length() ? last : -1;
    }

    private Found letterRun(int index, int number) {
        int next = index + 1;
        if (next < tokens.size() && tokens.gapIs(next, '-')) {
            Token last = tokens.get(next);
            int letters = last.key().startsWith("ep") ? 2 : last.key().startsWith("e") ? 1 : 0;
            int value = Characters.number(last.key(), letters, last.key().length());
            if (value > number && last.key().length() - letters <= 4) {
                return new Found(index, next, EpisodeMarker.run(number, value), List.of(), true);
            }
        }
        return new Found(index, index, List.of(number), List.of(), true);
    }

    private static @Nullable Found shifted(@Nullable Found found, int first, boolean letter) {
        return found == null ? null : new Found(first, found.last(), found.numbers(), found.special(), letter);
    }

    /** The last number that stands behind a hyphen and before brackets, a tag or the end; the first one before another hyphen otherwise. */
    @Nullable
    Found hyphened(int from, int to) {
        @Nullable Found betweenHyphens = null;
        @Nullable Found strong = null;
        for (int i = from; i < to; i++) {
            if (!isAfterHyphen(i)) {
                continue;
            }
            Found run = i > from ? numberAt(i - 1) : null;
            Found found = run != null && run.last() >= i ? run : numberAt(i);
            if (found == null) {
                continue;
            }
            int next = found.last() + 1;
            if (strong == null && isStrong(next)) {
                strong = found;
            } else if (betweenHyphens == null && isWidelyHyphened(next) && isWidelyHyphened(i)) {
                betweenHyphens = found;
            }
            i = found.last();
        }
        return strong != null ? strong : betweenHyphens;
    }

    /** The last number before brackets, a tag or the end. */
    @Nullable
    Found trailing(int from, int to, boolean onlyRuns) {
        @Nullable Found best = null;
        for (int i = from; i < to; i++) {
            Found found = numberAt(i);
            if (found == null) {
                continue;
            }
            int next = found.last() + 1;
            boolean subtitled = next < tokens.size() && meanings.at(next, Subject.SUBTITLE) != null;
            boolean long3 = found.numbers().isEmpty() || tokens.get(i).text().length() >= 2;
            if (isStrong(next) && long3 && (!onlyRuns || found.numbers().size() > 1 || subtitled)) {
                best = found;
            }
            i = found.last();
        }
        return best;
    }

    /** A number alone in square or curly brackets. */
    @Nullable
    Found bracketed(int from, int to) {
        for (int i = from; i < to; i++) {
            char open = tokens.before(i);
            Found found = open == '[' || open == '{' ? numberAt(i) : null;
            if (found != null && closesBehind(found.last())) {
                return found;
            }
        }
        return null;
    }

    /** "[12]", "[1-6 из 11]", "[24 of 26+]", "[01-12+SP]": the bracket closes behind the number, its total or the specials beside it. */
    private boolean closesBehind(int last) {
        int of = last + 1;
        boolean specials = of < tokens.size()
                && tokens.gapHas(of, '+')
                && words.extras().at(tokens, of) != null
                && Characters.isClosing(tokens.after(of));
        if (specials) {
            return true;
        }
        boolean total = of + 1 < tokens.size()
                && (tokens.get(of).is("из") || tokens.get(of).is("of"))
                && tokens.get(of + 1).isNumber();
        char after = tokens.after(total ? of + 1 : last);
        return Characters.isClosing(after) || (total && after == '+');
    }

    /** The first number of two digits or more. */
    @Nullable
    Found any(int from, int to) {
        for (int i = from; i < to; i++) {
            Found found = tokens.get(i).text().length() >= 2 ? numberAt(i) : null;
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** The first number of two or three digits among plain words; where nothing else says what a name is, it is the episode. */
    @Nullable
    Found bare(int from, int to) {
        for (int i = from; i < to; i++) {
            int digits = Characters.digitsEnd(tokens.get(i).key(), 0);
            Found found = digits >= 2 && tokens.gapJoins(i) && tokens.get(i).depth() == 0 ? numberAt(i) : null;
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** The number, run of numbers or recap that starts with this word; null when it is a year or no number. */
    @Nullable
    Found numberAt(int index) {
        Token token = tokens.get(index);
        String key = token.key();
        int end = Characters.digitsEnd(key, 0);
        if (end == 0 || end > 4 || !isVersion(key, end)) {
            return null;
        }
        int first = Characters.number(key, 0, end);
        int next = index + 1;
        boolean alone = end == key.length();
        if (alone && next < tokens.size() && tokens.gapIs(next, '.') && isRecap(index, next)) {
            double recap = first + tokens.get(next).number() / 10.0;
            return new Found(index, next, List.of(), List.of(recap), false);
        }
        boolean decimal =
                index > 0 && tokens.gapIs(index, '.') && tokens.get(index - 1).isNumber(1) && first < 10;
        int lastIndex = alone && !decimal ? runEnd(index, first) : index;
        if (lastIndex > index) {
            return new Found(index, lastIndex, EpisodeMarker.run(first, leadingNumber(lastIndex)), List.of(), false);
        }
        boolean year = end == 4 && first >= 1900 && first < 2100;
        return year && !isAfterHyphen(index) ? null : new Found(index, index, List.of(first), List.of(), false);
    }

    private boolean isRecap(int index, int next) {
        Token half = tokens.get(next);
        boolean digit = half.isNumber(1) && half.number() > 0;
        boolean part = next + 1 < tokens.size()
                && tokens.gapIs(next + 1, '.')
                && tokens.get(next + 1).isNumber(1);
        int behind = part ? next + 2 : next + 1;
        return digit && isAfterHyphen(index) && (isStrong(behind) || isWidelyHyphened(behind));
    }

    private int runEnd(int index, int first) {
        int last = index;
        int value = first;
        int next = index + 1;
        while (next < tokens.size() && isRunGap(next)) {
            int number = leadingNumber(next);
            String gap = tokens.gap(next);
            boolean wide = gap.equals(" - ");
            boolean sized = tokens.get(next).text().length()
                    >= Math.min(2, tokens.get(index).text().length());
            boolean joined = gap.indexOf('+') >= 0 || gap.indexOf('&') >= 0;
            if (number <= value
                    || (joined && number != value + 1)
                    || !sized
                    || (wide && !(isStart(index, first) && isStrong(next + 1) && last == index))) {
                break;
            }
            last = next;
            value = number;
            next++;
        }
        return last == index && isRunInWords(index, first) ? index + 2 : last;
    }

    /** "01 to 12": a word between two numbers of two digits or more, of which the second ends the title for sure. */
    private boolean isRunInWords(int index, int first) {
        int last = index + 2;
        return last < tokens.size()
                && tokens.get(index).text().length() >= 2
                && SeriesWords.isRun(tokens.get(index + 1))
                && tokens.gapJoins(index + 1)
                && tokens.gapJoins(last)
                && tokens.get(last).text().length() >= 2
                && leadingNumber(last) > first
                && isStrong(last + 1);
    }

    /** "01 - 24", "1 - 24": the first number of a run between blanks; a bare 0 belongs to the title, as in "Title 0 - 10". */
    private boolean isStart(int index, int number) {
        return number == 1 || number == 0 && tokens.get(index).text().length() > 1;
    }

    private boolean isRunGap(int index) {
        String gap = tokens.gap(index);
        return RUN_GAPS.contains(gap);
    }

    /** The number a word starts with when nothing but a version follows; -1 otherwise. */
    private int leadingNumber(int index) {
        String key = tokens.get(index).key();
        int end = Characters.digitsEnd(key, 0);
        return end > 0 && end <= 4 && isVersion(key, end) ? Characters.number(key, 0, end) : -1;
    }

    private static boolean isVersion(String key, int from) {
        return from == key.length()
                || (key.charAt(from) == 'v' && from + 2 == key.length() && Characters.isDigit(key.charAt(from + 1)));
    }

    private boolean isAfterHyphen(int index) {
        return index > 0 && tokens.gapHas(index, '-');
    }

    private boolean isWidelyHyphened(int index) {
        String gap = index > 0 && index < tokens.size() ? tokens.gap(index) : "";
        return gap.length() >= 3 && gap.indexOf('-') > 0;
    }

    /** Whether what follows ends an episode number for sure: the end, a bracket, a version or a tag. */
    private boolean isStrong(int next) {
        if (next >= tokens.size()) {
            return true;
        }
        String gap = tokens.gap(next);
        for (int i = 0; i < gap.length(); i++) {
            if (Characters.isOpening(gap.charAt(i))) {
                return true;
            }
        }
        String key = tokens.get(next).key();
        boolean version = key.length() == 2 && key.charAt(0) == 'v' && Characters.isDigit(key.charAt(1));
        return version
                || key.equals("end")
                || key.equals("fin")
                || key.equals("final")
                || key.equals("complete")
                || key.equals("batch")
                || isSpecial(tokens.get(next))
                || isTag(next);
    }

    /** Whether the word behind a number says that the episode is outside the run of the series. */
    static boolean isSpecial(Token token) {
        return token.is("ova") || token.is("ovd") || token.is("oad") || token.is("special");
    }

    private boolean isTag(int index) {
        return meanings.at(index, Subject.SOURCE) != null
                || meanings.at(index, Subject.SUBTITLE) != null
                || meanings.at(index, Subject.CODEC) != null
                || meanings.at(index, Subject.RESOLUTION) != null
                || meanings.lines(index) > 0;
    }
}
