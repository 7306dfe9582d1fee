package org.magpie.pipeline.importing.content;

import java.util.Set;
import org.magpie.base.error.Message;
import org.magpie.pipeline.importing.content.DownloadFiles.Found;

/**
 * What one video of a download was found to be.
 *
 * @param itemIds what it holds; empty unless it is to be filed
 * @param why a sentence on what it is, or why nobody can say
 */
public record Finding(Found video, Outcome outcome, Set<Long> itemIds, Message why) {
    /** What becomes of it. */
    public enum Outcome {
        /** It is what was taken. */
        FITS,
        /** It is something else than what was taken. */
        OTHER,
        /** Only a person can say. */
        UNCLEAR
    }

    public Finding {
        itemIds = Set.copyOf(itemIds);
    }

    static Finding fits(Found video, Set<Long> items, Message why) {
        return new Finding(video, Outcome.FITS, items, why);
    }

    static Finding other(Found video, Message why) {
        return new Finding(video, Outcome.OTHER, Set.of(), why);
    }

    static Finding unclear(Found video, Message why) {
        return new Finding(video, Outcome.UNCLEAR, Set.of(), why);
    }

    boolean isFit() {
        return outcome == Outcome.FITS;
    }
}
