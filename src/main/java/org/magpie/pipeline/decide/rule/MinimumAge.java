package org.magpie.pipeline.decide.rule;

import java.time.Duration;
import java.util.Optional;
import org.magpie.base.error.Message;
import org.magpie.pipeline.decide.DecisionSettings;
import org.magpie.pipeline.decide.Refusal;
import org.magpie.pipeline.decide.Rule;
import org.magpie.pipeline.decide.SlotCandidate;
import org.magpie.pipeline.search.Protocol;

/** A fresh post may not have reached all news servers. */
public final class MinimumAge implements Rule {
    private final DecisionSettings settings;

    public MinimumAge(DecisionSettings settings) {
        this.settings = settings;
    }

    @Override
    public String key() {
        return "minimum-age";
    }

    @Override
    public Optional<Refusal> check(SlotCandidate candidate) {
        if (settings.minimumAge().isZero() || candidate.release().protocol() != Protocol.USENET) {
            return Optional.empty();
        }
        long minutes = Duration.between(candidate.release().published(), candidate.now())
                .toMinutes();
        return minutes >= settings.minimumAge().toMinutes()
                ? Optional.empty()
                : Optional.of(Refusal.until(
                        candidate.release().published().plus(settings.minimumAge()),
                        key(),
                        Message.of(
                                "decide.too-young",
                                minutes,
                                settings.minimumAge().toMinutes())));
    }
}
