package org.magpie.pipeline.decide.rule;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.magpie.base.error.Message;
import org.magpie.media.ItemFacts;
import org.magpie.media.quality.Profile;
import org.magpie.pipeline.decide.Improvement;
import org.magpie.pipeline.decide.Occasion;
import org.magpie.pipeline.decide.Offer;
import org.magpie.pipeline.decide.PendingReleases;
import org.magpie.pipeline.decide.Refusal;
import org.magpie.pipeline.decide.Rule;
import org.magpie.pipeline.decide.wish.DelayProfile;
import org.magpie.pipeline.decide.wish.DelayProfiles;

/**
 * A delay profile may let a release wait for something better. Once the wait of the first good release for an item is over, the best
 * of all that have turned up since is taken, however young it is: otherwise each new one would begin the wait anew.
 */
public final class WaitedForBetter implements Rule {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final DelayProfiles profiles;
    private final PendingReleases.Waiting waiting;
    private final ZoneId zone;

    /**
     * @param waiting what waits already
     * @param zone in which the time is told
     */
    public WaitedForBetter(DelayProfiles profiles, PendingReleases.Waiting waiting, ZoneId zone) {
        this.profiles = profiles;
        this.waiting = waiting;
        this.zone = zone;
    }

    @Override
    public String key() {
        return "delay";
    }

    @Override
    public Cost cost() {
        return Cost.DEAR;
    }

    @Override
    public Optional<Refusal> check(Offer offer) {
        if (offer.occasion() == Occasion.BY_HAND) {
            return Optional.empty();
        }
        Optional<DelayProfile> profile = profiles.of(offer.title().tags());
        if (profile.isEmpty() || isTakenAtOnce(profile.get(), offer)) {
            return Optional.empty();
        }
        Instant own = offer.release()
                .published()
                .plus(profile.get().delay(offer.release().protocol()));
        Instant first = waiting.firstDue(
                        offer.slot().id(),
                        offer.items().stream().map(ItemFacts::id).toList())
                .orElse(own);
        Instant until = first.isBefore(own) ? first : own;
        return until.isAfter(offer.now())
                ? Optional.of(Refusal.until(
                        until,
                        key(),
                        Message.of(
                                "decide.delay",
                                TIME.format(LocalDateTime.ofInstant(until, zone)),
                                profile.get().name())))
                : Optional.empty();
    }

    private static boolean isTakenAtOnce(DelayProfile profile, Offer offer) {
        Integer enough = profile.scoreAtOnce();
        boolean liked = profile.preferred() == null
                || profile.preferred() == offer.release().protocol();
        return profile.delay(offer.release().protocol()).isZero()
                || (enough != null && offer.score() >= enough)
                || (profile.bestAtOnce() && liked && isBest(offer))
                || mends(offer);
    }

    private static boolean isBest(Offer offer) {
        Profile profile = offer.profile();
        int best = -1;
        for (int at = 0; at < profile.entries().size(); at++) {
            best = profile.entries().get(at).allowed() ? at : best;
        }
        return profile.rank(offer.parsed().quality()) == best;
    }

    /** What mends a broken copy should not wait. */
    private static boolean mends(Offer offer) {
        return offer.items().stream().map(offer::improvement).anyMatch(Improvement.BETTER_REVISION::equals);
    }
}
