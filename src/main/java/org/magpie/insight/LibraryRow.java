package org.magpie.insight;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.magpie.media.MediaKind;

/**
 * One poster of the library.
 *
 * @param year 0 where it is not known
 * @param state one badge at most: what matters most about the title
 * @param have items with a file
 * @param wanted items that are monitored and released, whether or not there is a file
 * @param size bytes of all files
 * @param quality name of the best file's quality, empty where there is none
 * @param nextDate of the next release or episode, null where none is known
 */
public record LibraryRow(
        long id,
        MediaKind kind,
        String name,
        String sortName,
        int year,
        boolean monitored,
        State state,
        int have,
        int wanted,
        long size,
        String quality,
        String profile,
        Set<String> tags,
        Instant added,
        @Nullable Instant nextDate,
        boolean hasPoster) {
    /** What the badge says; its name in the bundle is {@code library.state.<name>}, in lower case. */
    public enum State {
        /** All that is wanted is here; of what is not monitored, whatever there is. */
        COMPLETE,
        DOWNLOADING,
        /** Something wanted and released is not here. */
        MISSING,
        /** Nothing to fetch yet. */
        UPCOMING,
        /** Nothing is here and nothing is wanted. */
        UNMONITORED,
        /** A person is needed. */
        ATTENTION
    }
}
