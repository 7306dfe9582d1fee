package org.magpie.pipeline.decide.rule;

import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.magpie.base.error.Message;
import org.magpie.pipeline.decide.DecisionContext;
import org.magpie.pipeline.decide.Refusal;
import org.magpie.pipeline.decide.Rule;
import org.magpie.pipeline.decide.SlotCandidate;

/** An indexer with tags is only for titles with one of them. */
public final class IndexerTags implements Rule {
    private final DecisionContext context;

    public IndexerTags(DecisionContext context) {
        this.context = context;
    }

    @Override
    public String key() {
        return "indexer-tags";
    }

    @Override
    public Optional<Refusal> check(SlotCandidate candidate) {
        Set<String> tags = context.indexerTags(candidate.release().indexerId());
        return tags.isEmpty() || !Collections.disjoint(tags, candidate.title().tags())
                ? Optional.empty()
                : Optional.of(new Refusal(
                        key(),
                        true,
                        Message.of(
                                "decide.indexer-tags",
                                candidate.release().indexer(),
                                String.join(", ", new TreeSet<>(tags)))));
    }
}
