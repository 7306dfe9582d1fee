package org.magpie.pipeline.download;

import java.util.Arrays;
import java.util.Locale;

/** What becomes of a download in its client once Magpie has no more use for it, if Magpie itself has put it there. */
public enum CleanupPolicy {
    /** It stays there. */
    STAY,
    /** The client forgets it; what it has fetched stays on its disk. */
    FORGET,
    /** The client forgets it and throws away what it has fetched; what is in the library stays. */
    DELETE;

    /** As it is kept in the preferences. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static CleanupPolicy of(String key, CleanupPolicy otherwise) {
        return Arrays.stream(values())
                .filter(each -> each.key().equals(key))
                .findFirst()
                .orElse(otherwise);
    }
}
