package org.magpie.pipeline.decide.rule;

import java.util.Optional;
import org.magpie.base.error.Message;
import org.magpie.pipeline.decide.Refusal;
import org.magpie.pipeline.decide.Rule;
import org.magpie.pipeline.decide.SlotCandidate;
import org.magpie.pipeline.decide.profile.ReleaseWords;

/** A release profile may ask for marks of the indexer, such as freeleech. */
public final class RequiredFlags implements Rule {
    private final ReleaseWords words;

    public RequiredFlags(ReleaseWords words) {
        this.words = words;
    }

    @Override
    public String key() {
        return "flags";
    }

    @Override
    public Optional<Refusal> check(SlotCandidate offer) {
        return words.unmarked(offer.matched(), offer.title())
                .map(lacks -> new Refusal(
                        key(),
                        true,
                        Message.of("decide.flags", lacks.word(), lacks.profile().name())));
    }
}
