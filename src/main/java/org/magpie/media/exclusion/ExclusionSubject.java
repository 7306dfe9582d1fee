package org.magpie.media.exclusion;

import java.util.Map;
import java.util.Set;
import org.magpie.media.MediaKind;

/**
 * A title as exclusions look at it: one of the library, or one that a list offers.
 *
 * @param titleId 0 where it is not in the library
 * @param year 0 where it is not known
 * @param ids by source key, such as "imdb" to "tt0012345"
 * @param profiles of its copies
 */
public record ExclusionSubject(
        long titleId,
        MediaKind kind,
        String name,
        int year,
        Map<String, String> ids,
        Set<String> tags,
        Set<String> genres,
        Set<Long> profiles) {
    /** "Name (2020)", or the name alone where the year is not known. */
    public String label() {
        return year == 0 ? name : name + " (" + year + ")";
    }
}
