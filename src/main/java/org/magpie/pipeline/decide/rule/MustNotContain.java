package org.magpie.pipeline.decide.rule;

import java.util.Optional;
import org.magpie.base.error.Message;
import org.magpie.pipeline.decide.Refusal;
import org.magpie.pipeline.decide.Rule;
import org.magpie.pipeline.decide.SlotCandidate;
import org.magpie.pipeline.decide.profile.ReleaseWords;

/** A release profile may name words that are not wanted. */
public final class MustNotContain implements Rule {
    private final ReleaseWords words;

    public MustNotContain(ReleaseWords words) {
        this.words = words;
    }

    @Override
    public String key() {
        return "must-not-contain";
    }

    @Override
    public Optional<Refusal> check(SlotCandidate offer) {
        return words.forbidden(offer.matched(), offer.title())
                .map(found -> new Refusal(
                        key(),
                        true,
                        Message.of(
                                "decide.must-not-contain",
                                found.word(),
                                found.profile().name())));
    }
}
