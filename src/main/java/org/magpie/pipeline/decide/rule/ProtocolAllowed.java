package org.magpie.pipeline.decide.rule;

import java.util.Locale;
import java.util.Optional;
import org.magpie.base.error.Message;
import org.magpie.pipeline.decide.Refusal;
import org.magpie.pipeline.decide.Rule;
import org.magpie.pipeline.decide.SlotCandidate;
import org.magpie.pipeline.decide.profile.DelayProfiles;
import org.magpie.pipeline.search.Protocol;

/** A delay profile may refuse a way of fetching altogether. */
public final class ProtocolAllowed implements Rule {
    private final DelayProfiles profiles;

    public ProtocolAllowed(DelayProfiles profiles) {
        this.profiles = profiles;
    }

    @Override
    public String key() {
        return "protocol";
    }

    @Override
    public Optional<Refusal> check(SlotCandidate candidate) {
        Protocol protocol = candidate.release().protocol();
        return profiles.of(candidate.title().tags())
                .filter(profile -> profile.refused().contains(protocol))
                .map(profile -> new Refusal(
                        key(),
                        true,
                        Message.of("decide.protocol." + protocol.name().toLowerCase(Locale.ROOT), profile.name())));
    }
}
