package org.magpie.pipeline.importing.layout;

import java.util.HashMap;
import java.util.Map;

/**
 * What a file beside media says of their title.
 *
 * @param title empty where it says none
 * @param year 0 where it says none
 * @param ids by source key
 */
record StatedFacts(String title, int year, Map<String, String> ids) {
    static final StatedFacts NONE = new StatedFacts("", 0, Map.of());

    StatedFacts {
        ids = Map.copyOf(ids);
    }

    boolean isEmpty() {
        return title.isEmpty() && ids.isEmpty();
    }

    /** This, and what the other says where this says nothing. */
    StatedFacts or(StatedFacts other) {
        Map<String, String> all = new HashMap<>(other.ids());
        all.putAll(ids);
        return title.isEmpty() ? new StatedFacts(other.title(), other.year(), all) : new StatedFacts(title, year, all);
    }
}
