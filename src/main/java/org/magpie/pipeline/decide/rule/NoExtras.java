package org.magpie.pipeline.decide.rule;

import java.util.Optional;
import org.magpie.base.error.Message;
import org.magpie.pipeline.decide.Refusal;
import org.magpie.pipeline.decide.Rule;
import org.magpie.pipeline.decide.SlotCandidate;

/** A season's extras or subtitles are named like its pack. */
public final class NoExtras implements Rule {
    @Override
    public String key() {
        return "extras";
    }

    @Override
    public Optional<Refusal> check(SlotCandidate candidate) {
        return candidate.parsed().numbers().seasonExtra()
                ? Optional.of(new Refusal(key(), true, Message.of("decide.extras")))
                : Optional.empty();
    }
}
