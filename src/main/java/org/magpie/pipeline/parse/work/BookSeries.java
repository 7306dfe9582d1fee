package org.magpie.pipeline.parse.work;

import java.util.List;
import java.util.Set;
import org.magpie.pipeline.parse.word.Characters;
import org.magpie.pipeline.parse.word.Token;
import org.magpie.pipeline.parse.word.Tokens;
import org.magpie.pipeline.parse.work.WorkWords.Role;

/** Tells the series of a book and its number from the title: "Author - Series 05 - Title", "Author [Series 11] Title". */
final class BookSeries {
    /** What a book calls itself in a subtitle that is no name. */
    private static final Set<String> KINDS = Set.of(
            "novel",
            "mystery",
            "thriller",
            "memoir",
            "romance",
            "novella",
            "story",
            "tale",
            "adventure",
            "biography",
            "autobiography",
            "fantasy",
            "saga");

    private BookSeries() {}

    /** ": An Inspector Brill Mystery": a subtitle that says no more than what kind of book of which series it is. */
    static boolean isPlainSubtitle(Tokens tokens, int from, int to) {
        return to - from > 1
                && tokens.gapHas(from, ':')
                && (tokens.get(from).is("a") || tokens.get(from).is("an"))
                && KINDS.contains(tokens.get(to - 1).key());
    }

    /** The field that the title starts in: behind fields of a series when another field of the title follows. */
    static int titleField(WorkTags tags, List<TokenRange> fields, int first) {
        int field = first;
        while (field + 1 < fields.size()) {
            boolean numbered = isNumbered(tags, fields.get(field), false);
            int next = numbered ? field + 1 : field + 2;
            boolean numberApart = next < fields.size()
                    && fields.get(next - 1).size() < 3
                    && isNumbered(tags, fields.get(next - 1), false);
            if (!(numbered || numberApart) || next >= fields.size() || !isTitle(tags, fields, next)) {
                return field;
            }
            field = next;
        }
        return field;
    }

    /** A field of words; a year is the title where no other words follow it. */
    private static boolean isTitle(WorkTags tags, List<TokenRange> fields, int field) {
        TokenRange words = fields.get(field);
        boolean year = tags.is(words.from(), Role.YEAR)
                && tags.tokens().get(words.from()).depth() == 0
                && (words.size() == 1
                        || WorkFields.opens(tags.tokens(), words.from() + 1)
                        || tags.isTag(words.from() + 1)
                        || tags.tokens().get(words.from() + 1).is("by"));
        return isText(tags, words) || (year && (field + 1 == fields.size() || !isText(tags, fields.get(field + 1))));
    }

    /**
     * Whether a field is a series with its number, "Series 05", "Series Book 2.5", "[Series 1-3]", or the number alone.
     *
     * @param named whether it must name the series
     */
    static boolean isNumbered(WorkTags tags, TokenRange field, boolean named) {
        Tokens tokens = tags.tokens();
        int to = endWithoutBracket(tags, field);
        int start = to;
        while (start > field.from() && isNumber(tokens.get(start - 1))) {
            start--;
        }
        if (start == to || WorkWords.isYear(tokens.get(to - 1))) {
            return false;
        }
        boolean counted = tokens.gapHas(start, '#');
        while (start > field.from() && tags.is(start - 1, Role.VOLUME)) {
            start--;
            counted = true;
        }
        boolean padded = tokens.get(to - 1).text().charAt(0) == '0';
        return named ? start > field.from() && (counted || padded) : true;
    }

    /** "[Series 05] - Title" is a field as "Series 05 - Title" is; "Series 05 (Part of Things)" ends before the bracket. */
    private static int endWithoutBracket(WorkTags tags, TokenRange field) {
        Tokens tokens = tags.tokens();
        for (int index = field.from() + 1; index < field.to(); index++) {
            if (WorkFields.opens(tokens, index)) {
                return index;
            }
        }
        return field.to();
    }

    /** "05", and "T02" or "v01", in which the word for the volume is one letter. */
    private static boolean isNumber(Token token) {
        int length = token.text().length();
        boolean lettered = length == 3
                && (token.key().charAt(0) == 't' || token.key().charAt(0) == 'v')
                && Characters.number(token.key(), 1, 3) > 0;
        return lettered || (token.isNumber() && length < 4);
    }

    /** Where a title ends in these words: before ": Series, Book 11", " - Series #11" and ": A Novel". */
    static int titleEnd(WorkTags tags, int from, int to) {
        Tokens tokens = tags.tokens();
        for (int index = from + 1; index < to; index++) {
            boolean parted = tokens.gapHas(index, ':') || WorkFields.dash(tokens, index) == WorkFields.Dash.SPACED;
            if (parted && (isGenre(tags, index, to) || isCountedSeries(tags, index, to))) {
                return index;
            }
        }
        return to;
    }

    private static boolean isGenre(WorkTags tags, int from, int to) {
        for (int index = from; index < to; index++) {
            if (!tags.is(index, Role.GENRE)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isCountedSeries(WorkTags tags, int from, int to) {
        int number = to - 1;
        boolean counted = tags.tokens().gapHas(number, '#') || tags.is(number - 1, Role.VOLUME);
        return number > from && counted && isNumber(tags.tokens().get(number)) && !tags.is(from, Role.VOLUME);
    }

    /** Whether a field holds words of a title. */
    private static boolean isText(WorkTags tags, TokenRange field) {
        int from = field.from();
        return !tags.isClear(from)
                && (isWord(tags, from) || !tags.allBeside(from, endWithoutBracket(tags, field)))
                && !tags.is(field.from(), Role.GENRE)
                && !(tags.is(field.from(), Role.CREDIT) && field.size() > 1 && tags.is(field.from() + 1, Role.AGENT));
    }

    /** "Lit", "It": a word that is a format or the code of a language elsewhere. */
    static boolean isWord(WorkTags tags, int index) {
        String text = tags.tokens().get(index).text();
        boolean format = tags.is(index, Role.MAYBE) && tags.is(index, Role.FORMAT);
        boolean language = tags.is(index, Role.LANGUAGE)
                && text.length() == 2
                && Character.isUpperCase(text.charAt(0))
                && Character.isLowerCase(text.charAt(1));
        return format || language;
    }

    /** Where the title starts in its field: behind "[Series 05] ", "Series 05. ", "Series #5: ". */
    static int titleStart(WorkTags tags, TokenRange field) {
        Tokens tokens = tags.tokens();
        int from = field.from();
        if (WorkFields.opens(tokens, from)) {
            int end = WorkFields.bracketEnd(tokens, from);
            boolean followed = end < field.to() && !WorkFields.opens(tokens, end);
            return followed && !WorkFields.isGlued(tokens, from, end)
                    ? titleStart(tags, new TokenRange(end, field.to()))
                    : from;
        }
        for (int index = from + 1; index + 1 < field.to() && tokens.get(index).depth() == 0; index++) {
            String gap = tokens.gap(index + 1);
            boolean sure = gap.equals(". ") && index > from;
            boolean signed = tokens.gapHas(index, '#') && gap.equals(" ");
            boolean ends = sure || signed || gap.equals(": ") || gap.equals(", ");
            if (ends
                    && isNumber(tokens.get(index))
                    && (sure || isCounted(tags, index))
                    && !tags.is(index + 1, Role.CREDIT)
                    && !tags.isBeside(index + 1)) {
                return tokens.get(index + 1).depth() == 0 ? index + 1 : from;
            }
        }
        return from;
    }

    private static boolean isCounted(WorkTags tags, int index) {
        Tokens tokens = tags.tokens();
        return tokens.gapHas(index, '#')
                || tokens.get(index).text().charAt(0) == '0'
                || tags.is(index - 1, Role.VOLUME);
    }
}
