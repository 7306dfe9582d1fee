package org.magpie.pipeline.parse.series;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.magpie.pipeline.parse.ParsedRelease.Numbers;
import org.magpie.pipeline.parse.word.Characters;
import org.magpie.pipeline.parse.word.Subject;
import org.magpie.pipeline.parse.word.Token;
import org.magpie.pipeline.parse.word.TokenMeanings;
import org.magpie.pipeline.parse.word.Tokens;

/**
 * The short notations of names without S and E: "Part 2" and "5of9" of a series with one season, and season and episode glued
 * together, as in 103, 1013, 10910 and 010910.
 */
final class ShortNumbers {
    private final TokenMeanings meanings;
    private final Tokens tokens;
    private final int first;
    private final int titleStart;

    ShortNumbers(TokenMeanings meanings, int first, int titleStart) {
        this.meanings = meanings;
        this.tokens = meanings.tokens();
        this.first = first;
        this.titleStart = titleStart;
    }

    SeriesGrammar.@Nullable Reading read() {
        for (int i = first + 1; i < tokens.size(); i++) {
            SeriesGrammar.Reading reading = part(i);
            if (reading != null) {
                return reading;
            }
        }
        for (int i = first + 1; i < tokens.size(); i++) {
            SeriesGrammar.Reading reading = glued(i);
            if (reading != null) {
                return reading;
            }
        }
        return null;
    }

    private SeriesGrammar.@Nullable Reading part(int index) {
        Token token = tokens.get(index);
        if (token.depth() > 0 && !isCountInBrackets(index)) {
            return null;
        }
        int of = token.key().indexOf("of");
        if (of > 0 && of <= 2) {
            int number = Characters.number(token.key(), 0, of);
            int total = Characters.number(token.key(), of + 2, token.key().length());
            return number > 0 && total >= number ? reading(index, 1, List.of(number)) : null;
        }
        if (token.depth() > 0
                && index + 1 < tokens.size()
                && tokens.get(index + 1).isNumber()) {
            return token.number() <= tokens.get(index + 1).number() ? reading(index, 1, List.of(token.number())) : null;
        }
        boolean apart = token.isNumber()
                && index + 2 < tokens.size()
                && tokens.get(index + 1).is("of")
                && tokens.get(index + 2).isNumber()
                && token.text().length() <= 2
                && tokens.get(index + 2).text().length() <= 2
                && token.number() <= tokens.get(index + 2).number();
        if (apart) {
            return reading(index, 1, List.of(token.number()));
        }
        int number = SeriesNumbers.partAt(tokens, index);
        boolean joined = !token.is("part") || tokens.gapJoins(index + 1);
        return number > 0 && joined ? reading(index, 1, EpisodeMarker.run(number, lastPart(index, number))) : null;
    }

    /** "(3 of 6)", "(3of6)", "(3/6)": which of how many, alone in round brackets. */
    private boolean isCountInBrackets(int index) {
        int of = tokens.get(index).key().indexOf("of");
        if (of > 0 && tokens.before(index) == '(' && tokens.after(index) == ')') {
            return Characters.digitsEnd(tokens.get(index).key(), 0) == of;
        }
        boolean slashed = tokens.before(index) == '('
                && index + 1 < tokens.size()
                && tokens.gapIs(index + 1, '/')
                && isShort(index)
                && isShort(index + 1)
                && tokens.after(index + 1) == ')';
        return slashed
                || tokens.before(index) == '('
                        && index + 2 < tokens.size()
                        && tokens.get(index + 1).is("of")
                        && tokens.after(index + 2) == ')';
    }

    private boolean isShort(int index) {
        return tokens.get(index).isNumber(1) || tokens.get(index).isNumber(2);
    }

    /** "Part.1.Part.2": the last of several parts in a row. */
    private int lastPart(int index, int number) {
        int last = number;
        int at = index + (tokens.get(index).is("part") ? 2 : 1);
        while (at < tokens.size() && SeriesNumbers.partAt(tokens, at) == last + 1) {
            last++;
            at += tokens.get(at).is("part") ? 2 : 1;
        }
        return last;
    }

    private SeriesGrammar.@Nullable Reading glued(int index) {
        Token token = tokens.get(index);
        if (!token.isNumber() || token.depth() > 0 || !isTight(index)) {
            return null;
        }
        int number = token.number();
        return switch (token.text().length()) {
            case 3 -> isPicture(number) || number < 100 ? null : single(index, number);
            case 4 -> isYear(number) || isPicture(number) ? null : single(index, number);
            case 5, 6 -> pair(index, number);
            default -> null;
        };
    }

    private SeriesGrammar.@Nullable Reading single(int index, int number) {
        if (number % 100 == 0) {
            return null;
        }
        int last = number;
        for (int i = index + 1; i < tokens.size(); i++) {
            Token next = tokens.get(i);
            boolean goesOn = next.isNumber(tokens.get(index).text().length()) && next.number() == last + 1;
            if (!goesOn || !tokens.gapJoins(i)) {
                break;
            }
            last = next.number();
        }
        return reading(index, number / 100, EpisodeMarker.run(number % 100, last % 100));
    }

    private SeriesGrammar.@Nullable Reading pair(int index, int number) {
        int season = number / 10_000;
        int one = number / 100 % 100;
        int two = number % 100;
        return season > 0 && one > 0 && two == one + 1 ? reading(index, season, List.of(one, two)) : null;
    }

    /** Between dots, underscores or hyphens; between blanks a number is part of the title. */
    private boolean isTight(int index) {
        char before = tokens.before(index);
        boolean end = tokens.get(index).end() == tokens.name().length();
        return "._-".indexOf(before) >= 0 && (end || "._".indexOf(tokens.after(index)) >= 0);
    }

    private static boolean isYear(int number) {
        return number >= 1900 && number < 2100;
    }

    private static boolean isPicture(int number) {
        return List.of(360, 480, 540, 576, 720, 1080, 2160, 264, 265, 266).contains(number);
    }

    private SeriesGrammar.Reading reading(int index, int season, List<Integer> episodes) {
        int end = tokens.get(index).start();
        int codec = index - 1;
        if (codec > first && meanings.at(codec, Subject.CODEC) != null) {
            end = tokens.get(codec).start();
        }
        Numbers numbers = new Numbers(List.of(season), episodes, List.of(), null, false, false, 0);
        return new SeriesGrammar.Reading(tokens.name().substring(titleStart, end), null, end, numbers);
    }
}
