package org.magpie.media.format;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.magpie.media.MediaKind;

/**
 * A custom format of the library. Formats of films and of series are apart, as the community keeps them: the same name may mean
 * different things.
 *
 * @param id 0 before it is stored
 * @param kind whose releases it looks at, and whose profiles give it a score
 * @param origin what it was when it was taken from the guide; null for one that a person made
 */
public record StoredFormat(
        long id,
        MediaKind kind,
        CustomFormat format,
        @Nullable Origin origin) {
    /**
     * What the guide says of a format.
     *
     * @param guideId by which the guide knows it, whatever its name
     * @param scores that the guide gives it, by the name of a set; "default" where a set has none of its own
     */
    public record Origin(String guideId, CustomFormat format, Map<String, Integer> scores) {
        public Origin {
            scores = Map.copyOf(scores);
        }

        /** The score in a set, else the usual one, else 0. */
        public int score(String set) {
            return scores.getOrDefault(set, scores.getOrDefault("default", 0));
        }
    }

    public String name() {
        return format.name();
    }

    /** Whether it is no longer what was taken from the guide. A new name alone is no change. */
    public boolean isChanged() {
        return origin != null && !origin.format().named(name()).equals(format);
    }

    /** The same with other content. */
    public StoredFormat with(CustomFormat other) {
        return new StoredFormat(id, kind, other, origin);
    }

    /** The same once the guide has said this of it. */
    public StoredFormat with(Origin other) {
        return new StoredFormat(id, kind, format, other);
    }

    StoredFormat withId(long stored) {
        return new StoredFormat(stored, kind, format, origin);
    }
}
