package org.magpie.pipeline.decide.rule;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.magpie.base.error.Message;
import org.magpie.pipeline.decide.Refusal;
import org.magpie.pipeline.decide.Rule;
import org.magpie.pipeline.decide.SlotCandidate;
import org.magpie.pipeline.parse.ParsedRelease.Numbers;

/** What a pack of several seasons brings can only be filed when each of them is known. */
public final class EverySeasonKnown implements Rule {
    @Override
    public String key() {
        return "multi-season";
    }

    @Override
    public Optional<Refusal> check(SlotCandidate candidate) {
        Numbers numbers = candidate.parsed().numbers();
        if (!numbers.multiSeason() || !numbers.episodes().isEmpty()) {
            return Optional.empty();
        }
        Set<Integer> known =
                candidate.items().stream().map(item -> item.details().season()).collect(Collectors.toUnmodifiableSet());
        List<Integer> unknown = numbers.seasons().stream()
                .filter(season -> !known.contains(season))
                .toList();
        return unknown.isEmpty()
                ? Optional.empty()
                : Optional.of(new Refusal(
                        key(),
                        true,
                        Message.of(
                                "decide.multi-season",
                                numbers.seasons().getFirst(),
                                numbers.seasons().getLast(),
                                unknown.getFirst())));
    }
}
