package org.magpie.pipeline.search;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.magpie.media.MediaKind;

/**
 * What is looked for: the first record of the pipeline.
 *
 * @param titleId the library's title
 * @param names its name first, then its aliases; never empty
 * @param year null where it is not known
 * @param ids by source key, such as "imdb" to "tt0012345"
 * @param correlation born with this search
 */
public record Query(
        MediaKind kind,
        long titleId,
        List<String> names,
        @Nullable Integer year,
        Map<String, String> ids,
        Scope scope,
        String correlation) {}
