package org.magpie.pipeline.parse.series;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.magpie.pipeline.parse.ParsedRelease.Numbers;
import org.magpie.pipeline.parse.part.DateReader;
import org.magpie.pipeline.parse.part.GroupReader;
import org.magpie.pipeline.parse.word.Characters;
import org.magpie.pipeline.parse.word.SeriesWords;
import org.magpie.pipeline.parse.word.Subject;
import org.magpie.pipeline.parse.word.Token;
import org.magpie.pipeline.parse.word.TokenMeanings;
import org.magpie.pipeline.parse.word.Tokens;
import org.magpie.pipeline.parse.word.WordMeaning;

/** Finds seasons and episodes in one series name, and reads the names that count over all seasons or bring whole ones. */
final class SeriesNumbers {
    private final TokenMeanings meanings;
    private final Tokens tokens;
    private final String name;
    private final SeriesWords words;
    private final SeasonEpisodeScanner scanner;
    private final AbsoluteReader absolutes;
    private final SeasonInWords seasonWords;
    private final PackContents contents;
    private final int titleStart;
    private final int first;
    private final boolean anime;
    private final boolean posted;
    private final EpisodeMarks marks;

    SeriesNumbers(TokenMeanings meanings, SeriesWords words, int titleStart) {
        this.meanings = meanings;
        this.tokens = meanings.tokens();
        this.name = tokens.name();
        this.words = words;
        this.scanner = new SeasonEpisodeScanner(name);
        this.absolutes = new AbsoluteReader(meanings, words);
        this.titleStart = titleStart;
        this.first = Math.min(tokens.indexAt(titleStart), tokens.size());
        this.anime = (name.charAt(0) == '[' || name.charAt(0) == '【') && titleStart > 0;
        this.seasonWords = new SeasonInWords(tokens, words, absolutes);
        this.contents = new PackContents(meanings, words.extras(), anime);
        this.posted = titleStart > 0 && !anime;
        this.marks = new EpisodeMarks(tokens, words, scanner, seasonWords, titleStart, first);
    }

    /** The first season with episodes, null when there is none. */
    @Nullable
    EpisodeMarker episodes() {
        return marks.find();
    }

    /** Whether a season with episodes at the very start is the title, see {@link EpisodeMarks#isTitle}. */
    boolean isTitle(EpisodeMarker marker) {
        return marks.isTitle(marker);
    }

    /** The reading of a name that has season and episodes, with the absolute numbers around them. */
    SeriesGrammar.Reading withAbsolute(EpisodeMarker marker, DateReader.@Nullable Found date) {
        return new MarkedEpisodes(
                        meanings, words, titleStart, first, new AbsoluteBeside(tokens, absolutes, first, anime))
                .read(marker, date);
    }

    /** "60. Bölüm (31.01.2023)": whether a counted episode stands before the date, which then only says when it was shown. */
    boolean isCountedBefore(int index) {
        for (int i = first; i + 1 < index; i++) {
            if (tokens.get(i).isNumber() && words.isEpisodeBehind(tokens.get(i + 1))) {
                return true;
            }
        }
        return false;
    }

    /** The reading of a name without season and episode, null when it says nothing at all. */
    SeriesGrammar.@Nullable Reading withoutMark() {
        int limit = firstTag();
        int special = anime ? contents.specialAt(first + 1, limit) : -1;
        if (special > 0) {
            return special(special);
        }
        SeasonPacks packs = new SeasonPacks(meanings, words, seasonWords, scanner, first);
        EpisodeMarker season = packs.find();
        int to = season == null ? limit : Math.min(limit, tokens.indexAt(season.start()));
        AbsoluteReader.Found marked = absolutes.marked(first, limit);
        if (marked != null && (season == null || tokens.get(marked.first()).start() > season.start())) {
            return isMiniSeries(marked) ? numbered(marked, 1) : absolute(marked);
        }
        if (season != null) {
            AbsoluteReader.Found behind = absoluteBehindSeason(season, limit);
            if (behind == null) {
                return packs.reading(season, titleStart, contents.of(season));
            }
            return isWordInBrackets(season) ? absolute(behind, season.seasons(), season.start()) : absolute(behind);
        }
        AbsoluteReader.Found found = absolutes.hyphened(first + 1, limit);
        if (found == null || !isLikely(found)) {
            found = absolutes.bracketed(first + 1, tokens.size());
        }
        if (found == null) {
            found = absolutes.trailing(first + 1, to, !anime);
        }
        if (found == null && anime && GroupReader.hash(tokens).isPresent()) {
            found = absolutes.any(first + 1, limit);
        }
        if (found != null) {
            return absolute(found);
        }
        SeriesGrammar.Reading brief = new ShortNumbers(meanings, first, titleStart).read();
        AbsoluteReader.Found bare = brief == null ? absolutes.bare(first + 1, limit) : null;
        return bare == null ? brief : absolute(bare);
    }

    /** "Title - NCED2 [1080p]", "Title S2 OVA", "Title - S01OVA04", "Title - 12 OVA". */
    private SeriesGrammar.Reading special(int index) {
        AbsoluteReader.Found number = absolutes.hyphened(first + 1, index);
        if (number != null) {
            return absolute(number);
        }
        Token token = tokens.get(index);
        int season = PackContents.gluedSeasonEnd(token.key());
        EpisodeMarker pack = new SeasonPacks(meanings, words, seasonWords, scanner, first).find();
        List<Integer> seasons = season > 0 ? List.of(Characters.number(token.key(), 1, season)) : List.of();
        int end = token.start();
        if (pack != null && pack.start() < end) {
            seasons = season > 0 ? seasons : pack.seasons();
            end = pack.start();
        }
        AbsoluteReader.Found behind = absoluteBehindSpecial(index);
        if (behind != null) {
            SeriesGrammar.Reading counted = absolute(behind);
            return new SeriesGrammar.Reading(
                    counted.stretch(),
                    null,
                    counted.titleEnd(),
                    counted.numbers().asSpecial());
        }
        Numbers numbers = new Numbers(seasons, List.of(), List.of(), null, false, true, 0);
        return new SeriesGrammar.Reading(name.substring(Math.min(titleStart, end), end), null, end, numbers);
    }

    /** "Title OVA - 02": the specials are counted as a series of their own. */
    private AbsoluteReader.@Nullable Found absoluteBehindSpecial(int index) {
        int next = index + 1;
        boolean hyphened = next < tokens.size()
                && tokens.gapHas(next, '-')
                && tokens.gap(next).length() >= 3;
        return hyphened ? absolutes.numberAt(next) : null;
    }

    /** "Title (Season 2) - 05": the season in words and brackets is no part of the title. */
    private boolean isWordInBrackets(EpisodeMarker season) {
        Token word = tokens.get(tokens.indexAt(season.start()));
        return word.depth() > 0 && words.isSeason(word);
    }

    private AbsoluteReader.@Nullable Found absoluteBehindSeason(EpisodeMarker season, int limit) {
        if (season.seasons().size() > 1) {
            return null;
        }
        int behind = behindPart(tokens.indexAt(season.end()));
        if (behind >= tokens.size()) {
            return null;
        }
        AbsoluteReader.Found found = absolutes.numberAt(behind);
        boolean hyphened = tokens.gapHas(behind, '-') && tokens.gap(behind).length() >= 3 && behind < limit;
        boolean bracketed =
                found != null && tokens.before(behind) == '[' && Characters.isClosing(tokens.after(found.last()));
        boolean thousand = found != null
                && tokens.get(behind).text().length() == 4
                && (tokens.gapIs(behind, ' ') || (tokens.gapIs(behind, '.') && isTagAt(behind + 1)))
                && found.numbers().size() == 1;
        if (thousand) {
            return found;
        }
        boolean counted = anime
                && found != null
                && tokens.get(behind).text().length() >= 2
                && tokens.gapJoins(behind)
                && found.last() + 1 < tokens.size()
                && Characters.isOpening(tokens.before(found.last() + 1));
        return hyphened || bracketed || counted ? found : null;
    }

    /** "Title Season 3 Part 2 - 07": the half of the season belongs to the title like the season itself. */
    private int behindPart(int index) {
        boolean part = index + 2 < tokens.size()
                && (tokens.get(index).is("part") || tokens.get(index).is("cour"))
                && tokens.get(index + 1).isNumber(1)
                && tokens.gapHas(index + 2, '-');
        return part ? index + 2 : index;
    }

    private boolean isTagAt(int index) {
        return index >= tokens.size() || meanings.isTag(index);
    }

    /** Without a group in front, a single short number between hyphens is more often part of the title. */
    private boolean isLikely(AbsoluteReader.Found found) {
        return anime
                || found.numbers().size() != 1
                || tokens.get(found.first()).text().length() >= 2;
    }

    /** "Title.E56.190121" and "kill-roy-e07": an episode of a series that has one season. */
    private boolean isMiniSeries(AbsoluteReader.Found found) {
        int next = found.last() + 1;
        next = next < tokens.size() && tokens.get(next).is("end") ? next + 1 : next;
        boolean dated = next < tokens.size() && tokens.get(next).isNumber(6);
        String key = tokens.get(found.first()).key();
        boolean lone = key.length() > 1 && key.charAt(0) == 'e' && Characters.isDigit(key.charAt(1));
        boolean single = found.numbers().size() == 1 && Characters.digitsEnd(key, 1) <= 3 && !isBehindLowLine(found);
        return posted || dated || (lone && !anime && (single || isLetterRun(found)));
    }

    /** "Title_e66": between low lines the letter is used for counting over all seasons. */
    private boolean isBehindLowLine(AbsoluteReader.Found found) {
        return tokens.gapHas(found.first(), '_');
    }

    /** "E01-E02", "E01E02": the letter again before the last one. */
    private boolean isLetterRun(AbsoluteReader.Found found) {
        return found.numbers().size() > 1
                && tokens.get(found.last()).key().lastIndexOf('e') >= (found.first() == found.last() ? 1 : 0);
    }

    private SeriesGrammar.Reading numbered(AbsoluteReader.Found found, int season) {
        int end = startOf(found);
        Numbers numbers = new Numbers(List.of(season), found.numbers(), List.of(), null, false, false, 0);
        return new SeriesGrammar.Reading(name.substring(titleStart, end), null, end, numbers);
    }

    private SeriesGrammar.Reading absolute(AbsoluteReader.Found found) {
        return absolute(found, List.of(), startOf(found));
    }

    private SeriesGrammar.Reading absolute(AbsoluteReader.Found found, List<Integer> seasons, int end) {
        Numbers numbers = new Numbers(
                seasons,
                List.of(),
                found.numbers(),
                found.special(),
                null,
                0,
                false,
                false,
                0,
                false,
                isSpecialBehind(found.last() + 1) || isSpecialInFront(),
                false);
        String stretch = name.substring(Math.min(titleStart, end), end);
        return new SeriesGrammar.Reading(anime ? shortSeason(stretch) : stretch, null, end, numbers);
    }

    /** "Title S02 - 05": catalogues' aliases write the season of an anime with one digit. */
    private String shortSeason(String stretch) {
        int end = stretch.length();
        while (end > 0
                && (Characters.isSoft(stretch.charAt(end - 1)) || Characters.isOpening(stretch.charAt(end - 1)))) {
            end--;
        }
        boolean padded = end > 4
                && stretch.startsWith("S0", end - 3)
                && Characters.isDigit(stretch.charAt(end - 1))
                && Characters.isSoft(stretch.charAt(end - 4));
        return padded ? stretch.substring(0, end - 2) + stretch.substring(end - 1) : stretch;
    }

    private int startOf(AbsoluteReader.Found found) {
        int start = tokens.get(found.first()).start();
        return start > 0 && name.charAt(start - 1) == '#' ? start - 1 : start;
    }

    /** "[Group] OVA Title - 02". */
    private boolean isSpecialInFront() {
        return anime
                && (tokens.get(first).is("ova") || tokens.get(first).is("oad"))
                && first + 1 < tokens.size()
                && !tokens.gapHas(first + 1, '-');
    }

    private boolean isSpecialBehind(int index) {
        if (index >= tokens.size()) {
            return false;
        }
        return AbsoluteReader.isSpecial(tokens.get(index));
    }

    /** The first word that can be no part of a title: a source, a codec or a figure for the picture. */
    private int firstTag() {
        for (int i = first + 1; i < tokens.size(); i++) {
            boolean tag = meanings.lines(i) > 0
                    || meanings.at(i, Subject.CODEC) != null
                    || isSourceTag(meanings.at(i, Subject.SOURCE));
            if (tag) {
                return i;
            }
        }
        return tokens.size();
    }

    private static boolean isSourceTag(@Nullable WordMeaning source) {
        return source != null
                && !List.of("web", "ts", "tc", "cam", "regional", "bd", "wp").contains(source.meaning());
    }

    /** The part a daily episode came in, "Part2" or "Part 2"; 0 when there is none. */
    static int partAt(Tokens tokens, int index) {
        if (index >= tokens.size()) {
            return 0;
        }
        Token token = tokens.get(index);
        if ((token.is("part") || token.is("pt")) && index + 1 < tokens.size()) {
            return Math.max(0, SeriesWords.number(tokens.get(index + 1)));
        }
        boolean glued = token.key().startsWith("part");
        return glued ? Math.max(0, Characters.number(token.key(), 4, token.key().length())) : 0;
    }
}
