package org.magpie.pipeline.decide.rule;

import java.util.Optional;
import org.magpie.base.error.Message;
import org.magpie.pipeline.decide.InFlight;
import org.magpie.pipeline.decide.Refusal;
import org.magpie.pipeline.decide.Rule;
import org.magpie.pipeline.decide.SlotCandidate;

/** Nothing is fetched twice at once. */
public final class NotDownloading implements Rule {
    private final InFlight inFlight;

    public NotDownloading(InFlight inFlight) {
        this.inFlight = inFlight;
    }

    @Override
    public String key() {
        return "downloading";
    }

    @Override
    public Cost cost() {
        return Cost.EXPENSIVE;
    }

    @Override
    public Optional<Refusal> check(SlotCandidate candidate) {
        return candidate.items().stream()
                .map(item -> inFlight.releaseFor(item.id(), candidate.slot().id()))
                .flatMap(Optional::stream)
                .findFirst()
                .map(name -> new Refusal(key(), false, Message.of("decide.downloading", name)));
    }
}
