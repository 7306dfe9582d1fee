package org.magpie.pipeline.decide.rule;

import java.time.Duration;
import java.util.Optional;
import org.magpie.base.error.Message;
import org.magpie.pipeline.decide.DecisionSettings;
import org.magpie.pipeline.decide.Refusal;
import org.magpie.pipeline.decide.Rule;
import org.magpie.pipeline.decide.SlotCandidate;
import org.magpie.pipeline.search.Protocol;

/** News servers keep posts for a number of days. */
public final class WithinRetention implements Rule {
    private final DecisionSettings settings;

    public WithinRetention(DecisionSettings settings) {
        this.settings = settings;
    }

    @Override
    public String key() {
        return "retention";
    }

    @Override
    public Optional<Refusal> check(SlotCandidate candidate) {
        Duration kept = settings.retention();
        if (kept.isZero() || candidate.release().protocol() != Protocol.USENET) {
            return Optional.empty();
        }
        long days = Duration.between(candidate.release().published(), candidate.now())
                .toDays();
        return days <= kept.toDays()
                ? Optional.empty()
                : Optional.of(new Refusal(key(), true, Message.of("decide.retention", days, kept.toDays())));
    }
}
