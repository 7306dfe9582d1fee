package org.magpie.pipeline.decide.rule;

import java.util.Optional;
import org.magpie.base.error.Message;
import org.magpie.pipeline.decide.DecisionSettings;
import org.magpie.pipeline.decide.Refusal;
import org.magpie.pipeline.decide.Rule;
import org.magpie.pipeline.decide.SlotCandidate;

/** Subtitles that are part of the picture cannot be switched off. */
public final class NoHardcodedSubtitles implements Rule {
    private final DecisionSettings settings;

    public NoHardcodedSubtitles(DecisionSettings settings) {
        this.settings = settings;
    }

    @Override
    public String key() {
        return "hardcoded-subtitles";
    }

    @Override
    public Optional<Refusal> check(SlotCandidate candidate) {
        String tag = candidate.parsed().hardcodedSubtitles();
        return tag == null || settings.hardcodedSubtitles()
                ? Optional.empty()
                : Optional.of(new Refusal(key(), true, Message.of("decide.hardcoded-subtitles", tag)));
    }
}
