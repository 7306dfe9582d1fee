package org.magpie.pipeline.decide.rule;

import java.util.Optional;
import org.magpie.base.error.Message;
import org.magpie.pipeline.decide.Refusal;
import org.magpie.pipeline.decide.Rule;
import org.magpie.pipeline.decide.SlotCandidate;
import org.magpie.pipeline.decide.profile.ReleaseWords;

/** A release profile may ask for one of several words. */
public final class MustContain implements Rule {
    private final ReleaseWords words;

    public MustContain(ReleaseWords words) {
        this.words = words;
    }

    @Override
    public String key() {
        return "must-contain";
    }

    @Override
    public Optional<Refusal> check(SlotCandidate offer) {
        return words.lacking(offer.matched(), offer.title())
                .map(profile -> new Refusal(
                        key(),
                        true,
                        Message.of("decide.must-contain", String.join(", ", profile.must()), profile.name())));
    }
}
