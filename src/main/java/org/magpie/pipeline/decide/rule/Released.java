package org.magpie.pipeline.decide.rule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.magpie.base.error.Message;
import org.magpie.media.ItemFacts;
import org.magpie.pipeline.decide.Refusal;
import org.magpie.pipeline.decide.Rule;
import org.magpie.pipeline.decide.SlotCandidate;
import org.magpie.pipeline.search.SearchMode;

/** What is not out yet cannot be the real thing. */
public final class Released implements Rule {
    @Override
    public String key() {
        return "released";
    }

    @Override
    public Optional<Refusal> check(SlotCandidate candidate) {
        if (candidate.mode() == SearchMode.INTERACTIVE) {
            return Optional.empty();
        }
        boolean out = candidate.items().stream().anyMatch(item -> item.isAvailableAt(candidate.now()));
        return out
                ? Optional.empty()
                : Optional.of(new Refusal(key(), false, said(candidate.items().getFirst())));
    }

    private static Message said(ItemFacts item) {
        Instant available = item.details().available();
        return available == null
                ? Message.of("decide.no-date")
                : Message.of(
                        "decide.not-out",
                        LocalDate.ofInstant(available, ZoneOffset.UTC).toString());
    }
}
