package org.magpie.pipeline.decide.rule;

import java.util.Optional;
import org.magpie.base.error.Message;
import org.magpie.media.quality.Quality;
import org.magpie.pipeline.decide.Refusal;
import org.magpie.pipeline.decide.Rule;
import org.magpie.pipeline.decide.SlotCandidate;

/** The profile says which qualities are welcome. */
public final class QualityAllowed implements Rule {
    @Override
    public String key() {
        return "quality";
    }

    @Override
    public Optional<Refusal> check(SlotCandidate candidate) {
        Quality quality = candidate.parsed().quality();
        return candidate.profile().allows(quality)
                ? Optional.empty()
                : Optional.of(new Refusal(
                        key(),
                        true,
                        Message.of(
                                "decide.quality",
                                quality.displayName(candidate.title().kind()),
                                candidate.profile().name())));
    }
}
