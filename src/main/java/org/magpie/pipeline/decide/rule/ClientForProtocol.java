package org.magpie.pipeline.decide.rule;

import java.util.Locale;
import java.util.Optional;
import org.magpie.base.error.Message;
import org.magpie.pipeline.decide.Offer;
import org.magpie.pipeline.decide.Refusal;
import org.magpie.pipeline.decide.Rule;
import org.magpie.pipeline.decide.Surroundings;
import org.magpie.pipeline.search.Protocol;

/** Something must be there that can fetch it. */
public final class ClientForProtocol implements Rule {
    private final Surroundings surroundings;

    public ClientForProtocol(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public String key() {
        return "client";
    }

    @Override
    public Optional<Refusal> check(Offer offer) {
        Protocol protocol = offer.release().protocol();
        return surroundings.canFetch(protocol)
                ? Optional.empty()
                : Optional.of(new Refusal(
                        key(),
                        false,
                        Message.of("decide.no-client." + protocol.name().toLowerCase(Locale.ROOT))));
    }
}
