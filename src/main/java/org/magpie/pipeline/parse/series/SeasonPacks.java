package org.magpie.pipeline.parse.series;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.magpie.pipeline.parse.ParsedRelease.Numbers;
import org.magpie.pipeline.parse.word.Characters;
import org.magpie.pipeline.parse.word.Senses;
import org.magpie.pipeline.parse.word.SeriesWords;
import org.magpie.pipeline.parse.word.Token;
import org.magpie.pipeline.parse.word.Tokens;

/** Finds whole seasons: S01, S01-S05, "Season 2", "Stagione 5", with parts, extras and subtitle packs. */
final class SeasonPacks {
    private final Senses senses;
    private final Tokens tokens;
    private final SeriesWords words;
    private final SeasonInWords seasonWords;
    private final SeasonEpisodeScanner scanner;
    private final int first;

    SeasonPacks(Senses senses, SeriesWords words, SeasonInWords seasonWords, SeasonEpisodeScanner scanner, int first) {
        this.senses = senses;
        this.tokens = senses.tokens();
        this.words = words;
        this.seasonWords = seasonWords;
        this.scanner = scanner;
        this.first = first;
    }

    /** The first season; its last repetition where a name repeats it for each of its titles. */
    @Nullable
    Mark find() {
        for (int i = first; i < tokens.size(); i++) {
            Mark mark = at(i);
            if (mark != null) {
                return repeated(mark);
            }
        }
        return null;
    }

    private @Nullable Mark at(int index) {
        Token token = tokens.get(index);
        if (token.key().charAt(0) == 's'
                && (token.key().length() == 1 || Characters.isDigit(token.key().charAt(1)))) {
            Mark mark = scanner.seasonsAt(token.start());
            if (mark != null) {
                return mark;
            }
        }
        if (words.isSeason(token)) {
            return index + 1 < tokens.size() ? inWords(index) : null;
        }
        SeasonInWords.Season season = index > first ? seasonWords.seasonAt(index) : null;
        return season == null
                ? null
                : new Mark(token.start(), tokens.get(season.last()).end(), season.number(), List.of());
    }

    private @Nullable Mark inWords(int index) {
        Token number = tokens.get(index + 1);
        boolean joined = ((tokens.gapJoins(index + 1) && tokens.gap(index + 1).length() == 1)
                        || tokens.gap(index + 1).equals(": "))
                && number.isNumber()
                && number.text().length() <= 2;
        if (!joined
                || (tokens.get(index).is("series") && !isApart(index) && !isBeforeTags(index + 2))
                || index == first && index > 0 && tokens.get(index).depth() == 0) {
            return null;
        }
        Mark mark = scanner.moreSeasons(tokens.get(index).start(), number.number(), number.end());
        int again = tokens.indexAt(mark.end());
        boolean repeated = again + 1 < tokens.size()
                && tokens.gapJoins(again)
                && words.isSeason(tokens.get(again))
                && tokens.get(again + 1).isNumber()
                && tokens.get(again + 1).text().length() <= 2
                && tokens.get(again + 1).number() > number.number();
        if (repeated) {
            Token last = tokens.get(again + 1);
            return new Mark(mark.start(), last.end(), Mark.run(number.number(), last.number()), List.of(), false);
        }
        Mark letter = again < tokens.size() && tokens.gapJoins(again)
                ? scanner.seasonsAt(tokens.get(again).start())
                : null;
        return letter == null ? mark : new Mark(mark.start(), letter.end(), letter.seasons(), List.of(), false);
    }

    /** "Title - Series 1": the word is part of most titles that hold it, unless a hyphen stands before. */
    private boolean isApart(int index) {
        return index > first && tokens.gapHas(index, '-');
    }

    /** "Title Series 2 720p", "Title Series 2": nothing of the title follows. */
    private boolean isBeforeTags(int index) {
        return index >= tokens.size() || senses.isTag(index);
    }

    /** Whether the season is written as the scene does it, dotted, behind titles in any script: "标题.Title.S01.2023". */
    boolean isScene() {
        Mark mark = find();
        return mark != null && mark.start() > 0 && tokens.name().charAt(mark.start() - 1) == '.';
    }

    private Mark repeated(Mark mark) {
        int slash = tokens.name().indexOf(" / ", mark.end());
        for (int i = slash < 0 ? tokens.size() : tokens.indexAt(slash); i < tokens.size(); i++) {
            Mark again = at(i);
            if (again != null && again.seasons().equals(mark.seasons())) {
                return again;
            }
        }
        return mark;
    }

    /** The reading of a name that holds these seasons, of which the numbers say how much. */
    SeriesGrammar.Reading reading(Mark season, int titleStart, Numbers contents) {
        Numbers numbers = contents;
        int end = beforeComplete(season.start());
        List<Integer> counted = EastAsianGrammar.countedEpisodes(tokens.name().substring(0, end));
        if (!counted.isEmpty()) {
            numbers = new Numbers(season.seasons(), counted, List.of(), null, false, false, 0);
        }
        return new SeriesGrammar.Reading(tokens.name().substring(Math.min(titleStart, end), end), null, end, numbers);
    }

    /** "Title The Complete Series S01-S03": the words before the seasons are no part of the title. */
    private int beforeComplete(int start) {
        int last = tokens.indexAt(start) - 1;
        boolean complete = last - 1 > first
                && tokens.get(last).is("series")
                && tokens.get(last - 1).is("complete");
        if (!complete) {
            return start;
        }
        boolean article = last - 2 > first && tokens.get(last - 2).is("the");
        return tokens.get(article ? last - 2 : last - 1).start();
    }
}
