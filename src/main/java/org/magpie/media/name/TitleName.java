package org.magpie.media.name;

import java.util.List;
import java.util.Map;
import org.magpie.media.MediaKind;

/**
 * What a title can be recognised by.
 *
 * @param year 0 where it is not known
 * @param ids by source key
 * @param country where it is from, as two capital letters; empty where it is not known
 */
public record TitleName(
        long id, MediaKind kind, String name, int year, List<String> aliases, Map<String, String> ids, String country) {
    /** A title of which nobody knows where it is from. */
    public TitleName(long id, MediaKind kind, String name, int year, List<String> aliases, Map<String, String> ids) {
        this(id, kind, name, year, aliases, ids, "");
    }
}
