package org.magpie.pipeline.parse.work;

import java.util.ArrayList;
import java.util.List;
import org.magpie.pipeline.parse.word.Tokens;
import org.magpie.pipeline.parse.work.WorkFields.Dash;
import org.magpie.pipeline.parse.work.WorkWords.Role;

/** The parts of a name of music or a book, and which of them hold words of a title. */
final class NameParts {
    private final WorkTags tags;
    private final Tokens tokens;
    private final WorkEnd ends;
    private final boolean books;
    private final Dash divider;
    private final List<Part> parts;

    NameParts(WorkTags tags, WorkEnd ends, boolean books) {
        this.tags = tags;
        this.tokens = tags.tokens();
        this.ends = ends;
        this.books = books;
        List<TokenRange> fields = tokens.size() == 0 ? List.of() : WorkFields.of(tokens, 0);
        this.divider = fields.size() < 2
                ? Dash.NONE
                : WorkFields.dash(tokens, fields.get(1).from());
        this.parts = parts();
    }

    /**
     * A part of the name between dashes and brackets, or what a narrator or translator is named in.
     *
     * @param from index of the first word
     * @param to one past the index of the last word
     * @param bracket whether it stands in brackets
     */
    record Part(int from, int to, boolean bracket) {}

    /** All parts in order. */
    List<Part> all() {
        return parts;
    }

    /** The strongest dash that parts them. */
    Dash divider() {
        return divider;
    }

    private List<Part> parts() {
        List<Part> cut = new ArrayList<>();
        int start = 0;
        int index = 0;
        while (index < tokens.size()) {
            if (WorkFields.opens(tokens, index)) {
                int close = WorkFields.bracketEnd(tokens, index);
                if (!WorkFields.isGlued(tokens, index, close)) {
                    add(cut, start, index);
                    cut.add(new Part(index, close, true));
                    start = close;
                }
                index = close;
                continue;
            }
            if (index > start && isBoundary(index)) {
                add(cut, start, index);
                start = index;
            }
            if (books && index > start && ends.credit(index, Math.min(index + 2, tokens.size())) == index) {
                add(cut, start, index);
                start = index;
            }
            index++;
        }
        add(cut, start, tokens.size());
        return cut;
    }

    private static void add(List<Part> parts, int from, int to) {
        if (from < to) {
            parts.add(new Part(from, to, false));
        }
    }

    private boolean isBoundary(int index) {
        Dash dash = WorkFields.dash(tokens, index);
        return switch (dash) {
            case NONE -> false;
            case BARE -> (divider == Dash.BARE && tokens.name().indexOf(' ') < 0) || tags.isClear(index);
            case LEANING, SPACED -> true;
        };
    }

    /** Whether a part holds words of a title. */
    boolean isText(Part part) {
        if (part.bracket()) {
            return "「『《".indexOf(tokens.get(part.from()).bracket()) >= 0;
        }
        return !isBeside(part);
    }

    private boolean isBeside(Part part) {
        boolean genre = true;
        boolean volume = true;
        for (int index = part.from(); index < part.to(); index++) {
            genre &= tags.is(index, Role.GENRE);
            volume &= tokens.get(index).isNumber() && !tags.is(index, Role.YEAR);
        }
        boolean single = part.to() - part.from() == 1;
        boolean article =
                tokens.get(part.from()).is("the") || tokens.get(part.from()).is("a");
        boolean word = books && single && BookSeries.isWord(tags, part.from());
        return genre
                || (volume && single && books)
                || (single && tags.is(part.from(), Role.YEAR))
                || tags.endsTitle(part.from())
                || (!article && !word && tags.allBeside(part.from(), part.to()))
                || ends.credit(part.from(), part.to()) == part.from()
                || isGroup(part);
    }

    /** The parts that hold words of the title: from the first that does up to where the release is told of. */
    List<Part> title(List<Part> of) {
        List<Part> title = new ArrayList<>();
        boolean told = false;
        for (Part part : of) {
            boolean text = isText(part);
            if (text && !told) {
                title.add(part);
            }
            boolean clear = part.bracket() ? tags.anyClear(part.from(), part.to()) : hasTail(part);
            told |= !title.isEmpty() && clear;
        }
        if (title.isEmpty()) {
            // A title of nothing but tag words: "Artist - Vinyl (2016)".
            List<Part> fields = of.stream().filter(part -> !part.bracket()).toList();
            // "Artist - 1984 - Live": the year stands in front of the title.
            boolean yearFirst = fields.size() > 1
                    && tags.is(fields.getFirst().from(), Role.YEAR)
                    && fields.get(1).from() == fields.getFirst().from() + 1
                    && (!isTold(fields.get(1)) || isEarlierYear(fields.get(1)));
            List<Part> rest = yearFirst ? fields.subList(1, fields.size()) : fields;
            boolean doubtful = rest.stream().skip(1).anyMatch(part -> !isTold(part));
            return doubtful || rest.isEmpty() ? List.of() : List.of(rest.getFirst());
        }
        if (title.size() > 1 && isGroup(title.getLast())) {
            title.removeLast();
        }
        return title;
    }

    /** "Author - 2014 - 1984": of two years the earlier one is the title. */
    private boolean isEarlierYear(Part part) {
        int year = part.from();
        return part.to() - year == 1
                && tags.is(year, Role.YEAR)
                && tokens.get(year).number() < tokens.get(year - 1).number();
    }

    /** Whether a part is surely none of the title. */
    private boolean isTold(Part part) {
        return tags.isClear(part.from()) || isGroup(part) || tags.any(part.from(), part.to(), Role.TELLING);
    }

    /** Whether a part ends in tags, so that what follows is no title any more. */
    private boolean hasTail(Part part) {
        return tags.anyClear(part.from() + 1, part.to()) && ends.withoutTags(part.from(), part.to()) < part.to()
                || tags.isClear(part.from());
    }

    /** Whether a part is the group at the end of the name: one word behind a bare dash that follows a tag. */
    private boolean isGroup(Part part) {
        return part.to() == tokens.size()
                && part.to() - part.from() == 1
                && part.from() > 0
                && WorkFields.dash(tokens, part.from()) == Dash.BARE
                && tags.isBeside(part.from() - 1);
    }
}
