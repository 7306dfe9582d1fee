package org.magpie.pipeline.parse.series;

import org.jspecify.annotations.Nullable;
import org.magpie.pipeline.parse.word.SeriesWords;
import org.magpie.pipeline.parse.word.Token;
import org.magpie.pipeline.parse.word.Tokens;

/** Reads the Spanish chapter, which is season and episode in one number. */
final class ChapterReader {
    private final Tokens tokens;
    private final SeriesWords words;
    private final int first;

    /**
     * @param first index of the first word of the title
     */
    ChapterReader(Tokens tokens, SeriesWords words, int first) {
        this.tokens = tokens;
        this.words = words;
        this.first = first;
    }

    /** "[Cap.101]", "[Cap.1901]", "[Cap.111_120]": the Spanish chapter is season and episode in one number. */
    @Nullable
    EpisodeMarker at(int index) {
        int at = index + 1;
        if (at >= tokens.size() || !tokens.gapJoins(at) || !tokens.get(at).isNumber()) {
            return null;
        }
        int length = tokens.get(at).text().length();
        int number = tokens.get(at).number();
        if (length < 3 || length > 4) {
            return null;
        }
        int last = number;
        int lastAt = at;
        if (at + 1 < tokens.size() && (tokens.gapIs(at + 1, '_') || tokens.gapIs(at + 1, '-'))) {
            Token end = tokens.get(at + 1);
            if (end.isNumber(length) && end.number() / 100 == number / 100) {
                last = end.number();
                lastAt = at + 1;
            }
        }
        return new EpisodeMarker(
                chapterStart(index),
                tokens.get(lastAt).end(),
                number / 100,
                EpisodeMarker.run(number % 100, last % 100));
    }

    /** The title ends before the season that goes before the chapter, or before the brackets. */
    private int chapterStart(int index) {
        for (int i = first; i < index; i++) {
            boolean season = words.isSeason(tokens.get(i)) && tokens.get(i + 1).isNumber();
            if (season || tokens.get(i).depth() > 0) {
                return tokens.get(i).start();
            }
        }
        return tokens.get(index).start();
    }
}
