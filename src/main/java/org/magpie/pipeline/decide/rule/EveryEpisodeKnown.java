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

/** A file of several episodes must be understood whole: the part that is not known would be lost, or hide a wrong match. */
public final class EveryEpisodeKnown implements Rule {
    @Override
    public String key() {
        return "multi-episode";
    }

    @Override
    public Optional<Refusal> check(SlotCandidate candidate) {
        Numbers numbers = candidate.parsed().numbers();
        int named = numbers.episodes().isEmpty()
                ? numbers.absolute().size()
                : Set.copyOf(numbers.episodes()).size();
        if (named < 2 || numbers.fullSeason() || candidate.items().size() >= named) {
            return Optional.empty();
        }
        List<String> found = candidate.items().stream()
                .map(item -> Integer.toString(item.details().number()))
                .collect(Collectors.toUnmodifiableList());
        return Optional.of(new Refusal(
                key(), false, Message.of("decide.multi-episode", named, found.size(), String.join(", ", found))));
    }
}
