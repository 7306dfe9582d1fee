package org.magpie.media;

import java.util.List;
import java.util.Map;

/**
 * What a title can be recognised by.
 *
 * @param year 0 where it is not known
 * @param ids by source key
 */
public record TitleName(
        long id, MediaKind kind, String name, int year, List<String> aliases, Map<String, String> ids) {}
