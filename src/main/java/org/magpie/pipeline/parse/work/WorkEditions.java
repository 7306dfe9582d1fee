package org.magpie.pipeline.parse.work;

import org.jspecify.annotations.Nullable;
import org.magpie.pipeline.parse.word.Tokens;
import org.magpie.pipeline.parse.work.WorkWords.Role;

/** Reads of which year and which edition a work is. */
final class WorkEditions {
    private final WorkTags tags;
    private final Tokens tokens;
    private final WorkEnd ends;

    WorkEditions(WorkTags tags, WorkEnd ends) {
        this.tags = tags;
        this.tokens = tags.tokens();
        this.ends = ends;
    }

    /** The first year that is not one of an edition, else the first of all. */
    @Nullable
    Integer year(int start) {
        Integer any = null;
        for (int index = start; index < tokens.size(); index++) {
            if (tags.is(index, Role.YEAR)) {
                if (!ends.isOfEdition(index)) {
                    return tokens.get(index).number();
                }
                any = any == null ? (Integer) tokens.get(index).number() : any;
            }
        }
        return any;
    }

    /** The first words in a row that name an edition or another version, with what stands between them. */
    String edition(int start) {
        for (int index = start; index < tokens.size(); index++) {
            if (isOfEdition(index)) {
                int last = index;
                boolean says = says(index);
                for (int next = index + 1; next < tokens.size() && tokens.gapJoins(next); next++) {
                    if (isOfEdition(next)) {
                        last = next;
                        says |= says(next);
                    } else if (!tags.is(next, Role.SMALL)) {
                        break;
                    }
                }
                if (says) {
                    String text = WorkFields.text(tokens, index, last + 1);
                    return text.startsWith("(") ? text.substring(1, text.length() - 1) : text;
                }
                index = last;
            }
        }
        return "";
    }

    private boolean isOfEdition(int index) {
        boolean year = tags.is(index, Role.YEAR) && ends.isOfEdition(index);
        return year || tags.isOrdinal(index) || tags.is(index, Role.EDITION) || tags.is(index, Role.VERSION);
    }

    private boolean says(int index) {
        boolean edition = tags.is(index, Role.EDITION)
                && !tags.is(index, Role.SMALL)
                && !tags.is(index, Role.LANGUAGE)
                && !tags.is(index, Role.SOURCE);
        return edition || tags.is(index, Role.VERSION);
    }
}
