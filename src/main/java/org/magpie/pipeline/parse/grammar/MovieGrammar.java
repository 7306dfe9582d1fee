package org.magpie.pipeline.parse.grammar;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.magpie.pipeline.parse.part.EastAsianNames;
import org.magpie.pipeline.parse.part.EditionReader;
import org.magpie.pipeline.parse.part.GroupReader;
import org.magpie.pipeline.parse.part.SeriesStart;
import org.magpie.pipeline.parse.part.TagSection;
import org.magpie.pipeline.parse.series.SeasonEpisodeScanner;
import org.magpie.pipeline.parse.word.Characters;
import org.magpie.pipeline.parse.word.Resolution;
import org.magpie.pipeline.parse.word.Subject;
import org.magpie.pipeline.parse.word.Token;
import org.magpie.pipeline.parse.word.TokenMeanings;
import org.magpie.pipeline.parse.word.Tokens;
import org.magpie.pipeline.parse.word.WordMeaning;

/**
 * Decides which words of a film's name are its title. The title ends at the year; without one at the first word that can only
 * be a tag. What names a season and an episode is no film.
 */
final class MovieGrammar {
    private static final Set<String> TITLE_SOURCES =
            Set.of("web", "ts", "tc", "cam", "regional", "bd", "wp", "workprint", "dvd", "untouched");
    private static final Set<String> ARTICLES = Set.of(
            "the", "a", "an", "my", "our", "der", "die", "das", "le", "la", "les", "el", "il", "lo", "de", "het", "den",
            "det");
    /** Words of English titles, whose adjective "German" or "French" is no mark. */
    private static final Set<String> ENGLISH =
            Set.of("the", "a", "an", "of", "my", "in", "to", "and", "good", "with", "for", "his", "her");

    private static final List<String> DUBS = List.of("german", "truefrench", "french");

    /**
     * What a film's name says.
     *
     * @param stretch the part of the name that holds the title
     * @param titleEnd one past the last character of the title in the name
     * @param year 0 when none is stated
     * @param edition empty when none is stated
     */
    record Reading(String stretch, int titleEnd, int year, String edition) {}

    /** Reads a prepared name; empty when nothing in it says that it is a film. */
    Optional<Reading> read(TokenMeanings meanings) {
        Tokens tokens = meanings.tokens();
        if (tokens.size() == 0 || hasEpisode(tokens)) {
            return Optional.empty();
        }
        EditionReader editions = new EditionReader(meanings);
        int start = start(meanings);
        int first = tokens.indexAt(start);
        if (first < tokens.size()
                && !SeriesStart.isTitleInBrackets(tokens)
                && isYear(tokens.get(first))
                && isBracketed(tokens, first)
                && first + 1 < tokens.size()) {
            String signs = signsBefore(tokens, first);
            return Optional.of(
                    signs.isEmpty() ? yearFirst(meanings, editions, first) : ofSigns(meanings, first, signs));
        }
        int tag = firstTag(meanings, first);
        int year = lastYear(meanings, first, tag);
        if (year < 0) {
            tag = beforeRevision(meanings, first, tag);
        }
        int end = year < 0 ? tag : Math.min(year, dubbedEnd(meanings, first, year));
        if (year < 0 && (tag == tokens.size() || tag <= first) && !isAnime(meanings)) {
            return Optional.empty();
        }
        if (year > 0) {
            end = Math.min(end, tag > first ? tag : end);
        }
        EditionReader.@Nullable Found before = editionBefore(editions, first, end);
        int titleEnd = before == null ? end : before.first();
        EditionReader.Found edition =
                before != null ? before : editions.find(Math.min(end + 1, tokens.size()), tokens.size());
        if (edition == null && year > 0) {
            edition = editions.named(year + 1);
        }
        int from = stretchStart(tokens, first, start);
        int to = titleEnd < tokens.size()
                ? tokens.get(titleEnd).start()
                : tokens.name().length();
        String stretch = tokens.name().substring(from, Math.max(from, to));
        return Optional.of(new Reading(
                isListed(tokens, titleEnd) ? withoutPerson(stretch) : withoutBrackets(tokens, stretch),
                to,
                year < 0 ? 0 : tokens.get(year).number(),
                edition == null ? "" : edition.text()));
    }

    /** "Название / Title (Director) [2016, США, WEB-DL 1080p]": Russian trackers list year, country and tags in one bracket. */
    private static boolean isListed(Tokens tokens, int year) {
        return year < tokens.size() && tokens.before(year) == '[' && tokens.after(year) == ',';
    }

    private static String withoutPerson(String stretch) {
        String title =
                stretch.substring(0, Math.max(0, stretch.lastIndexOf('['))).strip();
        int open = title.endsWith(")") ? title.lastIndexOf(" (") : -1;
        return open > 0 ? title.substring(0, open) : title;
    }

    /** A film's title has no square brackets, and a version behind it is none of its words. */
    private static String withoutBrackets(Tokens tokens, String written) {
        if (SeriesStart.isTitleInBrackets(tokens)) {
            return tokens.name().substring(0, tokens.name().indexOf(']') + 1);
        }
        String stretch = EastAsianNames.withoutScript(written);
        int open = stretch.indexOf('[');
        String title = open > 0 ? stretch.substring(0, open).strip() : stretch;
        int round = title.lastIndexOf('(');
        title = round > 0 && title.indexOf(')', round) < 0
                ? title.substring(0, round).strip()
                : title;
        int length = title.length();
        boolean version = length > 3
                && (title.startsWith(" v", length - 3) || title.startsWith(" V", length - 3))
                && Characters.isDigit(title.charAt(length - 1));
        return version ? title.substring(0, length - 3) : title;
    }

    /** "!!! (1982)": a title of nothing but signs; empty where none stands before the bracket of the year. */
    private static String signsBefore(Tokens tokens, int year) {
        String before = tokens.name().substring(0, tokens.get(year).start() - 1).strip();
        boolean isTitle = before.chars().allMatch(sign -> "!?*#$%&+=@^~".indexOf(sign) >= 0);
        return isTitle ? before : "";
    }

    private static Reading ofSigns(TokenMeanings meanings, int year, String signs) {
        Tokens tokens = meanings.tokens();
        EditionReader.Found edition = new EditionReader(meanings).find(year + 1, tokens.size());
        return new Reading(
                signs, tokens.get(year).start(), tokens.get(year).number(), edition == null ? "" : edition.text());
    }

    private static Reading yearFirst(TokenMeanings meanings, EditionReader editions, int first) {
        Tokens tokens = meanings.tokens();
        int end = firstTag(meanings, first + 1);
        EditionReader.Found edition = editions.find(first + 2, tokens.size());
        int from = tokens.get(first).end() + 1;
        int to = end < tokens.size() ? tokens.get(end).start() : tokens.name().length();
        return new Reading(
                tokens.name().substring(Math.min(from, to), to),
                to,
                tokens.get(first).number(),
                edition == null ? "" : edition.text());
    }

    /** Brackets such as "(500)" at the start belong to the title. */
    private static int stretchStart(Tokens tokens, int first, int start) {
        int wordStart = first < tokens.size() ? tokens.get(first).start() : start;
        return wordStart > start && tokens.name().charAt(wordStart - 1) == '('
                ? wordStart - 1
                : Math.min(start, wordStart);
    }

    private static boolean hasEpisode(Tokens tokens) {
        SeasonEpisodeScanner scanner = new SeasonEpisodeScanner(tokens.name());
        for (Token token : tokens.words()) {
            char letter = token.key().charAt(0);
            if (letter == 's' && token.key().length() >= 4 && scanner.episodesAt(token.start()) != null) {
                return true;
            }
        }
        return false;
    }

    private static int start(TokenMeanings meanings) {
        return SeriesStart.of(meanings.tokens());
    }

    private static boolean isAnime(TokenMeanings meanings) {
        Tokens tokens = meanings.tokens();
        return tokens.name().charAt(0) == '[' && GroupReader.hash(tokens).isPresent();
    }

    /** The year that ends the title: the first one behind a word that no other year follows; -1 when there is none. */
    private static int year(TokenMeanings meanings, int first) {
        Tokens tokens = meanings.tokens();
        for (int i = first + 1; i < tokens.size(); i++) {
            if (!isYear(tokens.get(i)) || isSquareOnly(tokens, i)) {
                continue;
            }
            boolean another = i + 1 < tokens.size() && isYear(tokens.get(i + 1));
            if (!another && !yearBehindEdition(meanings, i)) {
                return i;
            }
        }
        return -1;
    }

    /**
     * The year that ends the title where years stand apart: "Title 2049: Origins (2018)" has its year in brackets, and in
     * "Title.2049.Origins.2018.1080p" the first one is a word of the title, as other words of the title follow it. What only marks part from
     * the year before, such as "1988.German.2018", is no year of the film.
     *
     * @param tag the first word that can only be a tag, behind which no year ends the title
     */
    private static int lastYear(TokenMeanings meanings, int first, int tag) {
        Tokens tokens = meanings.tokens();
        int year = year(meanings, first);
        if (year < 0) {
            return year;
        }
        for (int i = year + 1; i < tag; i++) {
            if (!isYear(tokens.get(i)) || isSquareOnly(tokens, i)) {
                continue;
            }
            boolean surer = isBracketed(tokens, i) && !isBracketed(tokens, year);
            boolean asSure = isBracketed(tokens, i) == isBracketed(tokens, year);
            if (surer || (asSure && hasTitleWord(meanings, year + 1, i))) {
                year = i;
            }
        }
        return year;
    }

    /** Whether some word between is neither a mark nor part of an edition. */
    private static boolean hasTitleWord(TokenMeanings meanings, int from, int to) {
        EditionReader editions = new EditionReader(meanings);
        int i = from;
        while (i < to) {
            EditionReader.Found edition = editions.at(i);
            if (edition == null && !meanings.isKnown(i)) {
                return true;
            }
            i = edition == null ? i + 1 : edition.last() + 1;
        }
        return false;
    }

    /** "2035 Directors 2012": the number before an edition is part of the title when a year follows the edition. */
    private static boolean yearBehindEdition(TokenMeanings meanings, int index) {
        Tokens tokens = meanings.tokens();
        int next = index + 1;
        EditionReader.Found edition = next < tokens.size() ? new EditionReader(meanings).at(next) : null;
        return edition != null && edition.last() + 1 < tokens.size() && isYear(tokens.get(edition.last() + 1));
    }

    private static boolean isYear(Token token) {
        String text = token.text();
        boolean plain = token.isNumber(4)
                || (text.length() == 6
                        && (text.charAt(4) == 'v' || text.charAt(4) == 'V')
                        && Characters.isDigit(text.charAt(5)));
        int year = plain ? Characters.number(text, 0, 4) : -1;
        return year >= 1800 && year < 2100;
    }

    private static boolean isSquareOnly(Tokens tokens, int index) {
        return tokens.before(index) == '[' && tokens.after(index) != ']' && tokens.after(index) != ',';
    }

    private static boolean isBracketed(Tokens tokens, int index) {
        return Characters.isOpening(tokens.before(index)) && Characters.isClosing(tokens.after(index));
    }

    /** "Title TRUEFRENCH BluRay 720p 2016": the language ends the title although the year comes later. */
    private static int dubbedEnd(TokenMeanings meanings, int first, int year) {
        Tokens tokens = meanings.tokens();
        for (int i = first + 1; i < year; i++) {
            boolean dub = DUBS.contains(tokens.get(i).key());
            if (dub && i + 1 < year && meanings.isKnown(i + 1)) {
                return i;
            }
        }
        return isDubBefore(meanings, first, year) ? year - 1 : year;
    }

    /** "Title.GERMAN.2019.BDRip", "Titel.German.2019": the language of the sound stands between the title and the year. */
    private static boolean isDubBefore(TokenMeanings meanings, int first, int year) {
        Tokens tokens = meanings.tokens();
        int word = year - 1;
        if (word <= first || !tokens.gapJoins(word) || meanings.at(word, Subject.LANGUAGE) == null) {
            return false;
        }
        String text = tokens.get(word).text();
        boolean shouted = text.length() > 3 && Characters.capitals(text) > 1;
        boolean quiet = Characters.capitals(tokens.get(word - 1).text()) <= 1;
        boolean plain = DUBS.contains(tokens.get(word).key());
        for (int i = first; i < word; i++) {
            plain &= !ENGLISH.contains(tokens.get(i).key());
        }
        return (shouted && quiet) || plain;
    }

    private static int firstTag(TokenMeanings meanings, int first) {
        Tokens tokens = meanings.tokens();
        for (int i = first + 1; i < tokens.size(); i++) {
            if (isTag(meanings, i)) {
                return i;
            }
            boolean dub = DUBS.contains(tokens.get(i).key());
            boolean followed = i + 1 < tokens.size() && isTagBehindDub(meanings, i + 1);
            if (dub
                    && followed
                    && !tokens.get(i - 1).is("the")
                    && !tokens.get(i - 1).is("good")) {
                return i;
            }
        }
        return tokens.size();
    }

    /** "Title.PROPER.HDTV": the tag begins with what says that it was mended. */
    private static int beforeRevision(TokenMeanings meanings, int first, int tag) {
        int start = tag;
        while (start - 1 > first
                && start < meanings.tokens().size()
                && meanings.at(start - 1, Subject.REVISION) != null
                && meanings.tokens()
                        .get(start - 1)
                        .text()
                        .equals(meanings.tokens().get(start - 1).text().toUpperCase(Locale.ROOT))) {
            start--;
        }
        return start;
    }

    private static boolean isTagBehindDub(TokenMeanings meanings, int index) {
        String key = meanings.tokens().get(index).key();
        boolean sound =
                key.equals("dl") || key.equals("ml") || key.equals("dubbed") || key.equals("ac3") || key.equals("dts");
        return sound || isTag(meanings, index);
    }

    private static boolean isTag(TokenMeanings meanings, int index) {
        Token token = meanings.tokens().get(index);
        WordMeaning source = meanings.at(index, Subject.SOURCE);
        return Resolution.of(token.key()) > 0
                || meanings.at(index, Subject.CODEC) != null
                || (source != null && !TITLE_SOURCES.contains(source.meaning()) && !isWordOfTitle(meanings, index));
    }

    /** "Screener Days (1983)": an everyday word that a year follows is part of the title. */
    private static boolean isWordOfTitle(TokenMeanings meanings, int index) {
        Tokens tokens = meanings.tokens();
        if (!TagSection.isEveryday(tokens.get(index)) || meanings.isInsidePhrase(index)) {
            return false;
        }
        for (int i = index + 1; i < tokens.size() && !TagSection.isSure(meanings, i); i++) {
            if (isYear(tokens.get(i))) {
                return true;
            }
        }
        return false;
    }

    /** "The Final Cut (2004)": what would be left of the title is an article, so the edition is the title. */
    private static boolean isOnlyArticle(EditionReader editions, int first, int edition) {
        return edition == first + 1 && ARTICLES.contains(editions.word(first));
    }

    private static EditionReader.@Nullable Found editionBefore(EditionReader editions, int first, int end) {
        for (int i = first + 1; i < end; i++) {
            EditionReader.Found found = editions.at(i);
            if (found != null && found.last() == end - 1) {
                return isOnlyArticle(editions, first, i) ? null : found;
            }
        }
        return null;
    }
}
