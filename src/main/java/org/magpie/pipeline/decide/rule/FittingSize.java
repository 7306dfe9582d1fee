package org.magpie.pipeline.decide.rule;

import java.util.Optional;
import org.magpie.base.error.Message;
import org.magpie.media.quality.Profiles;
import org.magpie.media.quality.Profiles.SizeBounds;
import org.magpie.pipeline.decide.Offer;
import org.magpie.pipeline.decide.Refusal;
import org.magpie.pipeline.decide.Rule;

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
    public Optional<Refusal> check(Offer offer) {
        long size = offer.release().size();
        if (size < 0 || offer.minutes() == 0) {
            return Optional.empty();
        }
        SizeBounds bounds =
                profiles.bounds(offer.parsed().quality(), offer.title().kind());
        double megabytes = size / 1e6;
        double least = bounds.minimum() * offer.minutes();
        double most = bounds.maximum() * offer.minutes();
        if (megabytes < least) {
            return Optional.of(new Refusal(key(), true, said("decide.too-small", megabytes, least, offer)));
        }
        return most > 0 && megabytes > most
                ? Optional.of(new Refusal(key(), true, said("decide.too-large", megabytes, most, offer)))
                : Optional.empty();
    }

    private static Message said(String key, double megabytes, double bound, Offer offer) {
        return Message.of(
                key,
                Math.round(megabytes),
                Math.round(bound),
                offer.minutes(),
                offer.parsed().quality().displayName(offer.title().kind()));
    }
}
