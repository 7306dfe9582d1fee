package org.magpie.pipeline.decide.rule;

import java.util.Optional;
import org.magpie.base.error.Message;
import org.magpie.pipeline.decide.DecisionContext;
import org.magpie.pipeline.decide.DecisionSettings;
import org.magpie.pipeline.decide.Refusal;
import org.magpie.pipeline.decide.Rule;
import org.magpie.pipeline.decide.SlotCandidate;

/** A disk that runs full harms more than a film that waits. */
public final class FreeSpace implements Rule {
    private final DecisionContext context;
    private final DecisionSettings settings;

    public FreeSpace(DecisionContext context, DecisionSettings settings) {
        this.context = context;
        this.settings = settings;
    }

    @Override
    public String key() {
        return "free-space";
    }

    @Override
    public Cost cost() {
        return Cost.EXPENSIVE;
    }

    @Override
    public Optional<Refusal> check(SlotCandidate candidate) {
        long free = context.freeSpace(candidate.slot().root());
        long size = Math.max(0, candidate.release().size());
        if (free < 0 || free - size >= settings.reservedSpace()) {
            return Optional.empty();
        }
        return Optional.of(new Refusal(
                key(),
                false,
                Message.of(
                        "decide.space",
                        Math.round(size / 1e6),
                        Math.round(free / 1e6),
                        candidate.slot().root().toString())));
    }
}
