package org.magpie.pipeline.decide;

import java.time.Duration;
import java.util.Comparator;
import java.util.function.ToIntFunction;
import org.magpie.media.quality.Profiles;
import org.magpie.media.quality.Profiles.SizeBounds;
import org.magpie.pipeline.search.Protocol;

/**
 * Which of several good releases is taken: quality, revision, score, how much of what is wanted it brings, the liked protocol, the indexer's priority,
 * then how surely it will come (seeders, age) and how near it is to the size that is right for its quality.
 */
final class Preference {
    private final DecisionContext context;
    private final Profiles profiles;

    Preference(DecisionContext context, Profiles profiles) {
        this.context = context;
        this.profiles = profiles;
    }

    /**
     * The better one first.
     *
     * @param brings how many wanted items an offer brings
     */
    Comparator<SlotCandidate> betterFirst(ToIntFunction<SlotCandidate> brings) {
        return Comparator.comparingInt((SlotCandidate candidate) ->
                        candidate.profile().rank(candidate.parsed().quality()))
                .thenComparing(candidate -> candidate.parsed().revision())
                .thenComparingInt(SlotCandidate::score)
                .thenComparingInt(brings)
                .thenComparing(this::isLiked)
                .thenComparingInt(candidate ->
                        -context.indexerPriority(candidate.release().indexerId()))
                .thenComparingInt(Preference::sureness)
                .thenComparingInt(candidate -> -sizeSteps(candidate))
                .thenComparing(candidate -> candidate.release().flags().contains("freeleech"))
                .thenComparing(candidate -> candidate.release().published())
                .reversed();
    }

    private boolean isLiked(SlotCandidate candidate) {
        return context.preferredProtocol(candidate.title().tags())
                .filter(candidate.release().protocol()::equals)
                .isPresent();
    }

    /** Ten times the seeders is a step up for a torrent; for a post, being young is; a plain download is as sure as can be. */
    private static int sureness(SlotCandidate candidate) {
        if (candidate.release().protocol() == Protocol.TORRENT) {
            return (int) Math.log10(Math.max(1, candidate.release().seeders()));
        }
        if (candidate.release().protocol() == Protocol.DIRECT) {
            return 2;
        }
        long days = Duration.between(candidate.release().published(), candidate.now())
                .toDays();
        return days < 30 ? 3 : days < 365 ? 2 : days < 1_500 ? 1 : 0;
    }

    /** How far from the right size, in steps of 200 MB, so that a few bytes do not decide. */
    private int sizeSteps(SlotCandidate candidate) {
        long size = candidate.release().size();
        if (size < 0 || candidate.minutes() == 0) {
            return 0;
        }
        SizeBounds bounds =
                profiles.bounds(candidate.parsed().quality(), candidate.title().kind());
        if (bounds.preferred() <= 0) {
            return 0;
        }
        double right = bounds.preferred() * candidate.minutes() * 1e6;
        return (int) Math.min(Integer.MAX_VALUE, Math.abs(size - right) / 200e6);
    }
}
