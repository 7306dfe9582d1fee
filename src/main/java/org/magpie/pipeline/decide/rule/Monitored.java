package org.magpie.pipeline.decide.rule;

import java.util.Optional;
import org.magpie.base.error.Message;
import org.magpie.media.ItemFacts;
import org.magpie.pipeline.decide.Refusal;
import org.magpie.pipeline.decide.Rule;
import org.magpie.pipeline.decide.SlotCandidate;
import org.magpie.pipeline.search.SearchMode;

/** Nothing is fetched by itself that nobody watches. */
public final class Monitored implements Rule {
    @Override
    public String key() {
        return "monitored";
    }

    @Override
    public Optional<Refusal> check(SlotCandidate candidate) {
        if (candidate.mode() == SearchMode.INTERACTIVE) {
            return Optional.empty();
        }
        if (!candidate.title().monitored()) {
            return Optional.of(new Refusal(
                    key(),
                    true,
                    Message.of("decide.title-unmonitored", candidate.title().name())));
        }
        return candidate.items().stream().anyMatch(ItemFacts::monitored)
                ? Optional.empty()
                : Optional.of(new Refusal(key(), true, Message.of("decide.items-unmonitored")));
    }
}
