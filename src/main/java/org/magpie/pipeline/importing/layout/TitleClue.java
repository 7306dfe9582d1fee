package org.magpie.pipeline.importing.layout;

import java.text.Normalizer;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.magpie.media.name.TitleForms;

/**
 * What one name says of a title.
 *
 * @param names every way in which it may give the title, the likeliest first; at least one
 * @param year null where it states none
 * @param isPlain whether nobody could take the name for another's: it states title and year and nothing that may be part of either
 * @param isStated whether somebody has written it down as the title, as in a file for players; not a name of a file or folder
 */
public record TitleClue(List<String> names, @Nullable Integer year, boolean isPlain, boolean isStated) {
    public TitleClue {
        // Two systems may compose the same letters otherwise.
        names = names.stream()
                .map(name -> Normalizer.normalize(name, Normalizer.Form.NFC))
                .distinct()
                .toList();
    }

    /** What the name of a file or folder says. */
    static TitleClue ofName(List<String> names, @Nullable Integer year, boolean isPlain) {
        return new TitleClue(names, year, isPlain, false);
    }

    /** What a file beside the media says; it must give a title. */
    static TitleClue stated(StatedFacts facts) {
        boolean hasYear = facts.year() != 0;
        return new TitleClue(List.of(facts.title()), hasYear ? facts.year() : null, hasYear, true);
    }

    /** Whether the year leaves the title possible: another one beside it may only be that of another country. */
    boolean isNear(@Nullable Integer other) {
        return year == null || other == null || Math.abs(year - other) <= 1;
    }

    /** Whether it gives one of these names. */
    public boolean isCalled(Collection<String> titles) {
        return names.stream().anyMatch(each -> titles.stream().anyMatch(title -> TitleForms.isSame(each, title)));
    }

    /** The likeliest name. */
    public String name() {
        return names.getFirst();
    }
}
