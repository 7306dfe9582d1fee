package org.magpie.pipeline.parse.series;

import org.jspecify.annotations.Nullable;
import org.magpie.pipeline.parse.word.Tokens;

/** Finds the absolute number that stands beside season and episode: "Title - 12 - S01E12", "S01E12 - 012 - Name", "S01E01-E02 (001-002)". */
final class AbsoluteBeside {
    private final Tokens tokens;
    private final AbsoluteReader absolutes;
    private final int first;
    private final boolean anime;

    /**
     * @param first index of the first word of the title
     * @param anime whether a group in brackets opens the name
     */
    AbsoluteBeside(Tokens tokens, AbsoluteReader absolutes, int first, boolean anime) {
        this.tokens = tokens;
        this.absolutes = absolutes;
        this.first = first;
        this.anime = anime;
    }

    /** The absolute number right behind or before season and episode, null when there is none. */
    AbsoluteReader.@Nullable Found of(EpisodeMarker marker) {
        int behind = tokens.indexAt(marker.end());
        if (behind < tokens.size() && tokens.gapJoins(behind)) {
            AbsoluteReader.Found found = absolutes.numberAt(behind);
            if (found != null && isAbsoluteBehind(found, marker)) {
                return found;
            }
        } else if (behind < tokens.size()
                && tokens.before(behind) == '('
                && (tokens.get(behind).isNumber(3)
                        || (anime && tokens.get(behind).isNumber(2)))) {
            AbsoluteReader.Found found = absolutes.numberAt(behind);
            boolean alone = found != null
                    && tokens.after(found.last()) == ')'
                    && found.numbers().size() == marker.episodes().size();
            return alone ? found : null;
        }
        int before = tokens.indexAt(marker.start()) - 1;
        for (int i = before; i > first && i >= before - 2; i--) {
            AbsoluteReader.Found found = absolutes.numberAt(i);
            if (found != null && found.last() == before && isAbsoluteBefore(i, before)) {
                return found;
            }
        }
        return null;
    }

    private boolean wide(int index) {
        return tokens.gap(index).length() >= 3;
    }

    private boolean isAbsoluteBehind(AbsoluteReader.Found found, EpisodeMarker marker) {
        int next = found.last() + 1;
        int digits = tokens.get(found.first()).text().length();
        boolean hyphened = tokens.gapHas(found.first(), '-') && (next >= tokens.size() || isHyphenOrBracket(next));
        boolean wide =
                wide(found.first()) && next < tokens.size() && tokens.gap(next).length() >= 3;
        int number = found.numbers().isEmpty() ? 0 : found.numbers().getFirst();
        boolean thousand = digits == 4 && (number < 1900 || number >= 2100);
        boolean ends = next >= tokens.size() || isHyphenOrBracket(next) || tokens.gapIs(next, '.');
        boolean counted = anime && digits == 2 && wide(found.first()) && (next >= tokens.size() || isBracket(next));
        boolean padded = digits == 3 && number < 100 && next < tokens.size() && tokens.gapJoins(next);
        return (anime && digits >= 3 && digits <= 4 && (ends || padded))
                || (hyphened && counted && number >= marker.episodes().getLast())
                || (hyphened && digits == 3 && (anime || isHyphened(next) || (next >= tokens.size() && number < 100)))
                || (hyphened && wide && thousand && tokens.gapHas(next, '-'));
    }

    private boolean isHyphened(int index) {
        return index < tokens.size() && tokens.gapHas(index, '-');
    }

    private boolean isBracket(int index) {
        return index < tokens.size() && (tokens.gapHas(index, '[') || tokens.gapHas(index, '('));
    }

    private boolean isHyphenOrBracket(int index) {
        return tokens.gapHas(index, '-') || tokens.gapHas(index, '[') || tokens.gapHas(index, '(');
    }

    private boolean isAbsoluteBefore(int index, int last) {
        boolean hyphened = tokens.gapHas(index, '-')
                && (tokens.gapHas(last + 1, '-') || tokens.gapHas(last + 1, '('))
                && tokens.gap(index).length() >= 3;
        int digits = tokens.get(index).text().length();
        return hyphened || (anime && index == last && digits == 3 && !tokens.gapHas(index, '-'));
    }
}
