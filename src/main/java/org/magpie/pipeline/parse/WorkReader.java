package org.magpie.pipeline.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.magpie.pipeline.parse.WorkWords.Role;

/**
 * Reads who made what from a release name of music or books. The grammar:
 *
 * <pre>
 * name        = { bracket } ( fields | discography | title "by" creator )
 * fields      = creator divider work { divider field }       divider: " - " if the name has one, else "-"
 * work        = words up to the first bracket, the first field of tags, or the tags at its end
 * discography = creator [ divider ] words "Discography" …
 * </pre>
 */
final class WorkReader {
    private final WorkWords words;
    private final boolean books;

    /**
     * @param books whether "title by creator" is read too
     */
    WorkReader(WorkWords words, boolean books) {
        this.words = words;
        this.books = books;
    }

    /** Empty when the name does not tell a creator and a work apart. */
    Optional<WorkReading> read(Tokens tokens) {
        int from = start(tokens);
        if (from >= tokens.size()) {
            return Optional.empty();
        }
        List<Stretch> fields = fields(tokens, from);
        int all = discographyWord(tokens, from);
        if (all > from) {
            return Optional.of(discography(tokens, fields.getFirst(), all));
        }
        if (books) {
            Optional<WorkReading> byCreator = titleByCreator(tokens, from);
            if (byCreator.isPresent()) {
                return byCreator;
            }
        }
        return fields.size() < 2 ? Optional.empty() : work(tokens, withHyphenatedCreator(tokens, fields));
    }

    /** "Jay-Z-The_Album-CD-2001-GRP": a short second part belongs to the creator when a work of more words follows. */
    private List<Stretch> withHyphenatedCreator(Tokens tokens, List<Stretch> fields) {
        if (fields.size() < 4 || isSpacedDash(tokens.gap(fields.get(1).from()))) {
            return fields;
        }
        Stretch second = fields.get(1);
        Stretch third = fields.get(2);
        boolean shortSecond = second.to() - second.from() == 1
                && tokens.get(second.from()).text().length() < 4;
        boolean workFollows = third.to() - third.from() > 1
                && !words.isTag(tokens.get(third.from()))
                && !words.is(tokens.get(third.from()).key(), Role.EDITION)
                && !words.is(tokens.get(third.to() - 1).key(), Role.EDITION);
        if (!shortSecond || !workFollows) {
            return fields;
        }
        List<Stretch> joined = new ArrayList<>(fields.subList(1, fields.size()));
        joined.set(0, new Stretch(fields.getFirst().from(), second.to()));
        return joined;
    }

    /** The first word that counts: behind brackets at the front (genres, sites, posts) and the number of a track. */
    private static int start(Tokens tokens) {
        int index = 0;
        while (index < tokens.size() && tokens.get(index).depth() > 0) {
            index++;
        }
        if (index + 1 >= tokens.size()
                || !tokens.get(index).isNumber()
                || tokens.get(index).text().length() > 3) {
            return index;
        }
        String gap = tokens.gap(index + 1);
        boolean filledUp = tokens.get(index).text().charAt(0) == '0';
        return gap.startsWith(". ") || (filledUp && isSpacedDash(gap)) ? index + 1 : index;
    }

    /** Cuts the words outside brackets at " - ", or at "-" where there is no such divider. */
    private static List<Stretch> fields(Tokens tokens, int from) {
        boolean spaced = false;
        for (int index = from + 1; index < tokens.size(); index++) {
            spaced |= tokens.get(index).depth() == 0 && isSpacedDash(tokens.gap(index));
        }
        List<Stretch> fields = new ArrayList<>();
        int start = from;
        for (int index = from + 1; index < tokens.size(); index++) {
            String gap = tokens.gap(index);
            if (spaced ? isSpacedDash(gap) : isDash(tokens, index, gap)) {
                fields.add(new Stretch(start, index));
                start = index;
            }
        }
        fields.add(new Stretch(start, tokens.size()));
        return fields;
    }

    private static boolean isSpacedDash(String gap) {
        return gap.contains(" - ") || gap.contains(" – ") || gap.contains("_-_") || gap.contains(" — ");
    }

    private static boolean isDash(Tokens tokens, int index, String gap) {
        boolean inside = tokens.get(index).depth() > 0 && tokens.get(index - 1).depth() > 0;
        return !inside && gap.indexOf('-') >= 0;
    }

    private int discographyWord(Tokens tokens, int from) {
        for (int index = from; index < tokens.size(); index++) {
            if (words.is(tokens.get(index).key(), Role.ALL)) {
                return index;
            }
        }
        return -1;
    }

    private WorkReading discography(Tokens tokens, Stretch first, int word) {
        int end = Math.min(word, firstBracket(tokens, first.from(), first.to()));
        List<Integer> years = new ArrayList<>();
        for (int index = word + 1; index < tokens.size() && years.size() < 2; index++) {
            if (WorkWords.isYear(tokens.get(index))) {
                years.add(tokens.get(index).number());
            }
        }
        Integer last = years.isEmpty() ? null : years.getLast();
        Integer start = years.size() == 2 ? years.getFirst() : null;
        return new WorkReading(text(tokens, first.from(), end), WorkReading.DISCOGRAPHY, true, start, last, null, "");
    }

    /** "Title by Creator [format]": the last "by" counts, as a title may have one too. */
    private Optional<WorkReading> titleByCreator(Tokens tokens, int from) {
        int end = firstBracket(tokens, from, tokens.size());
        for (int by = end - 2; by > from; by--) {
            if (tokens.get(by).is("by")) {
                int last = withoutTags(tokens, by + 1, end);
                boolean divided = hasDivider(tokens, by + 2, last);
                // "Author - Stand by Me": behind the divider one word is too little for an author's name.
                boolean inTitle = last - by == 2 && hasDivider(tokens, from + 1, by + 1);
                return divided || inTitle
                        ? Optional.empty()
                        : Optional.of(new WorkReading(
                                text(tokens, by + 1, last),
                                text(tokens, from, by),
                                false,
                                null,
                                null,
                                year(tokens, end),
                                edition(tokens, end)));
            }
        }
        return Optional.empty();
    }

    private static boolean hasDivider(Tokens tokens, int from, int to) {
        for (int index = from; index < to; index++) {
            if (isSpacedDash(tokens.gap(index))) {
                return true;
            }
        }
        return false;
    }

    private Optional<WorkReading> work(Tokens tokens, List<Stretch> fields) {
        Stretch creator = withoutYear(tokens, fields.getFirst());
        int second = isYearBetween(tokens, fields) ? 2 : 1;
        int from = fields.get(second).from();
        int to = fields.get(second).to();
        boolean spaced = isSpacedDash(tokens.gap(from));
        int bracket = firstBracket(tokens, from, tokens.size());
        for (int field = second + 1; field < fields.size() && spaced && bracket >= to; field++) {
            Stretch next = fields.get(field);
            if (next.from() >= bracket || words.isClearTag(tokens.get(next.from()))) {
                break;
            }
            to = next.to();
        }
        to = Math.min(to, bracket);
        to = keepsYear(tokens, from, to) ? to : withoutTags(tokens, from, to);
        String name = text(tokens, from, to);
        String maker = text(tokens, creator.from(), creator.to());
        if (name.isEmpty() || maker.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new WorkReading(maker, name, false, null, null, year(tokens, to), edition(tokens, to)));
    }

    /** "Creator - 2006 - Work": the year stands between the two, unless it is the name of the work and only tags follow. */
    private boolean isYearBetween(Tokens tokens, List<Stretch> fields) {
        if (fields.size() < 3 || fields.get(1).to() - fields.get(1).from() != 1) {
            return false;
        }
        boolean laterYear = false;
        for (int index = fields.get(1).to(); index < tokens.size(); index++) {
            laterYear |= WorkWords.isYear(tokens.get(index));
        }
        Token work = tokens.get(fields.get(2).from());
        return WorkWords.isYear(tokens.get(fields.get(1).from()))
                && !laterYear
                && work.depth() == 0
                && !words.isTag(work)
                && !words.is(work.key(), Role.EDITION);
    }

    /** "Creator 2006 - Work": the year is not the creator's. */
    private static Stretch withoutYear(Tokens tokens, Stretch creator) {
        boolean year = creator.to() - creator.from() > 1 && WorkWords.isYear(tokens.get(creator.to() - 1));
        return year ? new Stretch(creator.from(), creator.to() - 1) : creator;
    }

    /** "Best of 2005 (2006)": the year in brackets is the release's, so the other one is the title's. */
    private static boolean keepsYear(Tokens tokens, int from, int to) {
        return to < tokens.size()
                && to - 1 > from
                && WorkWords.isYear(tokens.get(to - 1))
                && tokens.get(to).depth() > 0
                && WorkWords.isYear(tokens.get(to));
    }

    /**
     * The end of a stretch without the tags that stand there; at least one word is left. A format ends the title wherever it
     * stands, as no title has one; words that may as well be a title's ("Opus") are tags only behind a clear one.
     */
    private int withoutTags(Tokens tokens, int from, int to) {
        int end = to;
        for (int index = to - 1; index > from; index--) {
            end = words.endsTitle(tokens.get(index).key()) ? index + 1 : end;
        }
        int clear = end;
        for (int index = end - 1; index > from && words.isTag(tokens.get(index)); index--) {
            clear = words.isClearTag(tokens.get(index)) ? index : clear;
        }
        return clear;
    }

    private static int firstBracket(Tokens tokens, int from, int to) {
        for (int index = from + 1; index < to; index++) {
            boolean opens = tokens.get(index).depth() > tokens.get(index - 1).depth();
            if (opens && tokens.get(index - 1).depth() == 0) {
                return index;
            }
        }
        return to;
    }

    private static @Nullable Integer year(Tokens tokens, int from) {
        for (int index = from; index < tokens.size(); index++) {
            if (WorkWords.isYear(tokens.get(index))) {
                return tokens.get(index).number();
            }
        }
        return null;
    }

    /** The first words in a row that name an edition, with what stands between them. */
    private String edition(Tokens tokens, int from) {
        for (int index = from; index < tokens.size(); index++) {
            if (words.is(tokens.get(index).key(), Role.EDITION)) {
                int last = index;
                while (last + 1 < tokens.size()
                        && tokens.gapJoins(last + 1)
                        && words.is(tokens.get(last + 1).key(), Role.EDITION)) {
                    last++;
                }
                return text(tokens, index, last + 1);
            }
        }
        return "";
    }

    /** The name between two words as people would write it: blanks for dots and underscores, nothing at the ends. */
    static String text(Tokens tokens, int from, int to) {
        if (to <= from) {
            return "";
        }
        String name = tokens.name();
        int end = tokens.get(to - 1).end();
        while (end < name.length()
                && "!?)*%+".indexOf(name.charAt(end)) >= 0
                && keeps(tokens, to - 1, name.charAt(end))) {
            end++;
        }
        int start = tokens.get(from).start();
        while (start > 0 && "¡¿'$#".indexOf(name.charAt(start - 1)) >= 0) {
            start--;
        }
        String raw = name.substring(start, end).replace('.', ' ').replace('_', ' ');
        return String.join(" ", raw.strip().split(" +"));
    }

    /** A closing bracket belongs to the text only when it was opened in it. */
    private static boolean keeps(Tokens tokens, int last, char mark) {
        return mark != ')' || tokens.get(last).depth() > 0;
    }

    /**
     * Words in a row.
     *
     * @param from index of the first word
     * @param to one past the index of the last word
     */
    private record Stretch(int from, int to) {}
}
