package org.magpie.pipeline.parse.series;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.magpie.pipeline.parse.ParsedRelease.Numbers;
import org.magpie.pipeline.parse.part.DateReader;
import org.magpie.pipeline.parse.part.SeriesStart;
import org.magpie.pipeline.parse.word.Characters;
import org.magpie.pipeline.parse.word.SeriesWords;
import org.magpie.pipeline.parse.word.TokenMeanings;
import org.magpie.pipeline.parse.word.Tokens;

/**
 * Decides which words of a series name are the title and which say season, episode or date. It asks one notation after the
 * other, the surest first; the first that fits is taken. A new notation is one more step in {@link #read}.
 */
public final class SeriesGrammar {
    private final SeriesWords words;
    private final EastAsianGrammar eastAsian;

    public SeriesGrammar(SeriesWords words) {
        this.words = words;
        this.eastAsian = new EastAsianGrammar(words);
    }

    /**
     * What a series name says.
     *
     * @param stretch the part of the name that holds the title
     * @param title when it is known already, null when it must be taken from the stretch
     * @param titleEnd one past the last character of the title in the name
     */
    public record Reading(String stretch, @Nullable String title, int titleEnd, Numbers numbers) {}

    /** Reads a prepared name; empty when it holds nothing that says which part of a series it is. */
    public Optional<Reading> read(TokenMeanings meanings) {
        Tokens tokens = meanings.tokens();
        if (tokens.size() == 0) {
            return Optional.empty();
        }
        DateReader.Found date = new DateReader(tokens).find();
        if (date != null && date.first() == 0 && date.date() != null && !isCodeBehind(tokens, date)) {
            return Optional.of(daily(tokens, date, 0));
        }
        int start = SeriesStart.of(tokens);
        SeriesNumbers numbers = new SeriesNumbers(meanings, words, start);
        EpisodeMarker marker = numbers.episodes();
        if (date != null && isDaily(meanings, date, marker, numbers) && !numbers.isCountedBefore(date.first())) {
            return date.date() == null ? Optional.empty() : Optional.of(daily(tokens, date, start));
        }
        if (marker == null) {
            Optional<Reading> bracketed = eastAsian.read(meanings);
            if (bracketed.isPresent()) {
                return bracketed;
            }
        } else {
            return Optional.of(numbers.withAbsolute(marker, date));
        }
        return Optional.ofNullable(numbers.withoutMark());
    }

    /** Whether the date names the episode: it stands before the season and episode, with words between. */
    private static boolean isBefore(Tokens tokens, DateReader.Found date, @Nullable EpisodeMarker mark) {
        if (mark == null) {
            return true;
        }
        int dateEnd = tokens.get(date.last()).end();
        return dateEnd < mark.start() && tokens.indexAt(dateEnd) != tokens.indexAt(mark.start());
    }

    private static boolean isDaily(
            TokenMeanings meanings, DateReader.Found date, @Nullable EpisodeMarker mark, SeriesNumbers numbers) {
        return mark == null
                || isBefore(meanings.tokens(), date, mark)
                || numbers.isTitle(mark)
                || isTitleBehind(meanings, date, mark);
    }

    /** "2015-03-02 - 1x06 WEBDL-1080p": what stands where the title of a day's episode does is that title. */
    private static boolean isTitleBehind(TokenMeanings meanings, DateReader.Found date, EpisodeMarker marker) {
        Tokens tokens = meanings.tokens();
        int dateEnd = tokens.get(date.last()).end();
        int next = tokens.indexAt(marker.end());
        return date.date() != null
                && dateEnd < marker.start()
                && Characters.isDigit(tokens.name().charAt(marker.start()))
                && (next >= tokens.size() || meanings.isTag(next));
    }

    /** "210810 ABC123 …": six digits and a blank are a date of posting, not of the episode. */
    private static boolean isCodeBehind(Tokens tokens, DateReader.Found date) {
        return date.last() == 0 && tokens.get(0).isNumber(6);
    }

    private static Reading daily(Tokens tokens, DateReader.Found date, int start) {
        int dateStart = tokens.get(date.first()).start();
        int end = dateStart;
        int before = date.first() - 1;
        if (before >= 0 && isEpisodeLetter(tokens.get(before).key())) {
            end = tokens.get(before).start();
        }
        String stretch = date.first() == 0 ? "" : tokens.name().substring(Math.min(start, end), end);
        Numbers numbers = new Numbers(
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                date.date(),
                SeriesNumbers.partAt(tokens, date.last() + 1),
                false,
                false,
                0,
                false,
                false,
                false);
        return new Reading(stretch, null, dateStart, numbers);
    }

    private static boolean isEpisodeLetter(String key) {
        return key.length() > 1 && key.charAt(0) == 'e' && Characters.number(key, 1, key.length()) >= 0;
    }
}
