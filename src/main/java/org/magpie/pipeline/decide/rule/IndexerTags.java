package org.magpie.pipeline.decide.rule;

import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.magpie.base.error.Message;
import org.magpie.pipeline.decide.Offer;
import org.magpie.pipeline.decide.Refusal;
import org.magpie.pipeline.decide.Rule;
import org.magpie.pipeline.decide.Surroundings;

/** An indexer with tags is only for titles with one of them. */
public final class IndexerTags implements Rule {
    private final Surroundings surroundings;

    public IndexerTags(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public String key() {
        return "indexer-tags";
    }

    @Override
    public Optional<Refusal> check(Offer offer) {
        Set<String> tags = surroundings.indexerTags(offer.release().indexerId());
        return tags.isEmpty() || !Collections.disjoint(tags, offer.title().tags())
                ? Optional.empty()
                : Optional.of(new Refusal(
                        key(),
                        true,
                        Message.of(
                                "decide.indexer-tags",
                                offer.release().indexer(),
                                String.join(", ", new TreeSet<>(tags)))));
    }
}
