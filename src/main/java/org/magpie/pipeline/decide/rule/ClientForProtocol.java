package org.magpie.pipeline.decide.rule;

import java.util.Locale;
import java.util.Optional;
import org.magpie.base.error.Message;
import org.magpie.pipeline.decide.DecisionContext;
import org.magpie.pipeline.decide.Refusal;
import org.magpie.pipeline.decide.Rule;
import org.magpie.pipeline.decide.SlotCandidate;
import org.magpie.pipeline.search.Protocol;

/** Something must be there that can fetch it. */
public final class ClientForProtocol implements Rule {
    private final DecisionContext context;

    public ClientForProtocol(DecisionContext context) {
        this.context = context;
    }

    @Override
    public String key() {
        return "client";
    }

    @Override
    public Optional<Refusal> check(SlotCandidate candidate) {
        Protocol protocol = candidate.release().protocol();
        return context.canFetch(protocol)
                ? Optional.empty()
                : Optional.of(new Refusal(
                        key(),
                        false,
                        Message.of("decide.no-client." + protocol.name().toLowerCase(Locale.ROOT))));
    }
}
