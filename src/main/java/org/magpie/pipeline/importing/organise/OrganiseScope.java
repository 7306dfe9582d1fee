package org.magpie.pipeline.importing.organise;

import java.util.Set;
import org.magpie.media.MediaKind;

/** What is organised. */
public sealed interface OrganiseScope {
    /** The whole library. */
    record Everything() implements OrganiseScope {}

    /** All titles of a kind. */
    record OfKind(MediaKind kind) implements OrganiseScope {}

    /** All that lies under a root folder, or belongs there. */
    record OfRoot(long rootId) implements OrganiseScope {}

    /** Some titles. */
    record OfTitles(Set<Long> titleIds) implements OrganiseScope {
        public OfTitles {
            titleIds = Set.copyOf(titleIds);
        }
    }

    /** One season of a title. */
    record OfSeason(long titleId, int season) implements OrganiseScope {}
}
