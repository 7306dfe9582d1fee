package org.magpie.pipeline.decide.rule;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.magpie.base.error.Message;
import org.magpie.pipeline.decide.Refusal;
import org.magpie.pipeline.decide.Rule;
import org.magpie.pipeline.decide.SlotCandidate;
import org.magpie.pipeline.decide.Verdicts;
import org.magpie.pipeline.search.SearchMode;

/** The same release is not fetched a second time for what is there already, nor twice within a day. */
public final class NotGrabbedBefore implements Rule {
    private static final Duration AGAIN = Duration.ofDays(1);

    private final Verdicts verdicts;

    public NotGrabbedBefore(Verdicts verdicts) {
        this.verdicts = verdicts;
    }

    @Override
    public String key() {
        return "grabbed-before";
    }

    @Override
    public Cost cost() {
        return Cost.EXPENSIVE;
    }

    @Override
    public Optional<Refusal> check(SlotCandidate candidate) {
        if (candidate.mode() == SearchMode.INTERACTIVE) {
            return Optional.empty();
        }
        return verdicts.lastGrabbed(candidate.release(), candidate.slot().id())
                .filter(grabbed -> !candidate.files().isEmpty()
                        || Duration.between(grabbed, candidate.now()).compareTo(AGAIN) < 0)
                .map(grabbed -> new Refusal(
                        key(),
                        false,
                        Message.of(
                                "decide.grabbed-before",
                                LocalDate.ofInstant(grabbed, ZoneOffset.UTC).toString())));
    }
}
