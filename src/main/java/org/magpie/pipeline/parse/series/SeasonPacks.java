package org.magpie.pipeline.parse.series;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.magpie.pipeline.parse.ParsedRelease.Numbers;
import org.magpie.pipeline.parse.word.Characters;
import org.magpie.pipeline.parse.word.SeriesWords;
import org.magpie.pipeline.parse.word.Token;
import org.magpie.pipeline.parse.word.TokenMeanings;
import org.magpie.pipeline.parse.word.Tokens;

/** Finds whole seasons: S01, S01-S05, "Season 2", "Stagione 5", with parts, extras and subtitle packs. */
final class SeasonPacks {
    /** How a pack says in front of its seasons that none is missing. */
    private static final Set<String> WHOLE =
            Set.of("complete", "integrale", "intégrale", "komplett", "komplette", "completa", "kompletny", "kompletní");

    /** What a pack of several seasons calls itself. */
    private static final Set<String> PACKS = Set.of("series", "collection", "seasons", "show", "saga");

    private final TokenMeanings meanings;
    private final Tokens tokens;
    private final SeriesWords words;
    private final SeasonInWords seasonWords;
    private final SeasonEpisodeScanner scanner;
    private final int first;

    SeasonPacks(
            TokenMeanings meanings,
            SeriesWords words,
            SeasonInWords seasonWords,
            SeasonEpisodeScanner scanner,
            int first) {
        this.meanings = meanings;
        this.tokens = meanings.tokens();
        this.words = words;
        this.seasonWords = seasonWords;
        this.scanner = scanner;
        this.first = first;
    }

    /** The first season; its last repetition where a name repeats it for each of its titles. */
    @Nullable
    EpisodeMarker find() {
        for (int i = first; i < tokens.size(); i++) {
            EpisodeMarker marker = at(i);
            if (marker != null) {
                return repeated(marker);
            }
        }
        return null;
    }

    private @Nullable EpisodeMarker at(int index) {
        Token token = tokens.get(index);
        if (token.key().charAt(0) == 's'
                && (token.key().length() == 1 || Characters.isDigit(token.key().charAt(1)))) {
            EpisodeMarker marker = scanner.seasonsAt(token.start());
            if (marker != null) {
                return marker;
            }
        }
        if (words.isSeason(token)) {
            return index + 1 < tokens.size() ? inWords(index) : null;
        }
        SeasonInWords.Season season = index > first ? seasonWords.seasonAt(index) : null;
        if (season == null && index > first) {
            return numbersFirst(index);
        }
        return season == null
                ? null
                : new EpisodeMarker(token.start(), tokens.get(season.last()).end(), season.number(), List.of());
    }

    private @Nullable EpisodeMarker inWords(int index) {
        Token number = tokens.get(index + 1);
        int spelt = spelt(index);
        if (spelt > 0) {
            return new EpisodeMarker(tokens.get(index).start(), number.end(), spelt, List.of());
        }
        boolean joined = ((tokens.gapJoins(index + 1) && tokens.gap(index + 1).length() == 1)
                        || tokens.gap(index + 1).equals(": "))
                && number.isNumber()
                && number.text().length() <= 2;
        if (!joined
                || (tokens.get(index).is("series")
                        && !isApart(index)
                        && !isComplete(index)
                        && !isBeforeTags(index + 2)
                        && !tokens.get(index + 2).is("complete"))
                || index == first && index > 0 && tokens.get(index).depth() == 0) {
            return null;
        }
        EpisodeMarker marker = upTo(scanner.moreSeasons(tokens.get(index).start(), number.number(), number.end()));
        int again = tokens.indexAt(marker.end());
        boolean repeated = again + 1 < tokens.size()
                && tokens.gapJoins(again)
                && words.isSeason(tokens.get(again))
                && tokens.get(again + 1).isNumber()
                && tokens.get(again + 1).text().length() <= 2
                && tokens.get(again + 1).number() > number.number();
        if (repeated) {
            Token last = tokens.get(again + 1);
            return new EpisodeMarker(
                    marker.start(), last.end(), EpisodeMarker.run(number.number(), last.number()), List.of(), false);
        }
        EpisodeMarker letter = again < tokens.size() && tokens.gapJoins(again)
                ? scanner.seasonsAt(tokens.get(again).start())
                : null;
        return letter == null
                ? marker
                : new EpisodeMarker(marker.start(), letter.end(), letter.seasons(), List.of(), false);
    }

    /** "1-3 сезон", "1-3 Staffel": the first and last number before the word. */
    private @Nullable EpisodeMarker numbersFirst(int index) {
        Token from = tokens.get(index);
        boolean run = from.isNumber()
                && from.text().length() <= 2
                && index + 2 < tokens.size()
                && tokens.gapIs(index + 1, '-')
                && isFurther(index + 1, from.number())
                && tokens.gapJoins(index + 2);
        SeasonInWords.Season last = run ? seasonWords.seasonAt(index + 1) : null;
        return last == null
                ? null
                : new EpisodeMarker(
                        from.start(),
                        tokens.get(last.last()).end(),
                        EpisodeMarker.run(from.number(), last.number()),
                        List.of(),
                        false);
    }

    /** "Complete Series 1-7", "The Complete Season 2". */
    private boolean isComplete(int index) {
        return index - 1 > first && tokens.get(index - 1).is("complete");
    }

    /** "Season 1 to 4", "Season 1 & 2", "Seasons 1, 2 and 3": the first season and those joined to it by words and signs. */
    private EpisodeMarker upTo(EpisodeMarker season) {
        int last = season.seasons().getLast();
        int end = season.end();
        int next = nextJoined(tokens.indexAt(end), last);
        while (next > 0) {
            last = tokens.get(next).number();
            end = tokens.get(next).end();
            next = nextJoined(next + 1, last);
        }
        return end == season.end()
                ? season
                : new EpisodeMarker(
                        season.start(), end, EpisodeMarker.run(season.seasons().getFirst(), last), List.of(), false);
    }

    /** Index of the number of a further season that starts here or behind a word; -1 where none does. */
    private int nextJoined(int index, int last) {
        if (index >= tokens.size()) {
            return -1;
        }
        if (isFurther(index, last) && tokens.get(index).number() == last + 1 && isListed(index)) {
            return index;
        }
        boolean joined = tokens.gapJoins(index) && index + 1 < tokens.size() && tokens.gapJoins(index + 1);
        boolean range = SeriesWords.isRun(tokens.get(index));
        boolean and = SeriesWords.isAnd(tokens.get(index))
                && isFurther(index + 1, last)
                && tokens.get(index + 1).number() == last + 1;
        return joined && (and || (range && isFurther(index + 1, last))) ? index + 1 : -1;
    }

    private boolean isFurther(int index, int last) {
        return index < tokens.size()
                && tokens.get(index).isNumber()
                && tokens.get(index).text().length() <= 2
                && tokens.get(index).number() > last;
    }

    private boolean isListed(int index) {
        String gap = tokens.gap(index);
        return gap.length() <= 3 && (gap.indexOf('&') >= 0 || gap.indexOf('+') >= 0 || gap.indexOf(',') >= 0);
    }

    /** "Season Two", "Season IV" before tags or at the end: the number in letters behind the word; 0 where there is none. */
    private int spelt(int index) {
        Token number = tokens.get(index + 1);
        boolean word = index > first
                && (tokens.get(index).is("season")
                        || tokens.get(index).is("staffel")
                        || tokens.get(index).is("saison"))
                && tokens.gapJoins(index + 1)
                && !number.isNumber()
                && number.text().length() > 1
                && (isBeforeTags(index + 2) || Characters.isOpening(tokens.before(index + 2)) || isWhole(index + 2));
        return word ? Math.max(0, SeriesWords.number(number)) : 0;
    }

    private boolean isWhole(int index) {
        return tokens.get(index).is("complete") || tokens.gapHas(index, '-');
    }

    /** "Title - Series 1": the word is part of most titles that hold it, unless a hyphen stands before. */
    private boolean isApart(int index) {
        return index > first && tokens.gapHas(index, '-');
    }

    /** "Title Series 2 720p", "Title Series 2": nothing of the title follows. */
    private boolean isBeforeTags(int index) {
        return index >= tokens.size() || meanings.isTag(index);
    }

    /** Whether the season is written as the scene does it, dotted, behind titles in any script: "标题.Title.S01.2023". */
    boolean isScene() {
        EpisodeMarker marker = find();
        return marker != null && marker.start() > 0 && tokens.name().charAt(marker.start() - 1) == '.';
    }

    private EpisodeMarker repeated(EpisodeMarker marker) {
        int slash = tokens.name().indexOf(" / ", marker.end());
        for (int i = slash < 0 ? tokens.size() : tokens.indexAt(slash); i < tokens.size(); i++) {
            EpisodeMarker again = at(i);
            if (again != null && again.seasons().equals(marker.seasons())) {
                return again;
            }
        }
        return marker;
    }

    /** The reading of a name that holds these seasons, of which the numbers say how much. */
    SeriesGrammar.Reading reading(EpisodeMarker season, int titleStart, Numbers contents) {
        Numbers numbers = contents;
        int end = beforeComplete(season.start());
        List<Integer> counted = EastAsianGrammar.countedEpisodes(tokens.name().substring(0, end));
        if (!counted.isEmpty()) {
            numbers = new Numbers(season.seasons(), counted, List.of(), null, false, false, 0);
        }
        return new SeriesGrammar.Reading(tokens.name().substring(Math.min(titleStart, end), end), null, end, numbers);
    }

    /**
     * "Title The Complete Series S01-S03", "Title - The Complete Season 2", "Title Complete Collection S01-S05": the words before the
     * seasons are no part of the title.
     */
    private int beforeComplete(int start) {
        int word = tokens.indexAt(start) - 1;
        boolean noun = word > first && PACKS.contains(tokens.get(word).key());
        word = noun ? word - 1 : word;
        boolean complete = word > first && WHOLE.contains(tokens.get(word).key());
        boolean article = complete && word - 1 > first && tokens.get(word - 1).is("the");
        Token next = tokens.get(word + 1);
        boolean inWords = complete && words.isSeason(next) && next.key().endsWith("s");
        if (!complete || !(noun || article || inWords)) {
            return start;
        }
        return tokens.get(article ? word - 1 : word).start();
    }
}
