package org.magpie.upkeep.scan;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.Message;
import org.magpie.catalog.FoundTitle;
import org.magpie.pipeline.importing.layout.TitleClue;

/** What a group of files is taken for. */
sealed interface Verdict {
    Message because();

    /** A title of the library. */
    record Known(long titleId, Message because) implements Verdict {}

    /** A title that a source knows and the library does not have. */
    record Sourced(FoundTitle title, Message because) implements Verdict {}

    /** A title of which nothing is known but what its names say. */
    record Named(TitleClue clue, Message because) implements Verdict {}

    /** The library does not have it; a source has to be asked. */
    record Unasked(Message because) implements Verdict {}

    /**
     * A person has to decide.
     *
     * @param asked when sources were asked for it; null where none was
     */
    record Waits(
            Message because,
            List<LibraryScan.Candidate> candidates,
            @Nullable Instant asked) implements Verdict {
        public Waits {
            candidates = List.copyOf(candidates);
        }
    }
}
