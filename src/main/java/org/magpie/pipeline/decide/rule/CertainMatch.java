package org.magpie.pipeline.decide.rule;

import java.util.Optional;
import org.magpie.pipeline.decide.Refusal;
import org.magpie.pipeline.decide.Rule;
import org.magpie.pipeline.decide.SlotCandidate;
import org.magpie.pipeline.match.Matching;

/** What may be another title is only taken by a person. */
public final class CertainMatch implements Rule {
    @Override
    public String key() {
        return "certain";
    }

    @Override
    public Optional<Refusal> check(SlotCandidate offer) {
        return offer.matched().confidence() >= Matching.AUTOMATIC
                ? Optional.empty()
                : Optional.of(new Refusal(key(), true, offer.matched().because()));
    }
}
