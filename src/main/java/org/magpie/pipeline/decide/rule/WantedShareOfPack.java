package org.magpie.pipeline.decide.rule;

import java.util.Optional;
import org.magpie.base.error.Message;
import org.magpie.pipeline.decide.DecisionSettings;
import org.magpie.pipeline.decide.Refusal;
import org.magpie.pipeline.decide.Rule;
import org.magpie.pipeline.decide.SlotCandidate;

/** A pack is weighed by how many wanted episodes it brings. */
public final class WantedShareOfPack implements Rule {
    private final DecisionSettings settings;

    public WantedShareOfPack(DecisionSettings settings) {
        this.settings = settings;
    }

    @Override
    public String key() {
        return "pack";
    }

    @Override
    public Cost cost() {
        return Cost.EXPENSIVE;
    }

    @Override
    public Optional<Refusal> check(SlotCandidate candidate) {
        int all = candidate.items().size();
        if (all < 2) {
            return Optional.empty();
        }
        int wanted = candidate.wanted().size();
        boolean ofEpisodes = candidate.parsed().creator() == null;
        return wanted == 0 || wanted >= all * settings.packShare()
                ? Optional.empty()
                : Optional.of(new Refusal(
                        key(), true, Message.of(ofEpisodes ? "decide.pack" : "decide.pack-works", wanted, all)));
    }
}
