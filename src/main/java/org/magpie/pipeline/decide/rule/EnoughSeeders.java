package org.magpie.pipeline.decide.rule;

import java.util.Optional;
import org.magpie.base.error.Message;
import org.magpie.pipeline.decide.DecisionContext;
import org.magpie.pipeline.decide.Refusal;
import org.magpie.pipeline.decide.Rule;
import org.magpie.pipeline.decide.SlotCandidate;
import org.magpie.pipeline.search.Protocol;

/** A torrent that nobody gives away does not come. */
public final class EnoughSeeders implements Rule {
    private final DecisionContext context;

    public EnoughSeeders(DecisionContext context) {
        this.context = context;
    }

    @Override
    public String key() {
        return "seeders";
    }

    @Override
    public Optional<Refusal> check(SlotCandidate candidate) {
        int seeders = candidate.release().seeders();
        if (candidate.release().protocol() != Protocol.TORRENT || seeders < 0) {
            return Optional.empty();
        }
        int least = context.minimumSeeders(candidate.release().indexerId());
        return seeders >= least
                ? Optional.empty()
                : Optional.of(new Refusal(key(), false, Message.of("decide.seeders", seeders, least)));
    }
}
