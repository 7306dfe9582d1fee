package org.magpie.pipeline.decide.rule;

import java.util.Optional;
import org.magpie.base.error.Message;
import org.magpie.pipeline.decide.DecisionContext;
import org.magpie.pipeline.decide.Refusal;
import org.magpie.pipeline.decide.Rule;
import org.magpie.pipeline.decide.SlotCandidate;
import org.magpie.pipeline.search.Protocol;

/** A download client with tags only fetches for titles with one of them. */
public final class ClientTags implements Rule {
    private final DecisionContext context;

    public ClientTags(DecisionContext context) {
        this.context = context;
    }

    @Override
    public String key() {
        return "client-tags";
    }

    @Override
    public Optional<Refusal> check(SlotCandidate candidate) {
        Protocol protocol = candidate.release().protocol();
        // That nothing fetches it at all is said by another rule.
        boolean onlyOthers = context.canFetch(protocol)
                && !context.canFetch(protocol, candidate.title().tags());
        return onlyOthers
                ? Optional.of(new Refusal(
                        key(),
                        false,
                        Message.of("decide.client-tags", candidate.title().name())))
                : Optional.empty();
    }
}
