package org.magpie.pipeline.decide.rule;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.magpie.base.error.Message;
import org.magpie.pipeline.decide.Blocklist;
import org.magpie.pipeline.decide.Refusal;
import org.magpie.pipeline.decide.Rule;
import org.magpie.pipeline.decide.SlotCandidate;

/** What failed before is not tried again. */
public final class NotBlocklisted implements Rule {
    private final Blocklist.Blocked blocked;

    public NotBlocklisted(Blocklist.Blocked blocked) {
        this.blocked = blocked;
    }

    @Override
    public String key() {
        return "blocklisted";
    }

    @Override
    public Optional<Refusal> check(SlotCandidate candidate) {
        return blocked.entryFor(
                        candidate.release(),
                        candidate.title().id(),
                        candidate.parsed().group())
                .map(entry -> new Refusal(
                        key(),
                        entry.expires() == null,
                        Message.of(
                                "decide.blocklisted",
                                LocalDate.ofInstant(entry.added(), ZoneOffset.UTC)
                                        .toString(),
                                entry.said())));
    }
}
