package org.magpie.pipeline.decide.rule;

import java.util.Optional;
import org.magpie.base.error.Message;
import org.magpie.media.quality.Quality;
import org.magpie.pipeline.decide.Offer;
import org.magpie.pipeline.decide.Refusal;
import org.magpie.pipeline.decide.Rule;

/** The profile says which qualities are welcome. */
public final class QualityAllowed implements Rule {
    @Override
    public String key() {
        return "quality";
    }

    @Override
    public Optional<Refusal> check(Offer offer) {
        Quality quality = offer.parsed().quality();
        return offer.profile().allows(quality)
                ? Optional.empty()
                : Optional.of(new Refusal(
                        key(),
                        true,
                        Message.of(
                                "decide.quality",
                                quality.displayName(offer.title().kind()),
                                offer.profile().name())));
    }
}
