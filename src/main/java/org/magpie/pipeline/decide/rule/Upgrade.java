package org.magpie.pipeline.decide.rule;

import java.util.Optional;
import org.magpie.base.error.Message;
import org.magpie.media.ItemFacts;
import org.magpie.media.file.FileFacts;
import org.magpie.pipeline.decide.Improvement;
import org.magpie.pipeline.decide.Offer;
import org.magpie.pipeline.decide.Refusal;
import org.magpie.pipeline.decide.Rule;

/** What is there as good or better is not fetched again. */
public final class Upgrade implements Rule {
    @Override
    public String key() {
        return "upgrade";
    }

    @Override
    public Cost cost() {
        return Cost.DEAR;
    }

    @Override
    public Optional<Refusal> check(Offer offer) {
        if (!offer.wanted().isEmpty()) {
            return Optional.empty();
        }
        ItemFacts item = offer.items().getFirst();
        return offer.file(item).map(file -> new Refusal(key(), true, said(offer, item, file.facts())));
    }

    private static Message said(Offer offer, ItemFacts item, FileFacts there) {
        Improvement improvement = offer.improvement(item);
        String offered = offer.parsed().quality().displayName(offer.title().kind());
        String have = there.quality().displayName(offer.title().kind());
        return switch (improvement) {
            case WORSE_QUALITY, MISSING, BETTER_QUALITY, BETTER_REVISION, BETTER_SCORE ->
                Message.of("decide.have-better", offered, have);
            case OLDER_REVISION -> Message.of("decide.have-newer", offered);
            case LOWER_SCORE ->
                Message.of("decide.have-score", Integer.toString(offer.score()), Integer.toString(there.score()));
            case SAME -> Message.of("decide.have-same", have);
            case STEP_TOO_SMALL ->
                Message.of(
                        "decide.step",
                        Integer.toString(offer.score()),
                        Integer.toString(there.score()),
                        Integer.toString(offer.profile().minimumStep()));
            case ENOUGH -> Message.of("decide.have-enough", offered, have);
            case NO_UPGRADES ->
                Message.of("decide.no-upgrades", have, offer.profile().name());
        };
    }
}
