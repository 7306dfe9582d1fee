package org.magpie.pipeline.parse.work;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.magpie.media.MediaKind;
import org.magpie.pipeline.parse.ParsedRelease;
import org.magpie.pipeline.parse.word.SeriesWords;
import org.magpie.pipeline.parse.word.Subject;
import org.magpie.pipeline.parse.word.Token;
import org.magpie.pipeline.parse.word.TokenMeanings;
import org.magpie.pipeline.parse.word.Tokens;
import org.magpie.pipeline.parse.word.Vocabulary;
import org.magpie.pipeline.parse.word.WordMeaning;
import org.magpie.pipeline.parse.work.WorkWords.Role;

/**
 * Says what each piece of a name was taken for. That comes from what was read where that says so (title, group, year, numbers), and
 * from the word lists for the rest. Without state; safe for any number of threads.
 */
public final class NamePieces {
    private static final SeriesWords WORDS = new SeriesWords();

    private final Vocabulary vocabulary;
    private final WorkWords works = new WorkWords();

    public NamePieces(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /**
     * A piece of a name.
     *
     * @param sense what it was taken for, such as "title", "year", "source"; empty for what says nothing
     */
    public record Piece(String text, String sense) {}

    /**
     * Cuts a name into pieces; together they are the whole name.
     *
     * @param parsed what was read of it; null where nothing could be read
     */
    public List<Piece> of(String name, MediaKind kind, @Nullable ParsedRelease parsed) {
        return pieces(name, kind, Optional.ofNullable(parsed));
    }

    private List<Piece> pieces(String name, MediaKind kind, Optional<ParsedRelease> parsed) {
        Tokens tokens = Tokens.cut(name);
        TokenMeanings meanings = vocabulary.read(tokens);
        String[] taken = new String[tokens.size()];
        Arrays.fill(taken, "");
        for (int at = 0; at < tokens.size(); at++) {
            int index = at;
            meanings.at(index).stream()
                    .filter(meaning -> meaning.subject() != Subject.REPOST || isBehindGroup(tokens, index))
                    .max(Comparator.comparingInt(meaning -> meaning.last()))
                    .filter(meaning -> taken[index].isEmpty())
                    .ifPresent(meaning -> Arrays.fill(taken, index, meaning.last() + 1, name(meaning)));
            if (taken[index].isEmpty() && isResolution(tokens.get(index))) {
                taken[index] = "resolution";
            }
            if (taken[index].isEmpty() && isChannels(tokens, index, taken)) {
                taken[index] = "audio";
            }
        }
        if (kind == MediaKind.MUSIC || kind == MediaKind.BOOK) {
            WorkTags tags = works.read(tokens);
            for (int at = 0; at < tokens.size(); at++) {
                taken[at] = workSense(tags, at);
            }
        }
        parsed.ifPresent(release -> told(release, tokens, taken));
        return glue(name, tokens, taken);
    }

    /** What the list of words around albums and books says; a film's words mean nothing there. */
    private static String workSense(WorkTags tags, int at) {
        if (tags.is(at, Role.FORMAT) || tags.is(at, Role.RATE)) {
            return "format";
        }
        if (tags.is(at, Role.YEAR)) {
            return "";
        }
        if (tags.is(at, Role.SOURCE)) {
            return "source";
        }
        if (tags.is(at, Role.MENDED)) {
            return "revision";
        }
        if (tags.is(at, Role.EDITION)) {
            return "edition";
        }
        return tags.is(at, Role.LANGUAGE) ? "language" : "";
    }

    private static String name(WordMeaning meaning) {
        return meaning.subject().name().toLowerCase(Locale.ROOT);
    }

    /** What reposters hang behind a name stands at its end, behind a hyphen: a "1" elsewhere is a number. */
    private static boolean isBehindGroup(Tokens tokens, int index) {
        return index > 1 && index >= tokens.size() - 2 && tokens.gapIs(index, '-');
    }

    /** "DD5.1", "DTS 5.1": the figures right behind a sound are its channels. */
    private static boolean isChannels(Tokens tokens, int index, String[] taken) {
        return index > 0
                && taken[index - 1].equals("audio")
                && tokens.get(index).isNumber(1)
                && tokens.gapJoins(index);
    }

    /** "1080p", "576i": lines of the picture and how they are drawn. */
    private static boolean isResolution(Token token) {
        int digits = token.key().length() - 1;
        char last = token.key().charAt(digits);
        return (digits == 3 || digits == 4)
                && (last == 'p' || last == 'i')
                && token.key().chars().limit(digits).allMatch(letter -> letter >= '0' && letter <= '9');
    }

    private static void told(ParsedRelease release, Tokens tokens, String[] taken) {
        if (release.creator() != null) {
            mark(release.creator(), "creator", tokens, taken);
        }
        release.titles().forEach(other -> mark(other, "title", tokens, taken));
        mark(release.title(), "title", tokens, taken);
        if (release.group() != null) {
            markLast(release.group(), "group", tokens, taken);
        }
        if (release.numbers().airDate() != null) {
            date(release.numbers().airDate(), tokens, taken);
        }
        for (Token token : tokens.words()) {
            if (release.hash() != null && token.text().equalsIgnoreCase(release.hash())) {
                taken[token.index()] = "hash";
            } else if (taken[token.index()].isEmpty() && isYear(token, release)) {
                taken[token.index()] = "year";
            } else if (taken[token.index()].isEmpty() && isNumber(token, release)) {
                taken[token.index()] = "number";
            }
        }
        wordsAroundNumbers(tokens, taken);
    }

    /** "Season 2", "8 серии": the word beside a number of a season or an episode belongs to it. */
    private static void wordsAroundNumbers(Tokens tokens, String[] taken) {
        for (Token token : tokens.words()) {
            int at = token.index();
            boolean word = WORDS.isSeason(token) || WORDS.isEpisode(token) || WORDS.isEpisodeBehind(token);
            boolean beside = at > 0 && taken[at - 1].equals("number")
                    || at + 1 < tokens.size() && taken[at + 1].equals("number");
            if (word && beside && taken[at].isEmpty()) {
                taken[at] = "number";
            }
        }
    }

    /** "2024.03.14", "14.03.2024", "20240314". */
    private static void date(LocalDate date, Tokens tokens, String[] taken) {
        List<Integer> parts = List.of(date.getYear(), date.getMonthValue(), date.getDayOfMonth());
        for (Token token : tokens.words()) {
            int at = token.index();
            if (token.key().equals(date.toString().replace("-", ""))) {
                taken[at] = "date";
            } else if (at + 2 < tokens.size()
                    && isNumbers(tokens, at, at + 2)
                    && parts.containsAll(List.of(
                            tokens.get(at).number(),
                            tokens.get(at + 1).number(),
                            tokens.get(at + 2).number()))) {
                Arrays.fill(taken, at, at + 3, "date");
                return;
            }
        }
    }

    private static boolean isNumbers(Tokens tokens, int from, int to) {
        for (int at = from; at <= to; at++) {
            if (!tokens.get(at).isNumber()) {
                return false;
            }
        }
        return true;
    }

    private static boolean isYear(Token token, ParsedRelease release) {
        return release.year() != null && token.isNumber(4) && token.number() == release.year();
    }

    /** "S02E04", "1x02", "102": digits with the season or an episode among them. */
    private static boolean isNumber(Token token, ParsedRelease release) {
        ParsedRelease.Numbers numbers = release.numbers();
        if (numbers.equals(ParsedRelease.Numbers.NONE)) {
            return false;
        }
        List<Integer> told = new ArrayList<>(numbers.seasons());
        told.addAll(numbers.episodes());
        told.addAll(numbers.absolute());
        String key = token.key().replaceFirst("(?<=\\d)v\\d$", "");
        List<String> digits = List.of(key.split("[^0-9]+", -1)).stream()
                .filter(part -> !part.isEmpty() && part.length() < 9)
                .toList();
        return !digits.isEmpty()
                && digits.stream().map(Integer::valueOf).allMatch(told::contains)
                && key.replaceAll("[0-9]", "").length() <= 7;
    }

    /** Marks the words of a text where they stand one after the other. */
    private static void mark(String text, String sense, Tokens tokens, String[] taken) {
        List<String> words = Tokens.cut(text).words().stream().map(Token::key).toList();
        for (int from = 0; from + words.size() <= tokens.size() && !words.isEmpty(); from++) {
            boolean fits = true;
            for (int at = 0; at < words.size() && fits; at++) {
                fits = tokens.get(from + at).key().equals(words.get(at)) && !taken[from + at].equals("creator");
            }
            if (fits) {
                for (int at = 0; at < words.size(); at++) {
                    taken[from + at] = sense;
                }
                return;
            }
        }
    }

    /** Marks the words of a text where they stand last. */
    private static void markLast(String text, String sense, Tokens tokens, String[] taken) {
        List<String> words = Tokens.cut(text).words().stream().map(Token::key).toList();
        for (int from = tokens.size() - words.size(); from >= 0 && !words.isEmpty(); from--) {
            int start = from;
            if (IntStream.range(0, words.size())
                    .allMatch(at -> tokens.get(start + at).key().equals(words.get(at)))) {
                Arrays.fill(taken, from, from + words.size(), sense);
                return;
            }
        }
    }

    /** Words of one sense and what stands between them are one piece; the gaps between pieces say nothing. */
    private static List<Piece> glue(String name, Tokens tokens, String[] taken) {
        List<Piece> pieces = new ArrayList<>();
        int written = 0;
        int at = 0;
        while (at < tokens.size()) {
            int last = at;
            while (last + 1 < tokens.size() && !taken[at].isEmpty() && taken[last + 1].equals(taken[at])) {
                last++;
            }
            if (tokens.get(at).start() > written) {
                pieces.add(new Piece(name.substring(written, tokens.get(at).start()), ""));
            }
            pieces.add(new Piece(
                    name.substring(tokens.get(at).start(), tokens.get(last).end()), taken[at]));
            written = tokens.get(last).end();
            at = last + 1;
        }
        if (written < name.length()) {
            pieces.add(new Piece(name.substring(written), ""));
        }
        return pieces;
    }
}
