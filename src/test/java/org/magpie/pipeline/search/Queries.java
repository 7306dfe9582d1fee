package org.magpie.pipeline.search;

import java.util.List;
import java.util.Map;
import org.magpie.media.MediaKind;

/** Queries for tests. */
public final class Queries {
    private Queries() {}

    public static Query film(String name, int year, Map<String, String> ids) {
        return new Query(MediaKind.MOVIE, 1, List.of(name), year, ids, new Scope.Whole(), "test");
    }

    public static Query series(String name, Scope scope, Map<String, String> ids) {
        return new Query(MediaKind.SERIES, 2, List.of(name), null, ids, scope, "test");
    }
}
