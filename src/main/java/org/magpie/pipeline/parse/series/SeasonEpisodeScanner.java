package org.magpie.pipeline.parse.series;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.magpie.pipeline.parse.word.Characters;

/**
 * Reads the notations that say season and episode in one go: S01E02, S01E02E03, S01E02-05, S1 - E2, S01E01 - S01E02, 1x02,
 * 1x02-x04, s06.01, and whole seasons S01, S01-S05. It looks at the characters from a given place; nothing is searched for.
 */
public final class SeasonEpisodeScanner {
    /** How many episodes a run may have whose last number stands without a letter. */
    private static final int LONGEST_BARE_RUN = 60;

    /** What names in several languages write between the first and the last of two marks. */
    private static final List<String> JOINING_WORDS = List.of("and", "to", "und", "bis", "et", "en", "y", "e");

    /** Stands between season, episode and title in names that programs write. */
    private static final String DASH = " - ";

    private final String name;

    public SeasonEpisodeScanner(String name) {
        this.name = name;
    }

    /** Season and episodes that start exactly here, null when there are none. */
    @Nullable
    public EpisodeMarker episodesAt(int start) {
        EpisodeMarker marker = oneAt(start);
        if (marker == null) {
            return null;
        }
        int next = skipJoin(marker.end());
        while (next > marker.end() && next < name.length()) {
            // "S01E04 - 1x06": a mark of another notation is the title of the episode.
            boolean isOtherNotation = Characters.isDigit(name.charAt(start)) != Characters.isDigit(name.charAt(next));
            EpisodeMarker more = isOtherNotation ? null : oneAt(next);
            if (more == null || !more.seasons().equals(marker.seasons())) {
                break;
            }
            int last = more.episodes().getLast();
            marker = new EpisodeMarker(
                    start,
                    more.end(),
                    marker.seasons(),
                    EpisodeMarker.run(marker.episodes().getFirst(), last),
                    false);
            next = skipJoin(marker.end());
        }
        return marker;
    }

    /** Behind what joins two marks: separators, or an ampersand, a plus, a comma or a word such as "and" and "to" among them. */
    private int skipJoin(int from) {
        int at = skipSoft(from, 3);
        for (String word : at > from ? JOINING_WORDS : List.<String>of()) {
            int end = at + word.length();
            if (end + 1 < name.length()
                    && name.regionMatches(true, at, word, 0, word.length())
                    && Characters.isSoft(name.charAt(end))) {
                return skipSoft(end, 1);
            }
        }
        boolean sign = at < name.length() && "&+,/".indexOf(name.charAt(at)) >= 0;
        return sign ? skipSoft(at + 1, 1) : at;
    }

    private @Nullable EpisodeMarker oneAt(int start) {
        if (start >= name.length()) {
            return null;
        }
        char first = name.charAt(start);
        if (first == 'S' || first == 's') {
            EpisodeMarker marker = afterSeasonLetter(start);
            return marker == null ? withSigns(start) : marker;
        }
        if (first == 'T' || first == 't') {
            return isSeasonOfTemporada(start) ? afterSeasonLetter(start) : null;
        }
        return Characters.isDigit(first) ? crossed(start) : null;
    }

    /** "T3x05", "T03E05", "T3 E05": T for "temporada", with the episode glued to it or its letter right behind. */
    private boolean isSeasonOfTemporada(int start) {
        int end = digitsEnd(start + 1);
        int at = isCross(end) ? end : skipSoft(end, 1);
        boolean episode = isCross(at) || isEpisodeLetter(at);
        return end > start + 1 && end - start <= 3 && episode && digitsEnd(at + 1) > at + 1;
    }

    /** "S:01 E:07", "S-01.E-07", "S.01 E.07": one sign between each letter and its number, or behind the season's alone. */
    private @Nullable EpisodeMarker withSigns(int start) {
        int from = afterSign(start + 1);
        int seasonEnd = digitsEnd(from);
        int letter = skipSoft(seasonEnd, 3);
        boolean season = from == start + 2 && seasonEnd > from && seasonEnd - from <= 2 && letter > seasonEnd;
        if (!season || !isEpisodeLetter(letter)) {
            return null;
        }
        int number = afterSign(letter + 1);
        int end = digitsEnd(number);
        boolean sameSign = number == letter + 1 || name.charAt(letter + 1) == name.charAt(start + 1);
        return end > number && end - number <= 4 && sameSign
                ? withMore(start, Characters.number(name, from, seasonEnd), number, end)
                : null;
    }

    private int afterSign(int at) {
        return at < name.length() && ":.-".indexOf(name.charAt(at)) >= 0 ? at + 1 : at;
    }

    private @Nullable EpisodeMarker afterSeasonLetter(int start) {
        // "Se01Ep07"
        boolean word = isEpisodeLetter(start + 1) && digitsEnd(start + 2) > start + 2;
        int from = word ? start + 2 : start + 1;
        int seasonEnd = digitsEnd(from);
        int digits = seasonEnd - from;
        if (digits == 0 || digits > 4 || (digits == 4 && !isYear(from))) {
            return null;
        }
        int season = Characters.number(name, from, seasonEnd);
        int at = skipSoft(seasonEnd, 3);
        if (at == seasonEnd && isCross(at) && isEpisodeLetter(at + 1)) {
            at++;
        }
        if (at == seasonEnd && isCross(at)) {
            int end = digitsEnd(at + 1);
            return end > at + 1 && end - at <= 4 ? withMore(start, season, at + 1, end) : null;
        }
        // "S02 (E01-05)", "S02 [E05]": the episodes in brackets of their own.
        boolean bracket = at > seasonEnd
                && at < name.length()
                && Characters.isOpening(name.charAt(at))
                && isEpisodeLetter(at + 1)
                && digitsEnd(afterEpisodeLetter(at + 1)) > at + 2;
        at = bracket ? at + 1 : at;
        // "Title S01 - EP05": the season belongs to the title of an anime, the number counts over all.
        boolean farWord = !bracket
                && at - seasonEnd == 3
                && at + 1 < name.length()
                && (name.charAt(at + 1) | 0x20) == 'p'
                && digitsEnd(at + 2) > at + 3;
        if (isEpisodeLetter(at) && !farWord) {
            int number = afterEpisodeLetter(at);
            int end = digitsEnd(number);
            if (end > number && end - number <= 5) {
                return withMore(start, season, number, end);
            }
        }
        boolean apart = at == seasonEnd + 1 && digits == 2 && digitsEnd(at) == at + 2;
        if (apart && isEpisodeApart(season, seasonEnd, at)) {
            return new EpisodeMarker(start, at + 2, season, List.of(Characters.number(name, at, at + 2)));
        }
        return null;
    }

    /** "S02.01", "S02_01" and "S02 01": the second number is the episode; before a bracket a higher one ends a run of seasons, "S01 04 (1080p". */
    private boolean isEpisodeApart(int season, int seasonEnd, int at) {
        char gap = name.charAt(seasonEnd);
        if (gap == '.' || gap == '_') {
            return isSoftOrEnd(at + 2);
        }
        if (gap != ' ' || !isBoundary(at + 2)) {
            return false;
        }
        int next = skipSoft(at + 2, 3);
        boolean bracket = next < name.length() && Characters.isOpening(name.charAt(next));
        boolean depth = name.startsWith("bit", next) || name.startsWith("fps", next);
        return !depth && !(bracket && Characters.number(name, at, at + 2) > season);
    }

    private @Nullable EpisodeMarker crossed(int start) {
        int seasonEnd = digitsEnd(start);
        int digits = seasonEnd - start;
        boolean season = digits <= 2 || (digits == 4 && isYear(start));
        if (!season || !isCross(seasonEnd)) {
            return null;
        }
        int number = seasonEnd + 1;
        int end = digitsEnd(number);
        if (end == number || end - number > 3) {
            return null;
        }
        return withMore(start, Characters.number(name, start, seasonEnd), number, end);
    }

    /** Goes on behind the first episode number as long as more numbers are joined to it. */
    private @Nullable EpisodeMarker withMore(int start, int season, int number, int numberEnd) {
        int first = Characters.number(name, number, numberEnd);
        int last = first;
        int end = numberEnd;
        int next = nextNumber(end);
        List<Integer> listed = new ArrayList<>(List.of(first));
        boolean oneByOne = numberEnd - number > 1;
        while (next > 0) {
            int nextEnd = digitsEnd(next);
            int value = Characters.number(name, next, nextEnd);
            if (nextEnd - next > 5 || value <= last || !endsNumber(nextEnd) || isTooFar(end, last, next, value)) {
                break;
            }
            last = value;
            listed.add(value);
            // "E01E03": every number with its letter and nothing between is a list; a dash or a single digit makes a
            // run.
            oneByOne &= isEpisodeLetter(end) && next == end + 1 && nextEnd - next > 1;
            end = nextEnd;
            next = nextNumber(end);
        }
        if (end == numberEnd && isSplitLetter(end)) {
            return new EpisodeMarker(start, end + 1, List.of(season), List.of(first), true);
        }
        return endsNumber(end)
                ? new EpisodeMarker(start, end, season, oneByOne ? listed : EpisodeMarker.run(first, last))
                : null;
    }

    /**
     * "S02E09-791", "S02E07_21_Steps", "S01E05/10": a bare number far beyond the first one, or one behind a low line or a slash
     * that does not follow it, belongs to the title of the episode or is the total; with its own letter it ends a run.
     */
    private boolean isTooFar(int end, int last, int next, int value) {
        boolean lettered = !Characters.isSoft(name.charAt(next - 1)) && next - end > 1;
        boolean title = next == end + 1 && "_/".indexOf(name.charAt(end)) >= 0 && value != last + 1;
        return !lettered && (title || value - last > LONGEST_BARE_RUN);
    }

    /** Where the digits of a further episode begin: E03, -E03, .E03, -03, _03, x03, -x03; -1 when there are none. */
    private int nextNumber(int end) {
        int joint = skipJoin(end);
        if (isEpisodeLetter(joint)) {
            int number = afterEpisodeLetter(joint);
            int numberEnd = digitsEnd(number);
            // "S01E04 - E06 WEBDL": between " - " and the tags stands the title of the episode.
            boolean isTitle =
                    name.startsWith(DASH, end) && numberEnd < name.length() && !name.startsWith(DASH, numberEnd);
            return numberEnd > number && !isTitle ? number : -1;
        }
        int at = skipSoft(end, 3);
        if (isCross(at) && at - end <= 1) {
            return digitsEnd(at + 1) > at + 1 ? at + 1 : -1;
        }
        boolean joined = at == end + 1 && (name.charAt(end) == '-' || name.charAt(end) == '_');
        if (at == end && at < name.length() && "~+/".indexOf(name.charAt(at)) >= 0) {
            joined = true;
            at++;
            at = isEpisodeLetter(at) ? afterEpisodeLetter(at) : at;
        }
        int digits = digitsEnd(at) - at;
        return joined && digits > 0 && digits <= 4 ? at : -1;
    }

    /** Whole seasons that start exactly here: S01, S 01, S01-S05, S01 S04, S01-05, S01 04; null when there are none. */
    @Nullable
    public EpisodeMarker seasonsAt(int start) {
        char letter = name.charAt(start);
        if (letter != 'S' && letter != 's') {
            return null;
        }
        int from = start + 1 < name.length() && name.charAt(start + 1) == ' ' ? start + 2 : start + 1;
        int end = digitsEnd(from);
        boolean spaced = from == start + 2;
        if (end == from
                || end - from > 4
                || (end - from == 4 && !isYear(from))
                || (!isBoundary(end) && partEnd(end) < 0 && !isHalf(end) && !isVersion(end))) {
            return null;
        }
        if (spaced && end - from != 2) {
            return null;
        }
        int season = Characters.number(name, from, end);
        int part = isHalf(end) ? end + 1 : partEnd(end);
        return part > 0 ? new EpisodeMarker(start, part, season, List.of()) : moreSeasons(start, season, end);
    }

    /** Where "P02" or "D01" ends, the part or disc of a season that is glued to its number; -1 when there is none. */
    private int partEnd(int at) {
        if (at >= name.length() || "PpDd".indexOf(name.charAt(at)) < 0) {
            return -1;
        }
        int end = digitsEnd(at + 1);
        return end > at + 1 && end - at <= 3 && isBoundary(end) ? end : -1;
    }

    /** "S01v2": how often a whole season was corrected. */
    private boolean isVersion(int at) {
        return at < name.length()
                && (name.charAt(at) | 0x20) == 'v'
                && digitsEnd(at + 1) == at + 2
                && isBoundary(at + 2);
    }

    /** "S02A", "S02B": the first or second half of a season that was shown in two. */
    private boolean isHalf(int at) {
        return at < name.length() && "AaBb".indexOf(name.charAt(at)) >= 0 && isBoundary(at + 1);
    }

    /** Goes on behind a season number when it opens a run of seasons. */
    EpisodeMarker moreSeasons(int start, int season, int end) {
        int last = season;
        int runEnd = end;
        int next = nextSeason(last, runEnd);
        while (next > 0) {
            last = Characters.number(name, next, digitsEnd(next));
            runEnd = digitsEnd(next);
            next = nextSeason(last, runEnd);
        }
        return new EpisodeMarker(start, runEnd, EpisodeMarker.run(season, last), List.of(), false);
    }

    /** Where the digits of a further season begin; -1 when there is none. */
    private int nextSeason(int season, int end) {
        int at = skipJoin(end);
        boolean letter = at < name.length() && (name.charAt(at) == 'S' || name.charAt(at) == 's');
        int from = letter ? at + 1 : at;
        int numberEnd = digitsEnd(from);
        boolean hyphen = at == end + 1 && name.charAt(end) == '-';
        boolean plain = numberEnd - from == 2 || (hyphen && numberEnd - from == 1);
        boolean joined = at > end && (plain || (letter && numberEnd - from == 1)) && isBoundary(numberEnd);
        boolean sure = letter || hyphen || (at == end + 1 && !opensEpisode(numberEnd));
        if (!joined || !sure) {
            return -1;
        }
        int number = Characters.number(name, from, numberEnd);
        return number > season && number - season < 100 ? from : -1;
    }

    /** Behind "S01 04" a title would make 04 an episode; a bracket or the end keeps it a season. */
    private boolean opensEpisode(int end) {
        int at = skipSoft(end, 3);
        return at < name.length() && !Characters.isOpening(name.charAt(at));
    }

    private boolean isEpisodeLetter(int at) {
        return at < name.length() && (name.charAt(at) == 'E' || name.charAt(at) == 'e');
    }

    private int afterEpisodeLetter(int at) {
        int next = at + 1;
        if (next < name.length() && (name.charAt(next) == 'p' || name.charAt(next) == 'P')) {
            next++;
            if (next < name.length() && Characters.isSoft(name.charAt(next))) {
                next++;
            }
            // "S01 EP (01-08)": the numbers in brackets of their own.
            if (next < name.length() && name.charAt(next) == '(' && digitsEnd(next + 1) > next + 1) {
                next++;
            }
        }
        if (next == at + 1
                && next < name.length()
                && Characters.isSoft(name.charAt(next))
                && digitsEnd(next + 1) >= next + 3) {
            return next + 1;
        }
        // "S01E(07-09)": the numbers in brackets of their own.
        if (next == at + 1 && next < name.length() && name.charAt(next) == '(' && digitsEnd(next + 1) > next + 1) {
            return next + 1;
        }
        // Some type the letter O for the zero.
        boolean letterO = next < name.length() && (name.charAt(next) == 'O' || name.charAt(next) == 'o');
        return letterO && digitsEnd(next + 1) > next + 1 ? next + 1 : next;
    }

    private boolean isCross(int at) {
        return at < name.length() && (name.charAt(at) == 'x' || name.charAt(at) == 'X');
    }

    private boolean isYear(int from) {
        int year = Characters.number(name, from, from + 4);
        return year >= 1900 && year < 2100;
    }

    private boolean isSplitLetter(int at) {
        return at < name.length()
                && ((name.charAt(at) >= 'a' && name.charAt(at) <= 'd')
                        || (name.charAt(at) >= 'A' && name.charAt(at) <= 'D'))
                && isBoundary(at + 1);
    }

    /** Whether a number may end here: at a gap, the end, a version such as v2, or another episode. */
    private boolean endsNumber(int at) {
        if (isBoundary(at) || isCross(at) || isEpisodeLetter(at)) {
            return isBoundary(at) || digitsEnd(at + 1) > at + 1 || isEpisodeLetter(at) && digitsEnd(at + 2) > at + 2;
        }
        boolean version = name.charAt(at) == 'v' || name.charAt(at) == 'V';
        return version && digitsEnd(at + 1) == at + 2 && isBoundary(at + 2);
    }

    private boolean isSoftOrEnd(int at) {
        return at >= name.length() || Characters.isSoft(name.charAt(at));
    }

    private boolean isBoundary(int at) {
        return at >= name.length() || !Characters.isWord(name.codePointAt(at)) || isEastAsian(at);
    }

    private boolean isEastAsian(int at) {
        return Characters.isEastAsian(name.codePointAt(at));
    }

    int skipSoft(int from, int most) {
        int at = from;
        while (at < name.length() && at - from < most && Characters.isSoft(name.charAt(at))) {
            at++;
        }
        return at;
    }

    int digitsEnd(int from) {
        int at = from;
        while (at < name.length() && Characters.isDigit(name.charAt(at))) {
            at++;
        }
        return at;
    }
}
