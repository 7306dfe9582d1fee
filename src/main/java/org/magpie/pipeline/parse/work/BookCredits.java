package org.magpie.pipeline.parse.work;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.magpie.pipeline.parse.word.Token;
import org.magpie.pipeline.parse.word.Tokens;
import org.magpie.pipeline.parse.work.WorkFields.Dash;
import org.magpie.pipeline.parse.work.WorkWords.Role;

/** Reads "Title by Author" with what people add: the series in front or in brackets, the narrator behind. */
final class BookCredits {
    /** Words that no author's name begins with; "by" before them is a word of a title. */
    private static final Set<String> NO_NAMES = Set.of(
            "me", "my", "the", "a", "an", "your", "you", "our", "his", "her", "their", "its", "this", "that", "which",
            "night", "day", "design", "name", "step", "side", "numbers", "itself", "myself", "himself", "herself",
            "and");

    private final WorkTags tags;
    private final Tokens tokens;
    private final WorkEnd ends;

    BookCredits(WorkTags tags, WorkEnd ends) {
        this.tags = tags;
        this.tokens = tags.tokens();
        this.ends = ends;
    }

    /**
     * What "by" parts.
     *
     * @param title words of the title, with its series
     * @param author words of the author's name
     * @param series whether a field of the series stands before the title
     */
    record Credit(TokenRange title, TokenRange author, boolean series) {}

    /** Empty when no "by" parts a title and an author. */
    Optional<Credit> read(int from, List<TokenRange> fields) {
        int size = tokens.size();
        int narrated = ends.credit(from + 1, size);
        int limit = narrated < 0 ? size : narrated;
        for (int by = limit - 2; by > from; by--) {
            if (tokens.get(by).is("by") && tokens.get(by).depth() == 0 && !tags.is(by - 1, Role.CREDIT)) {
                return credit(by, limit, fields);
            }
        }
        return Optional.empty();
    }

    private Optional<Credit> credit(int by, int limit, List<TokenRange> fields) {
        Token name = tokens.get(by + 1);
        boolean people = name.depth() == 0
                && !NO_NAMES.contains(name.key())
                && !tags.isClear(by + 1)
                && WorkFields.dash(tokens, by + 1) == Dash.NONE;
        if (!people) {
            return Optional.empty();
        }
        int to = by + 2;
        while (to < limit && !endsAt(to)) {
            to++;
        }
        to = ends.withoutTags(by + 1, to);
        int field = fieldAt(fields, by);
        int titleField = BookSeries.titleField(tags, fields.subList(0, field + 1), 0);
        boolean parted =
                field > titleField && WorkFields.dash(tokens, fields.get(field).from()) == Dash.SPACED;
        // "Author - Stand by Me", "Author - Death by Misadventure": what stands before the dash wrote it.
        // "Title - by Author": the dash stands right before "by"; a title would have it as "By".
        boolean begins = fields.get(field).from() == by && tokens.get(by).text().equals("by");
        if (parted && begins) {
            return Optional.of(new Credit(
                    new TokenRange(fields.get(titleField).from(), by), new TokenRange(by + 1, to), titleField > 0));
        }
        if (parted && (to - by < 3 || looksLikeName(fields.get(titleField)))) {
            return Optional.empty();
        }
        return Optional.of(new Credit(
                new TokenRange(fields.get(titleField).from(), by), new TokenRange(by + 1, to), titleField > 0));
    }

    private boolean endsAt(int index) {
        return WorkFields.opens(tokens, index)
                || WorkFields.dash(tokens, index).compareTo(Dash.LEANING) >= 0
                || (tokens.gapHas(index, ',') && tags.isBeside(index))
                || tags.endsTitle(index);
    }

    private static int fieldAt(List<TokenRange> fields, int index) {
        int field = 0;
        while (field + 1 < fields.size() && fields.get(field + 1).from() <= index) {
            field++;
        }
        return field;
    }

    /** Two to four words with capitals, the first no article. */
    private boolean looksLikeName(TokenRange field) {
        if (field.size() < 2
                || field.size() > 4
                || NO_NAMES.contains(tokens.get(field.from()).key())) {
            return false;
        }
        for (int index = field.from(); index < field.to(); index++) {
            Token token = tokens.get(index);
            boolean last = index == field.to() - 1;
            boolean lower = Character.isLowerCase(token.text().codePointAt(0));
            if (token.isNumber() || token.depth() > 0 || (lower && (last || index == field.from()))) {
                return false;
            }
        }
        return true;
    }
}
