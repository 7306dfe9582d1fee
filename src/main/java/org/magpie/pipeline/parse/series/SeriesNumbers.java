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

/** Finds seasons and episodes in one series name. */
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

    SeriesNumbers(TokenMeanings meanings, SeriesWords words, int titleStart) {
        this.meanings = meanings;
        this.tokens = meanings.tokens();
        this.name = tokens.name();
        this.words = words;
        this.scanner = new SeasonEpisodeScanner(name);
        this.absolutes = new AbsoluteReader(meanings, words);
        this.titleStart = titleStart;
        this.first = Math.min(tokens.indexAt(titleStart), tokens.size());
        this.anime = name.charAt(0) == '[' && titleStart > 0;
        this.seasonWords = new SeasonInWords(tokens, words, absolutes);
        this.contents = new PackContents(meanings, words.extras(), anime);
        this.posted = titleStart > 0 && !anime;
    }

    /** The first season with episodes; the last repetition of it where a name repeats it for each of its titles. */
    @Nullable
    EpisodeMarker episodes() {
        @Nullable EpisodeMarker title = null;
        for (int i = first; i < tokens.size(); i++) {
            EpisodeMarker marker = episodesAt(i);
            if (marker != null && i == first && isTitle(marker)) {
                title = marker;
            } else if (marker != null) {
                return repeated(marker);
            }
        }
        return title;
    }

    /** "1x06 (2010) - S07E06": a year in brackets stands behind a title, not behind a number. */
    boolean isTitle(EpisodeMarker marker) {
        int open = marker.end() + 1;
        return marker.start() == titleStart
                && open + 6 <= name.length()
                && name.startsWith(" (", marker.end())
                && name.charAt(open + 5) == ')'
                && Characters.number(name, open + 1, open + 5) >= 1900;
    }

    private @Nullable EpisodeMarker episodesAt(int index) {
        Token token = tokens.get(index);
        EpisodeMarker marker = scanner.episodesAt(token.start());
        if (marker == null && index == first) {
            marker = leadingPair(index);
        }
        if (marker == null) {
            marker = seasonWords.episodesAt(index);
        }
        if (marker == null && token.is("cap")) {
            marker = new ChapterReader(tokens, words, first).at(index);
        }
        if (marker == null && token.key().length() > 6) {
            marker = glued(token);
        }
        if (marker == null && token.key().length() == 3 && token.key().charAt(0) == 's') {
            marker = letterWithoutNumber(index);
        }
        return marker;
    }

    /** "11-02 Title": two numbers at the very start. */
    private @Nullable EpisodeMarker leadingPair(int index) {
        if (index != 0 || tokens.get(0).start() != 0 || tokens.size() < 3) {
            return null;
        }
        Token season = tokens.get(0);
        Token episode = tokens.get(1);
        boolean pair = season.isNumber()
                && season.text().length() <= 2
                && (episode.isNumber(2) || episode.isNumber(3))
                && tokens.gapIs(1, '-')
                && tokens.gapIs(2, ' ');
        return pair ? new EpisodeMarker(0, episode.end(), season.number(), List.of(episode.number())) : null;
    }

    /** "zoos01e11e12": a name without separators before the season. */
    private @Nullable EpisodeMarker glued(Token token) {
        String key = token.key();
        for (int i = 1; i < key.length() - 5; i++) {
            if (key.charAt(i) == 's'
                    && Character.isLetter(key.charAt(i - 1))
                    && Characters.number(key, i + 1, i + 3) >= 0
                    && key.charAt(i + 3) == 'e') {
                return scanner.episodesAt(token.start() + i);
            }
        }
        return null;
    }

    /** "Title s03 e - Title Season 3 Episode 10": the number was lost, the words behind repeat it. */
    private @Nullable EpisodeMarker letterWithoutNumber(int index) {
        boolean lost = index + 1 < tokens.size() && tokens.get(index + 1).is("e") && tokens.gapIs(index + 1, ' ');
        if (!lost) {
            return null;
        }
        for (int i = index + 2; i < tokens.size(); i++) {
            EpisodeMarker marker = seasonWords.episodesAt(i);
            if (marker != null) {
                return new EpisodeMarker(
                        tokens.get(index).start(), marker.end(), marker.seasons(), marker.episodes(), false);
            }
        }
        return null;
    }

    private EpisodeMarker repeated(EpisodeMarker marker) {
        int slash = name.indexOf(" / ", marker.end());
        for (int i = slash < 0 ? tokens.size() : tokens.indexAt(slash); i < tokens.size(); i++) {
            EpisodeMarker again = scanner.episodesAt(tokens.get(i).start());
            if (again != null
                    && again.seasons().equals(marker.seasons())
                    && again.episodes().equals(marker.episodes())) {
                return again;
            }
        }
        return marker;
    }

    /** The reading of a name that has season and episodes, with the absolute numbers around them. */
    SeriesGrammar.Reading withAbsolute(EpisodeMarker marker, DateReader.@Nullable Found date) {
        if (isRecap(marker)) {
            return recap(marker);
        }
        int total = totalBehind(marker);
        boolean whole = total > 1
                && marker.episodes().size() == total
                && marker.episodes().getFirst() == 1;
        AbsoluteReader.@Nullable Found absolute =
                whole ? null : new AbsoluteBeside(tokens, absolutes, first, anime).of(marker);
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

    /** "60. Bölüm (31.01.2023)": whether a counted episode stands before the date, which then only says when it was shown. */
    boolean isCountedBefore(int index) {
        for (int i = first; i + 1 < index; i++) {
            if (tokens.get(i).isNumber() && words.isEpisodeBehind(tokens.get(i + 1))) {
                return true;
            }
        }
        return false;
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
        int behind = tokens.indexAt(season.end());
        if (behind >= tokens.size()) {
            return null;
        }
        AbsoluteReader.Found found = absolutes.numberAt(behind);
        boolean hyphened = tokens.gapHas(behind, '-') && tokens.gap(behind).length() >= 3 && behind < limit;
        boolean bracketed =
                found != null && tokens.before(behind) == '[' && Characters.isClosing(tokens.after(found.last()));
        boolean thousand = found != null
                && tokens.get(behind).text().length() == 4
                && tokens.gapIs(behind, ' ')
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
