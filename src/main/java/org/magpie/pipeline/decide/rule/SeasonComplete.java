package org.magpie.pipeline.decide.rule;

import java.util.Optional;
import org.magpie.base.error.Message;
import org.magpie.pipeline.decide.Refusal;
import org.magpie.pipeline.decide.Rule;
import org.magpie.pipeline.decide.SlotCandidate;

/** A pack of a season that still runs lacks episodes or is a fake. */
public final class SeasonComplete implements Rule {
    @Override
    public String key() {
        return "season-over";
    }

    @Override
    public Optional<Refusal> check(SlotCandidate candidate) {
        boolean ofSeason = !candidate.parsed().numbers().seasons().isEmpty()
                || candidate.parsed().numbers().fullSeason();
        if (!ofSeason
                || candidate.items().size() < 2
                || !candidate.parsed().numbers().episodes().isEmpty()) {
            return Optional.empty();
        }
        long missing = candidate.items().stream()
                .filter(item -> !item.isAvailableAt(candidate.now()))
                .count();
        return missing == 0
                ? Optional.empty()
                : Optional.of(new Refusal(key(), false, Message.of("decide.season-runs", missing)));
    }
}
