package org.magpie.pipeline.parse.work;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.magpie.pipeline.parse.WorkReading;
import org.magpie.pipeline.parse.word.Token;
import org.magpie.pipeline.parse.word.Tokens;
import org.magpie.pipeline.parse.work.BookCredits.Credit;
import org.magpie.pipeline.parse.work.WorkFields.Dash;
import org.magpie.pipeline.parse.work.WorkWords.Role;

/**
 * Reads who made what from a release name of music or books. The grammar:
 *
 * <pre>
 * name        = { bracket } ( fields | discography | title "by" creator | creator bracket work | creator "「" work "」" )
 * fields      = creator divider [ year divider ] { series divider } work { divider field }
 * divider     = the strongest dash of the name: " - ", else "- ", else "-"
 * work        = words up to the first bracket, field or word that tells of the release
 * discography = creator [ divider ] words "Discography" …
 * </pre>
 *
 * What is not surely parted is refused: a work by the wrong name is worse than none.
 */
public final class WorkReader {
    /** How many words a name may have; no file could be called by more, and the time to read them is bounded so. */
    static final int LONGEST = 150;

    private static final String TITLE_MARKS = "「『《";

    private final WorkWords words;
    private final boolean books;

    /**
     * @param books whether titles "by" somebody, series and family names in front are read too
     */
    public WorkReader(WorkWords words, boolean books) {
        this.words = words;
        this.books = books;
    }

    /** Empty when the name does not tell a creator and a work apart. */
    public Optional<WorkReading> read(Tokens tokens) {
        int from = start(tokens);
        if (from >= tokens.size() || tokens.size() > LONGEST) {
            return Optional.empty();
        }
        WorkTags tags = words.read(tokens);
        return new Name(tags, new WorkEnd(tags, books), from).read();
    }

    /** The first word that counts: behind brackets at the front (genres, sites, posts) and the number of a track. */
    private static int start(Tokens tokens) {
        int index = 0;
        while (index < tokens.size()
                && tokens.get(index).depth() > 0
                && TITLE_MARKS.indexOf(tokens.get(index).bracket()) < 0) {
            index++;
        }
        if (index + 1 >= tokens.size()
                || !tokens.get(index).isNumber()
                || tokens.get(index).text().length() > 3) {
            return index;
        }
        boolean filledUp = tokens.get(index).text().charAt(0) == '0';
        boolean divided = WorkFields.dash(tokens, index + 1) == Dash.SPACED;
        return tokens.gap(index + 1).startsWith(". ") || (filledUp && divided) ? index + 1 : index;
    }

    /** One name while it is read. */
    private final class Name {
        private final WorkTags tags;
        private final Tokens tokens;
        private final WorkEnd ends;
        private final WorkEditions editions;
        private final int from;
        private final List<TokenRange> fields;

        Name(WorkTags tags, WorkEnd ends, int from) {
            this.tags = tags;
            this.tokens = tags.tokens();
            this.ends = ends;
            this.editions = new WorkEditions(tags, ends);
            this.from = from;
            this.fields = new NameFields(tags).of(from);
        }

        Optional<WorkReading> read() {
            for (int index = from + 1; index < tokens.size(); index++) {
                if (tags.is(index, Role.ALL)) {
                    return discography(index);
                }
            }
            if (books) {
                Optional<Credit> credit = new BookCredits(tags, ends).read(from, fields);
                if (credit.isPresent()) {
                    return credit.flatMap(this::byCredit);
                }
            }
            Optional<WorkReading> quoted = quoted();
            if (quoted.isPresent()) {
                return quoted;
            }
            Optional<WorkReading> bracketed = bracketDivides(fields.getFirst());
            if (bracketed.isPresent()) {
                return bracketed;
            }
            return fields.size() < 2 || isUndivided() ? Optional.empty() : ofFields();
        }

        private Dash divider() {
            return fields.size() < 2
                    ? Dash.SPACED
                    : WorkFields.dash(tokens, fields.get(1).from());
        }

        /** "Author.Title.2024.EPUB-GRP": the only dash stands before the group. */
        private boolean isUndivided() {
            TokenRange first = fields.getFirst();
            for (int index = first.from() + 1; index < first.to(); index++) {
                if (tags.endsTitle(index)) {
                    return true;
                }
            }
            return divider() == Dash.BARE && fields.size() == 2 && tags.anyClear(first.from() + 1, first.to());
        }

        private Optional<WorkReading> ofFields() {
            boolean yearBetween = isYearBetween();
            int field = yearBetween ? 2 : 1;
            int series = books ? BookSeries.titleField(tags, fields, field) : field;
            int start = fields.get(series).from();
            TokenRange creator = fields.getFirst();
            String symbols = symbols(creator.to());
            if (!symbols.isEmpty()) {
                return reading(creator, symbols, start);
            }
            start = books ? BookSeries.titleStart(tags, new TokenRange(start, fieldsEnd(series))) : start;
            int title = behindTags(start, fieldsEnd(series));
            Integer inFront =
                    years(start, title).isEmpty() ? null : years(start, title).getFirst();
            start = title;
            int end = ends.of(start, divider());
            boolean says = !tags.endsTitle(start) || !tags.allBeside(start, end);
            if (start >= fieldsEnd(series) || !says) {
                return Optional.empty();
            }
            Optional<WorkReading> work = reading(creator, WorkFields.text(tokens, start, end), end);
            Integer year =
                    yearBetween ? (Integer) tokens.get(fields.get(1).from()).number() : inFront;
            return year == null ? work : work.map(read -> read.of(year));
        }

        /** A series may reach to the end of the name, as its title may be in the same field. */
        private int fieldsEnd(int field) {
            return fields.get(field).to();
        }

        /** "Artist - (1999) Album", "Artist - [FLAC] Album". */
        private int behindTags(int start, int to) {
            int index = start;
            while (index < to && WorkFields.opens(tokens, index)) {
                int end = WorkFields.bracketEnd(tokens, index);
                if (!ends.isBeside(index, end) || end >= to) {
                    break;
                }
                index = end;
            }
            return index;
        }

        private Optional<WorkReading> reading(TokenRange creator, String work, int end) {
            String maker = creator(creator);
            if (work.isEmpty() || maker.isEmpty()) {
                return Optional.empty();
            }
            Integer year = editions.year(end);
            Integer before = year == null ? yearInFront(creator) : year;
            return Optional.of(new WorkReading(maker, work, false, null, null, before, editions.edition(end)));
        }

        /** "Title by Author", with the series in front or in brackets behind the title. */
        private Optional<WorkReading> byCredit(Credit credit) {
            int start = BookSeries.titleStart(tags, credit.title());
            int end = start + 1;
            while (end < credit.title().to()
                    && (!WorkFields.opens(tokens, end)
                            || WorkFields.isGlued(tokens, end, WorkFields.bracketEnd(tokens, end)))) {
                end++;
            }
            end = BookSeries.titleEnd(tags, start, ends.withoutTags(start, end));
            return reading(credit.author(), WorkFields.text(tokens, start, end), end);
        }

        /** "Artist 「Album」", "Author «Title»": marks that stand around titles alone. */
        private Optional<WorkReading> quoted() {
            for (int index = from + 1; index < tokens.size(); index++) {
                Token token = tokens.get(index);
                char before = tokens.before(index);
                if (TITLE_MARKS.indexOf(token.bracket()) >= 0 && TITLE_MARKS.indexOf(before) >= 0) {
                    int end = WorkFields.bracketEnd(tokens, index);
                    return reading(new TokenRange(from, index), WorkFields.text(tokens, index, end), end);
                }
                boolean quote = before == '«' || before == '"' || before == '“' || before == '„';
                if (quote && fields.size() < 2 && token.depth() == 0) {
                    int end = index + 1;
                    while (end < tokens.size() && "»\"”“".indexOf(tokens.after(end - 1)) < 0) {
                        end++;
                    }
                    return end == tokens.size() && "»\"”“".indexOf(tokens.after(end - 1)) < 0
                            ? Optional.empty()
                            : reading(new TokenRange(from, index), WorkFields.text(tokens, index, end), end);
                }
            }
            return Optional.empty();
        }

        /** "Author [Series 11] Title", "Artist [1999] Album": a bracket stands between the two. */
        private Optional<WorkReading> bracketDivides(TokenRange field) {
            for (int index = field.from() + 1; index < field.to(); index++) {
                if (WorkFields.opens(tokens, index)) {
                    int end = WorkFields.bracketEnd(tokens, index);
                    boolean words = end < field.to() && tokens.get(end).depth() == 0;
                    boolean followed = words && !tags.isClear(end) && !tags.allBeside(end, field.to());
                    boolean yearFollows = words && tags.is(end, Role.YEAR) && end + 1 < field.to();
                    boolean year = end - index == 1 && tags.is(index, Role.YEAR);
                    boolean series = books && BookSeries.isNumbered(tags, new TokenRange(index, end), false) && !year;
                    boolean divides = (series && (followed || yearFollows)) || (year && followed && fields.size() < 2);
                    if (!divides || WorkFields.isGlued(tokens, index, end)) {
                        return Optional.empty();
                    }
                    int to = ends.of(end, divider());
                    Optional<WorkReading> work =
                            reading(new TokenRange(field.from(), index), WorkFields.text(tokens, end, to), to);
                    int stated = tokens.get(index).number();
                    return year ? work.map(read -> read.of(stated)) : work;
                }
            }
            return Optional.empty();
        }

        /** A work without a letter or digit, such as "÷": the signs between the dash and the bracket. */
        private String symbols(int index) {
            if (index >= tokens.size()
                    || !WorkFields.opens(tokens, index)
                    || tokens.gap(index).length() < 5) {
                return "";
            }
            String gap = tokens.gap(index);
            int dash = gap.indexOf(" - ");
            int open = gap.length() - 1;
            String between = dash < 0 || open < dash + 3
                    ? ""
                    : gap.substring(dash + 3, open).strip();
            boolean plain = between.chars().anyMatch(sign -> "()[]{}-_.,".indexOf(sign) < 0);
            return plain ? between : "";
        }

        private Optional<WorkReading> discography(int word) {
            TokenRange first = fields.getFirst();
            // Hyphens divide a name only where it has no blanks.
            int end = divider() == Dash.BARE && hasBlank(word) ? word : Math.min(word, first.to());
            for (int index = first.from() + 1; index < end; index++) {
                end = WorkFields.opens(tokens, index) ? index : end;
            }
            while (end - 1 > first.from() && (tags.is(end - 1, Role.SCOPE) || tags.is(end - 1, Role.YEAR))) {
                end--;
            }
            String maker = creator(new TokenRange(first.from(), end));
            if (maker.isEmpty()) {
                return Optional.empty();
            }
            List<Integer> years = years(word + 1, tokens.size());
            years = years.isEmpty() ? years(end, word) : years;
            Integer last = years.isEmpty() ? null : years.getLast();
            Integer start = years.size() == 2 ? years.getFirst() : null;
            return Optional.of(new WorkReading(maker, WorkReading.DISCOGRAPHY, true, start, last, null, ""));
        }

        private boolean hasBlank(int to) {
            for (int index = from + 1; index <= to; index++) {
                if (tokens.gapHas(index, ' ')) {
                    return true;
                }
            }
            return false;
        }

        private List<Integer> years(int start, int to) {
            List<Integer> years = new ArrayList<>();
            for (int index = start; index < to && years.size() < 2; index++) {
                if (tags.is(index, Role.YEAR)) {
                    years.add(tokens.get(index).number());
                }
            }
            return years;
        }

        /** The creator without a year or a bracket that tells of the release. */
        private String creator(TokenRange written) {
            int narrator = books ? ends.credit(written.from() + 1, written.to()) : -1;
            int end = narrator < 0 ? written.to() : narrator;
            for (int index = written.from() + 1; index < end; index++) {
                if (WorkFields.opens(tokens, index)) {
                    int close = WorkFields.bracketEnd(tokens, index);
                    boolean cut = !WorkFields.isGlued(tokens, index, close) && (books || ends.isBeside(index, close));
                    end = cut ? index : end;
                }
            }
            boolean year = end - written.from() > 1 && end == written.to() && tags.is(end - 1, Role.YEAR);
            end = year ? end - 1 : end;
            for (int index = written.from() + 1; index + 1 < end && !books; index++) {
                end = WorkEnd.isGuestWord(tokens.get(index)) ? index : end;
            }
            String text = WorkFields.text(tokens, written.from(), end);
            return books ? AuthorNames.spoken(text) : text;
        }

        /** "Creator 2006 - Work", "[2006] Creator - Work" name the year in front. */
        private @Nullable Integer yearInFront(TokenRange creator) {
            int last = creator.to() - 1;
            if (last > creator.from() && tags.is(last, Role.YEAR)) {
                return tokens.get(last).number();
            }
            List<Integer> years = years(0, creator.from());
            return years.isEmpty() ? null : years.getFirst();
        }

        /** "Creator - 2014 - 1984": of two years the later one is that of the edition. */
        private boolean isEarlierYear(TokenRange field) {
            int year = field.from();
            boolean alone = field.size() == 1 || WorkFields.opens(tokens, year + 1);
            return alone
                    && divider() == Dash.SPACED
                    && tokens.get(year).number()
                            < tokens.get(fields.get(1).from()).number();
        }

        /** "Creator - 2006 - Work": the year stands between the two, unless it is the name of the work and only tags follow. */
        private boolean isYearBetween() {
            if (fields.size() < 3
                    || fields.get(1).size() != 1
                    || !tags.is(fields.get(1).from(), Role.YEAR)) {
                return false;
            }
            TokenRange third = fields.get(2);
            for (int index = fields.get(1).to(); index < tokens.size(); index++) {
                if (tags.is(index, Role.YEAR) && !(index == third.from() && isEarlierYear(third))) {
                    return false;
                }
            }
            boolean group = fields.size() == 3 && divider() == Dash.BARE && third.size() == 1;
            return tokens.get(third.from()).depth() == 0
                    && !group
                    && !(tags.isClear(third.from())
                            && (group || tags.allBeside(third.from(), third.to()) || tags.endsTitle(third.from())))
                    && !tags.is(third.from(), Role.GENRE)
                    && !(tags.any(third.from(), third.to(), Role.EDITION) && tags.allBeside(third.from(), third.to()));
        }
    }
}
