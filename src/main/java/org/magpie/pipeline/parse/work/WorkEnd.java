package org.magpie.pipeline.parse.work;

import java.util.Locale;
import java.util.Set;
import org.magpie.pipeline.parse.word.Characters;
import org.magpie.pipeline.parse.word.Token;
import org.magpie.pipeline.parse.word.Tokens;
import org.magpie.pipeline.parse.work.WorkFields.Dash;
import org.magpie.pipeline.parse.work.WorkWords.Role;

/** Finds where the name of an album or a book ends and what is told of the release begins. */
final class WorkEnd {
    /** Behind these a word is a part of the title, whatever it means elsewhere: "On Vinyl", "The Web". */
    private static final Set<String> LEADING = Set.of(
            "the", "a", "an", "on", "in", "of", "my", "our", "your", "no", "by", "for", "to", "and", "at", "this",
            "that", "with", "from", "into", "under", "der", "die", "das", "le", "la", "les", "el", "il", "de", "und",
            "et");

    private static final Set<String> GUESTS = Set.of("feat", "ft", "featuring");

    private final WorkTags tags;
    private final Tokens tokens;
    private final boolean books;

    WorkEnd(WorkTags tags, boolean books) {
        this.tags = tags;
        this.tokens = tags.tokens();
        this.books = books;
    }

    /** Whether a word stands before those who took part: "feat.". */
    static boolean isGuestWord(Token token) {
        return GUESTS.contains(token.key());
    }

    /** Whether a bracket tells of the release; else its words are a part of the title, or say what nobody knows. */
    boolean isBeside(int from, int to) {
        return tags.anyClear(from, to)
                || tags.allBeside(from, to)
                || GUESTS.contains(tokens.get(from).key())
                || credit(from, to) == from
                || isCatalogueNumber(from, to);
    }

    /** "CAT001", "ECM 1064", "MFSL1-017": capitals and figures, of which there are two or more. */
    private boolean isCatalogueNumber(int from, int to) {
        int digits = 0;
        boolean letters = false;
        for (int index = from; index < to; index++) {
            String text = tokens.get(index).text();
            for (int at = 0; at < text.length(); at++) {
                char character = text.charAt(at);
                if (Characters.isDigit(character)) {
                    digits++;
                } else if (character >= 'A' && character <= 'Z') {
                    letters = true;
                } else {
                    return false;
                }
            }
        }
        return digits > 1 && (letters || digits > 4);
    }

    /**
     * One past the last word of a title that starts here, with the tags at its end taken off.
     *
     * @param divider the kind of dash that parts the fields of the name
     */
    int of(int from, Dash divider) {
        int end = from + 1;
        if (WorkFields.opens(tokens, from)) {
            end = WorkFields.bracketEnd(tokens, from);
        }
        while (end < tokens.size() && !endsAt(from, end, divider)) {
            end = WorkFields.opens(tokens, end) ? WorkFields.bracketEnd(tokens, end) : end + 1;
        }
        int title = withoutTags(from, end);
        return books ? BookSeries.titleEnd(tags, from, withoutVersion(from, title)) : title;
    }

    /** "Title v5.0", "Title v2": how often somebody corrected the file of a book is no part of its title. */
    private int withoutVersion(int from, int to) {
        boolean dotted = to - 2 > from
                && tokens.get(to - 1).isNumber(1)
                && tokens.gapIs(to - 1, '.')
                && isVersion(tokens.get(to - 2));
        if (dotted) {
            return to - 2;
        }
        return to - 1 > from && isVersion(tokens.get(to - 1)) ? to - 1 : to;
    }

    private static boolean isVersion(Token token) {
        String key = token.key();
        return key.length() == 2 && key.charAt(0) == 'v' && Characters.isDigit(key.charAt(1));
    }

    private boolean endsAt(int from, int index, Dash divider) {
        if (WorkFields.opens(tokens, index)) {
            return !belongs(index, WorkFields.bracketEnd(tokens, index));
        }
        Dash dash = WorkFields.dash(tokens, index);
        if (dash != Dash.NONE) {
            if (isYears(index)) {
                return false;
            }
            boolean field = dash.compareTo(divider) >= 0;
            if (field ? isFieldOfTags(index, divider) : dash == Dash.BARE && isTagsUpToDash(index)) {
                return true;
            }
        }
        boolean listed = tokens.gapHas(index, ',') || tokens.gapHas(index, '|') || tokens.gapHas(index, '/');
        if (listed && tags.isClear(index) && !tags.is(index, Role.RATE)) {
            return true;
        }
        return (tags.endsTitle(index) && !isLed(from, index)) || (books && credit(index, tokens.size()) == index);
    }

    /** "1978-1997": the second of two years that a dash joins. */
    private boolean isYears(int index) {
        return index > 0
                && tags.is(index, Role.YEAR)
                && tags.is(index - 1, Role.YEAR)
                && (tokens.gapIs(index, '-') || tokens.gapIs(index, '–'))
                && tokens.get(index - 1).number() < tokens.get(index).number();
    }

    /** "Title-AUDIOBOOK-DE-WEB-2024-GRP" in a name whose creator stands before " - ". */
    private boolean isTagsUpToDash(int index) {
        int to = index + 1;
        while (to < tokens.size() && WorkFields.dash(tokens, to) == Dash.NONE) {
            to++;
        }
        return tags.isClear(index) || (to < tokens.size() && tags.allBeside(index, to));
    }

    /** A bracket in round brackets with words nobody knows belongs to an album's title; books have narrators and series there. */
    private boolean belongs(int from, int to) {
        if (isBeside(from, to)) {
            return false;
        }
        if (WorkFields.isGlued(tokens, from, to)) {
            return true;
        }
        boolean group = to == tokens.size()
                && to - from == 1
                && isCapitals(tokens.get(from).text());
        return !books && tokens.get(from).bracket() == '(' && !group;
    }

    private static boolean isCapitals(String text) {
        return text.length() > 1 && text.equals(text.toUpperCase(Locale.ROOT));
    }

    /** Whether the field that starts here tells of the release; in scene names the last one is the group. */
    private boolean isFieldOfTags(int index, Dash divider) {
        int to = index + 1;
        while (to < tokens.size()
                && !WorkFields.opens(tokens, to)
                && WorkFields.dash(tokens, to).compareTo(divider) < 0) {
            to++;
        }
        return tags.isClear(index)
                || tags.allBeside(index, to)
                || (books && tags.is(index, Role.GENRE) && tags.is(to - 1, Role.GENRE))
                || (to == tokens.size() && divider == Dash.BARE)
                || (books && (credit(index, to) == index || isSeries(index, to)));
    }

    private boolean isSeries(int from, int to) {
        return BookSeries.isNumbered(tags, new TokenRange(from, withoutTags(from, to)), true);
    }

    /** Where the words begin that name a narrator, translator or editor; -1 when there are none. */
    int credit(int from, int to) {
        for (int index = from; index < to; index++) {
            boolean by = index + 1 < to && tags.is(index, Role.CREDIT) && tags.is(index + 1, Role.AGENT);
            boolean named = index + 1 < tokens.size()
                    && tags.is(index, Role.NARRATOR)
                    && (tokens.gapHas(index + 1, ':')
                            || isTitled(tokens.get(index).key()));
            if (by || named) {
                return index;
            }
        }
        return -1;
    }

    /** "Sprecher Jan Roth", "Чтец": before a name without "by". */
    private static boolean isTitled(String key) {
        return switch (key) {
            case "sprecher", "чтец", "читает" -> true;
            default -> false;
        };
    }

    /** Whether a word stands behind one that leads to a word of the title. */
    private boolean isLed(int from, int index) {
        return index > from && LEADING.contains(tokens.get(index - 1).key());
    }

    /**
     * The end of a stretch without the tags that stand there; at least one word is left. Words that may as well be a title's
     * ("Tape") are tags only in front of a clear one.
     */
    int withoutTags(int from, int to) {
        int end = to;
        for (int index = to - 1; index > from; index--) {
            end = tags.endsTitle(index) && !isLed(from, index) ? index : end;
        }
        boolean more = true;
        while (more) {
            int shorter = withoutEdition(from, withoutRun(from, end, to));
            more = shorter < end;
            end = shorter;
        }
        return end;
    }

    private int withoutRun(int from, int end, int to) {
        int cut = end;
        for (int index = end - 1; index > from; index--) {
            boolean tag = tags.isTag(index) || tags.is(index, Role.LANGUAGE);
            if (!tag || isLed(from, index) || isYearOfTitle(from, index, to) || (index > from + 1 && isYears(index))) {
                break;
            }
            boolean beforeTag = index + 1 == cut && (cut < to || isBeforeFormat(cut)) && !tags.is(index, Role.FORMAT);
            if (tags.isClear(index) || beforeTag) {
                cut = index;
            }
        }
        return cut;
    }

    private boolean isBeforeFormat(int index) {
        return index < tokens.size() && tokens.get(index).depth() == 0 && tags.endsTitle(index);
    }

    /** "Best of 2005 (2006)": where another year follows, the first is the title's. */
    private boolean isYearOfTitle(int from, int index, int to) {
        if (!tags.is(index, Role.YEAR) || index == from) {
            return false;
        }
        for (int later = Math.max(to, index + 1); later < tokens.size(); later++) {
            if (tags.is(later, Role.YEAR) && !isOfEdition(later)) {
                return true;
            }
        }
        return false;
    }

    /** "2011 Remaster", "Remastered 2011": the year of the edition, not of the work. */
    boolean isOfEdition(int index) {
        // "Remastered 2011 FLAC" outside brackets: the only year there is.
        boolean bracketed = tokens.get(index).depth() > 0;
        return (bracketed && index > 0 && isMended(index - 1) && isClose(index))
                || (index + 1 < tokens.size() && isMended(index + 1) && isClose(index + 1));
    }

    private boolean isMended(int index) {
        return tags.is(index, Role.TELLING) && !tags.is(index, Role.MAYBE);
    }

    private boolean isClose(int index) {
        return tokens.gapIs(index, ' ') || tokens.gapIs(index, '_') || tokens.gapIs(index, '.');
    }

    /** "Deluxe Edition", "25th Anniversary Edition", "2011 Remaster" behind the title without brackets. */
    private int withoutEdition(int from, int to) {
        int start = to;
        boolean telling = false;
        while (start - 1 > from && isEdition(start - 1, start < to)) {
            start--;
            telling |= tags.is(start, Role.TELLING) && (!tags.is(start, Role.MAYBE) || to - start > 1)
                    || (to - start > 1 && tags.any(start, to, Role.TELLING));
        }
        // "The Last Edition Unabridged": the noun alone is no edition, so it is the last word of the title.
        while (start + 1 < to && tags.is(start, Role.TELLING) && tags.is(start, Role.MAYBE)) {
            start++;
        }
        boolean whole = start == from + 1 && tags.is(from, Role.EDITION) && to - from < 4;
        return telling && !whole && !isLed(from, start) ? start : to;
    }

    private boolean isEdition(int index, boolean notLast) {
        return tags.is(index, Role.EDITION)
                || (notLast && (tags.is(index, Role.LANGUAGE) || tags.is(index, Role.YEAR) && isOfEdition(index)))
                || tags.isOrdinal(index);
    }
}
