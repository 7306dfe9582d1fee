package org.magpie.pipeline.parse.series;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.magpie.pipeline.parse.word.Characters;
import org.magpie.pipeline.parse.word.SeriesWords;
import org.magpie.pipeline.parse.word.Token;
import org.magpie.pipeline.parse.word.Tokens;

/**
 * Reads seasons and episodes in words: "Season 1 Episode 3", "Se.1 afl.2-3", "Saison3", "2ª Temporada", "Сезон: 2 / Серии: 1-4 из 8",
 * "Second Season", "2 сезон: 1-4 серии".
 */
final class SeasonInWords {
    /** Endings that make a number the place in a row: 2nd, 1ª, 3-й. */
    private static final List<String> ORDINALS =
            List.of("st", "nd", "rd", "th", "ª", "º", "a", "й", "ая", "er", "ère", "e");

    /** English has the number behind the word, or an ordinal before it. */
    private static final List<String> NUMBER_BEHIND = List.of("season", "seasons", "series", "se");

    private static final String SEASON_COUNTERS = "季期";
    private static final String CHINESE_NUMBERS = "一二三四五六七八九十";
    private static final String KOREAN_SEASON = "시즌";
    private static final String DASH = " - ";
    private static final int LONGEST_LINK = 3;
    private static final int SHORTEST_GLUED = 5;
    /** "Se01.Ep05": two letters are enough where the episode follows. */
    private static final int SHORTEST_BEFORE_EPISODE = 2;

    private final Tokens tokens;
    private final SeriesWords words;
    private final AbsoluteReader absolutes;

    SeasonInWords(Tokens tokens, SeriesWords words, AbsoluteReader absolutes) {
        this.tokens = tokens;
        this.words = words;
        this.absolutes = absolutes;
    }

    /**
     * A season in words.
     *
     * @param first index of its first word
     * @param last index of its last word
     */
    record Season(int first, int last, int number) {}

    /** The season that starts at this word, null when none does. */
    @Nullable
    Season seasonAt(int index) {
        Token token = tokens.get(index);
        char begin = token.key().charAt(0);
        if (Characters.isDigit(begin)) {
            return numberFirst(index);
        }
        if (words.isSeason(token)) {
            int next = index + 1;
            boolean counted = next < tokens.size()
                    && tokens.isNamed(next)
                    && tokens.get(next).isNumber()
                    && tokens.get(next).text().length() <= 4;
            return counted ? new Season(index, next, tokens.get(next).number()) : null;
        }
        int ordinal = words.ordinal(token);
        if (ordinal > 0) {
            boolean named = index + 1 < tokens.size()
                    && tokens.gapJoins(index + 1)
                    && words.isSeason(tokens.get(index + 1))
                    && !tokens.get(index + 1).is("series");
            return named ? new Season(index, index + 1, ordinal) : null;
        }
        int counted = eastAsian(token.key());
        if (counted > 0) {
            return new Season(index, index, counted);
        }
        if (isLetterBeforeEpisode(index)) {
            return new Season(
                    index, index, Characters.number(token.key(), 1, token.key().length()));
        }
        int glued = gluedTo(token, isEpisode(index + 1) ? SHORTEST_BEFORE_EPISODE : SHORTEST_GLUED);
        return glued < 0 ? null : new Season(index, index, glued);
    }

    /** "2 сезон", "2. Staffel", "2nd Season": the number before the word, which no other number follows. */
    private @Nullable Season numberFirst(int index) {
        int word = index + 1;
        if (word >= tokens.size() || !words.isSeason(tokens.get(word)) || !tokens.gapJoins(word)) {
            return null;
        }
        String key = tokens.get(index).key();
        int digits = Characters.digitsEnd(key, 0);
        boolean ordinal = digits < key.length();
        boolean other = ordinal
                ? ORDINALS.contains(key.substring(digits))
                : !NUMBER_BEHIND.contains(tokens.get(word).key());
        boolean counted = word + 1 < tokens.size()
                && tokens.gapJoins(word + 1)
                && tokens.get(word + 1).isNumber()
                && tokens.get(word + 1).text().length() <= 2
                && !tokens.gapHas(word + 1, '-')
                && !isNamedBehind(word + 2);
        return digits <= 2 && other && !counted ? new Season(index, word, Characters.number(key, 0, digits)) : null;
    }

    /** "1 сезон 5 серия": the number behind the season belongs to the word behind it. */
    private boolean isNamedBehind(int index) {
        return index < tokens.size()
                && tokens.gapJoins(index)
                && (words.isEpisode(tokens.get(index)) || words.isEpisodeBehind(tokens.get(index)))
                && !(index + 1 < tokens.size() && tokens.get(index + 1).isNumber());
    }

    /** "Ep05" behind "Se01": a word for an episode with its number glued to it. */
    private boolean isEpisode(int index) {
        if (index >= tokens.size()) {
            return false;
        }
        String key = tokens.get(index).key();
        return key.startsWith("ep") && key.length() > 2 && Characters.number(key, 2, key.length()) >= 0;
    }

    /** "第1季", "第一季", "시즌1": the season a Chinese, Japanese or Korean word counts; 0 where it counts none. */
    private static int eastAsian(String key) {
        boolean chinese =
                key.charAt(0) == '第' && key.length() > 2 && SEASON_COUNTERS.indexOf(key.charAt(key.length() - 1)) >= 0;
        if (!chinese && !key.startsWith(KOREAN_SEASON)) {
            return 0;
        }
        String number = chinese ? key.substring(1, key.length() - 1) : key.substring(KOREAN_SEASON.length());
        int figure = number.length() > 2 ? -1 : Characters.number(number, 0, number.length());
        return figure < 0 && number.length() == 1 ? CHINESE_NUMBERS.indexOf(number) + 1 : Math.max(0, figure);
    }

    /** "S1 Episode 5": the letter and number of a season right before an episode in words. */
    private boolean isLetterBeforeEpisode(int index) {
        String key = tokens.get(index).key();
        return (key.charAt(0) == 's' || key.charAt(0) == 't')
                && key.length() <= 3
                && Characters.number(key, 1, key.length()) >= 0
                && index + 2 < tokens.size()
                && tokens.gapJoins(index + 1)
                && (words.isEpisode(tokens.get(index + 1)) || isChapter(index + 1))
                && tokens.get(index + 2).isNumber();
    }

    /** "Saison3", "Season4": the number of a season word that it is glued to, -1 when the word is none such. */
    private int gluedTo(Token token, int shortest) {
        String key = token.key();
        int digits = key.length();
        while (digits > 0 && Characters.isDigit(key.charAt(digits - 1))) {
            digits--;
        }
        boolean counted = digits >= shortest && digits < key.length() && key.length() - digits <= 2;
        return counted && words.isSeason(key.substring(0, digits)) ? Characters.number(key, digits, key.length()) : -1;
    }

    /** Season and episodes that start at this word, null when none do. */
    @Nullable
    EpisodeMarker episodesAt(int index) {
        Season season = seasonAt(index);
        if (season == null) {
            return null;
        }
        int next = season.last() + 1;
        if (next >= tokens.size() || !isLinked(next)) {
            return null;
        }
        AbsoluteReader.Found episode = absolutes.marked(next, next + 1);
        if (episode == null) {
            episode = numberBeforeWord(next);
        }
        if (episode == null && isChapter(next)) {
            episode = absolutes.numberAt(next + 1);
        }
        if (episode == null && isBetweenDashes(index, next)) {
            episode = absolutes.numberAt(next);
        }
        if (episode == null && index == 0 && tokens.get(0).is("season") && season.number() < 100) {
            episode = absolutes.numberAt(next);
        }
        if (episode == null || episode.numbers().isEmpty()) {
            return null;
        }
        int last = lastJoinedByWord(episode);
        List<Integer> episodes = last == episode.last()
                ? episode.numbers()
                : EpisodeMarker.run(
                        episode.numbers().getFirst(), tokens.get(last).number());
        return new EpisodeMarker(tokens.get(index).start(), tokens.get(last).end(), season.number(), episodes);
    }

    /** "Title - Season 3 - 04 - Name": programs set each part between dashes, the number of the episode too. */
    private boolean isBetweenDashes(int season, int number) {
        return season > 0
                && tokens.name().charAt(0) != '['
                && tokens.get(number).isNumber(2)
                && tokens.gap(season).equals(DASH)
                && tokens.gap(number).equals(DASH)
                && number + 1 < tokens.size()
                && tokens.gap(number + 1).equals(DASH);
    }

    /** "Cap 7": Spanish for an episode, whose number may as well hold the season in front, as in "Cap.107". */
    private boolean isChapter(int index) {
        return tokens.get(index).is("cap")
                && index + 1 < tokens.size()
                && tokens.get(index + 1).text().length() <= 2;
    }

    /** "1-4 серии": the word behind the number of the episodes. */
    private AbsoluteReader.@Nullable Found numberBeforeWord(int index) {
        AbsoluteReader.Found number = absolutes.numberAt(index);
        int word = number == null ? tokens.size() : number.last() + 1;
        boolean named = word < tokens.size()
                && tokens.gapJoins(word)
                && (words.isEpisode(tokens.get(word)) || words.isEpisodeBehind(tokens.get(word)));
        return number != null && named
                ? new AbsoluteReader.Found(index, word, number.numbers(), number.special(), false)
                : null;
    }

    /** Whether a few signs alone stand between a word and the one before it: a blank, a comma, a colon, a slash. */
    private boolean isLinked(int index) {
        String gap = tokens.gap(index);
        for (int i = 0; i < gap.length(); i++) {
            if (" .,_-:/".indexOf(gap.charAt(i)) < 0) {
                return false;
            }
        }
        return gap.length() <= LONGEST_LINK;
    }

    /** "afl.3 en 4", "Capítulos 1 al 8": the word between the last two of several episodes, or the ends of a run. */
    private int lastJoinedByWord(AbsoluteReader.Found episode) {
        int word = episode.last() + 1;
        boolean joined = word + 1 < tokens.size()
                && (SeriesWords.isAnd(tokens.get(word)) || SeriesWords.isRun(tokens.get(word)))
                && tokens.get(word + 1).isNumber()
                && tokens.get(word + 1).number() > episode.numbers().getLast();
        return joined && tokens.get(word + 1).text().length() <= 3 ? word + 1 : episode.last();
    }
}
