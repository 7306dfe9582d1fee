package org.magpie.pipeline.decide.rule;

import java.util.Optional;
import org.magpie.base.error.Message;
import org.magpie.media.ItemFacts;
import org.magpie.media.file.FileFacts;
import org.magpie.pipeline.decide.Refusal;
import org.magpie.pipeline.decide.Rule;
import org.magpie.pipeline.decide.SlotCandidate;
import org.magpie.pipeline.decide.UpgradeOutcome;

/** What is there as good or better is not fetched again. */
public final class Upgrade implements Rule {
    @Override
    public String key() {
        return "upgrade";
    }

    @Override
    public Cost cost() {
        return Cost.EXPENSIVE;
    }

    @Override
    public Optional<Refusal> check(SlotCandidate candidate) {
        if (!candidate.wanted().isEmpty()) {
            return Optional.empty();
        }
        ItemFacts item = candidate.items().getFirst();
        return candidate.file(item).map(file -> new Refusal(key(), true, said(candidate, item, file.facts())));
    }

    private static Message said(SlotCandidate candidate, ItemFacts item, FileFacts there) {
        UpgradeOutcome outcome = candidate.improvement(item);
        String offered =
                candidate.parsed().quality().displayName(candidate.title().kind());
        String have = there.quality().displayName(candidate.title().kind());
        return switch (outcome) {
            case WORSE_QUALITY, MISSING, BETTER_QUALITY, BETTER_REVISION, BETTER_SCORE ->
                Message.of("decide.have-better", offered, have);
            case OLDER_REVISION -> Message.of("decide.have-newer", offered);
            case LOWER_SCORE ->
                Message.of("decide.have-score", Integer.toString(candidate.score()), Integer.toString(there.score()));
            case SAME -> Message.of("decide.have-same", have);
            case STEP_TOO_SMALL ->
                Message.of(
                        "decide.step",
                        Integer.toString(candidate.score()),
                        Integer.toString(there.score()),
                        Integer.toString(candidate.profile().minimumStep()));
            case ENOUGH -> Message.of("decide.have-enough", offered, have);
            case NO_UPGRADES ->
                Message.of("decide.no-upgrades", have, candidate.profile().name());
        };
    }
}
