package org.magpie.pipeline.parse.series;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.magpie.pipeline.parse.ParsedRelease.Numbers;
import org.magpie.pipeline.parse.part.DateReader;
import org.magpie.pipeline.parse.word.Characters;
import org.magpie.pipeline.parse.word.SeriesWords;
import org.magpie.pipeline.parse.word.TokenMeanings;
import org.magpie.pipeline.parse.word.Tokens;

/** Reads a name in which season and episodes were found: where its title ends, what counts over all seasons, whether it is a whole season. */
final class MarkedEpisodes {
    private final TokenMeanings meanings;
    private final Tokens tokens;
    private final String name;
    private final SeriesWords words;
    private final int titleStart;
    private final int first;
    private final AbsoluteBeside beside;

    MarkedEpisodes(TokenMeanings meanings, SeriesWords words, int titleStart, int first, AbsoluteBeside beside) {
        this.meanings = meanings;
        this.tokens = meanings.tokens();
        this.name = tokens.name();
        this.words = words;
        this.titleStart = titleStart;
        this.first = first;
        this.beside = beside;
    }

    /** The reading of a name that has season and episodes, with the absolute numbers around them. */
    SeriesGrammar.Reading read(EpisodeMarker marker, DateReader.@Nullable Found date) {
        if (isRecap(marker)) {
            return recap(marker);
        }
        int total = totalBehind(marker);
        boolean whole = total > 1
                && marker.episodes().size() == total
                && marker.episodes().getFirst() == 1;
        AbsoluteReader.@Nullable Found absolute = whole ? null : beside.of(marker);
        int end = marker.start();
        if (absolute != null && tokens.get(absolute.first()).start() < end) {
            end = tokens.get(absolute.first()).start();
        }
        if (date != null && tokens.get(date.first()).start() < end) {
            end = tokens.get(date.first()).start();
        }
        for (int i = first + 1; i < tokens.size() && tokens.get(i).end() < end; i++) {
            if (meanings.lines(i) > 0) {
                end = tokens.get(i).start();
            }
        }
        Numbers numbers = new Numbers(
                marker.seasons(),
                whole ? List.of() : marker.episodes(),
                absolute == null ? List.of() : absolute.numbers(),
                absolute == null ? List.of() : absolute.special(),
                null,
                0,
                whole,
                false,
                0,
                false,
                false,
                marker.split());
        String stretch = name.substring(Math.min(titleStart, end), end);
        return new SeriesGrammar.Reading(stretch + titleBehind(marker), null, end, numbers);
    }

    /** "S01E11.5 [SP]": half a number stands for a recap between two episodes. */
    private boolean isRecap(EpisodeMarker marker) {
        int half = tokens.indexAt(marker.end());
        boolean digit = marker.episodes().size() == 1
                && half < tokens.size()
                && tokens.gapIs(half, '.')
                && tokens.get(half).isNumber(1)
                && tokens.get(half).number() > 0;
        String gap = digit ? tokens.gap(half + 1) : "";
        return digit
                && (half + 1 == tokens.size()
                        || gap.indexOf(' ') >= 0
                        || gap.indexOf('[') >= 0
                        || gap.indexOf('(') >= 0);
    }

    private SeriesGrammar.Reading recap(EpisodeMarker marker) {
        double number = marker.episodes().getFirst()
                + tokens.get(tokens.indexAt(marker.end())).number() / 10.0;
        Numbers numbers = new Numbers(
                marker.seasons(), List.of(), List.of(), List.of(number), null, 0, false, false, 0, false, true, false);
        int end = marker.start();
        return new SeriesGrammar.Reading(name.substring(Math.min(titleStart, end), end), null, end, numbers);
    }

    /** "Название (1 сезон: 1-4 серии из 8) / Title / 2024": the second title stands behind the brackets that hold the numbers. */
    private String titleBehind(EpisodeMarker marker) {
        boolean bracketed = marker.start() > 0 && name.charAt(marker.start() - 1) == '(';
        int close = bracketed ? name.indexOf(')', marker.end()) : -1;
        if (close < 0 || !name.startsWith(") / ", close)) {
            return "";
        }
        int from = close + 1;
        int to = from + 3;
        while (to < name.length() && !name.startsWith(" / ", to) && !Characters.isOpening(name.charAt(to))) {
            to++;
        }
        return name.substring(from, to);
    }

    /** "1-8 of 8", "1-8 (8)": how many episodes the season has, 0 when it is not said. */
    private int totalBehind(EpisodeMarker marker) {
        int of = tokens.indexAt(marker.end());
        if (of < tokens.size() && (words.isEpisode(tokens.get(of)) || words.isEpisodeBehind(tokens.get(of)))) {
            of++;
        }
        boolean bracketed = of < tokens.size()
                && marker.episodes().size() > 1
                && tokens.get(of).isNumber()
                && tokens.before(of) == '('
                && tokens.after(of) == ')';
        if (bracketed) {
            return tokens.get(of).number();
        }
        boolean said = of + 1 < tokens.size()
                && (tokens.get(of).is("of") || tokens.get(of).is("из"));
        return said ? tokens.get(of + 1).number() : 0;
    }
}
