package org.magpie.pipeline.decide.rule;

import java.util.Optional;
import org.magpie.base.error.Message;
import org.magpie.media.quality.Profiles;
import org.magpie.media.quality.Profiles.SizeBounds;
import org.magpie.pipeline.decide.Refusal;
import org.magpie.pipeline.decide.Rule;
import org.magpie.pipeline.decide.SlotCandidate;

/** A size far from what its quality and length need is a fake or a waste. Bounds are MB (10^6 bytes) a minute. */
public final class FittingSize implements Rule {
    private final Profiles profiles;

    public FittingSize(Profiles profiles) {
        this.profiles = profiles;
    }

    @Override
    public String key() {
        return "size";
    }

    @Override
    public Optional<Refusal> check(SlotCandidate candidate) {
        long size = candidate.release().size();
        if (size < 0 || candidate.minutes() == 0) {
            return Optional.empty();
        }
        SizeBounds bounds =
                profiles.bounds(candidate.parsed().quality(), candidate.title().kind());
        double megabytes = size / 1e6;
        double least = bounds.minimum() * candidate.minutes();
        double most = bounds.maximum() * candidate.minutes();
        if (megabytes < least) {
            return Optional.of(new Refusal(key(), true, said("decide.too-small", megabytes, least, candidate)));
        }
        return most > 0 && megabytes > most
                ? Optional.of(new Refusal(key(), true, said("decide.too-large", megabytes, most, candidate)))
                : Optional.empty();
    }

    private static Message said(String key, double megabytes, double bound, SlotCandidate candidate) {
        return Message.of(
                key,
                Math.round(megabytes),
                Math.round(bound),
                candidate.minutes(),
                candidate.parsed().quality().displayName(candidate.title().kind()));
    }
}
