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
    private final Surroundings surroundings;
    private final Profiles profiles;

    Preference(Surroundings surroundings, Profiles profiles) {
        this.surroundings = surroundings;
        this.profiles = profiles;
    }

    /**
     * The better one first.
     *
     * @param brings how many wanted items an offer brings
     */
    Comparator<Offer> betterFirst(ToIntFunction<Offer> brings) {
        return Comparator.comparingInt(
                        (Offer offer) -> offer.profile().rank(offer.parsed().quality()))
                .thenComparing(offer -> offer.parsed().revision())
                .thenComparingInt(Offer::score)
                .thenComparingInt(brings)
                .thenComparing(this::isLiked)
                .thenComparingInt(
                        offer -> -surroundings.indexerPriority(offer.release().indexerId()))
                .thenComparingInt(Preference::sureness)
                .thenComparingInt(offer -> -sizeSteps(offer))
                .thenComparing(offer -> offer.release().flags().contains("freeleech"))
                .thenComparing(offer -> offer.release().published())
                .reversed();
    }

    private boolean isLiked(Offer offer) {
        return surroundings
                .preferredProtocol(offer.title().tags())
                .filter(offer.release().protocol()::equals)
                .isPresent();
    }

    /** Ten times the seeders is a step up for a torrent; for a post, being young is; a plain download is as sure as can be. */
    private static int sureness(Offer offer) {
        if (offer.release().protocol() == Protocol.TORRENT) {
            return (int) Math.log10(Math.max(1, offer.release().seeders()));
        }
        if (offer.release().protocol() == Protocol.DIRECT) {
            return 2;
        }
        long days = Duration.between(offer.release().published(), offer.now()).toDays();
        return days < 30 ? 3 : days < 365 ? 2 : days < 1_500 ? 1 : 0;
    }

    /** How far from the right size, in steps of 200 MB, so that a few bytes do not decide. */
    private int sizeSteps(Offer offer) {
        long size = offer.release().size();
        if (size < 0 || offer.minutes() == 0) {
            return 0;
        }
        SizeBounds bounds =
                profiles.bounds(offer.parsed().quality(), offer.title().kind());
        if (bounds.preferred() <= 0) {
            return 0;
        }
        double right = bounds.preferred() * offer.minutes() * 1e6;
        return (int) Math.min(Integer.MAX_VALUE, Math.abs(size - right) / 200e6);
    }
}
