package org.magpie.pipeline.decide.rule;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.magpie.base.error.Message;
import org.magpie.media.ItemFacts;
import org.magpie.media.quality.Profile;
import org.magpie.pipeline.decide.PendingReleases;
import org.magpie.pipeline.decide.Refusal;
import org.magpie.pipeline.decide.Rule;
import org.magpie.pipeline.decide.SlotCandidate;
import org.magpie.pipeline.decide.UpgradeOutcome;
import org.magpie.pipeline.decide.profile.DelayProfile;
import org.magpie.pipeline.decide.profile.DelayProfiles;
import org.magpie.pipeline.search.SearchMode;

/**
 * A delay profile may let a release wait for something better. Once the wait of the first good release for an item is over, the best
 * of all that have turned up since is taken, however young it is: otherwise each new one would begin the wait again.
 */
public final class DelayProfileWait implements Rule {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final DelayProfiles profiles;
    private final PendingReleases.Waiting waiting;
    private final ZoneId zone;

    /**
     * @param waiting what waits already
     * @param zone in which the time is told
     */
    public DelayProfileWait(DelayProfiles profiles, PendingReleases.Waiting waiting, ZoneId zone) {
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
        return Cost.EXPENSIVE;
    }

    @Override
    public Optional<Refusal> check(SlotCandidate candidate) {
        if (candidate.mode() == SearchMode.INTERACTIVE) {
            return Optional.empty();
        }
        Optional<DelayProfile> profile = profiles.of(candidate.title().tags());
        if (profile.isEmpty() || isTakenAtOnce(profile.get(), candidate)) {
            return Optional.empty();
        }
        Instant own = candidate
                .release()
                .published()
                .plus(profile.get().delay(candidate.release().protocol()));
        Instant first = waiting.firstDue(
                        candidate.slot().id(),
                        candidate.items().stream().map(ItemFacts::id).toList())
                .orElse(own);
        Instant until = first.isBefore(own) ? first : own;
        return until.isAfter(candidate.now())
                ? Optional.of(Refusal.until(
                        until,
                        key(),
                        Message.of(
                                "decide.delay",
                                TIME.format(LocalDateTime.ofInstant(until, zone)),
                                profile.get().name())))
                : Optional.empty();
    }

    private static boolean isTakenAtOnce(DelayProfile profile, SlotCandidate candidate) {
        Integer enough = profile.scoreAtOnce();
        boolean liked = profile.preferred() == null
                || profile.preferred() == candidate.release().protocol();
        return profile.delay(candidate.release().protocol()).isZero()
                || (enough != null && candidate.score() >= enough)
                || (profile.bestAtOnce() && liked && isBest(candidate))
                || mends(candidate);
    }

    private static boolean isBest(SlotCandidate candidate) {
        Profile profile = candidate.profile();
        int best = -1;
        for (int at = 0; at < profile.entries().size(); at++) {
            best = profile.entries().get(at).allowed() ? at : best;
        }
        return profile.rank(candidate.parsed().quality()) == best;
    }

    /** What mends a broken copy should not wait. */
    private static boolean mends(SlotCandidate candidate) {
        return candidate.items().stream().map(candidate::improvement).anyMatch(UpgradeOutcome.BETTER_REVISION::equals);
    }
}
