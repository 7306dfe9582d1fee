package org.magpie.pipeline.decide.rule;

import java.util.Optional;
import org.magpie.base.error.Message;
import org.magpie.pipeline.decide.Offer;
import org.magpie.pipeline.decide.Refusal;
import org.magpie.pipeline.decide.Rule;
import org.magpie.pipeline.decide.Taste;

/** Subtitles that are part of the picture cannot be switched off. */
public final class NoBurntInSubtitles implements Rule {
    private final Taste taste;

    public NoBurntInSubtitles(Taste taste) {
        this.taste = taste;
    }

    @Override
    public String key() {
        return "hardcoded-subtitles";
    }

    @Override
    public Optional<Refusal> check(Offer offer) {
        String tag = offer.parsed().hardcodedSubtitles();
        return tag == null || taste.hardcodedSubtitles()
                ? Optional.empty()
                : Optional.of(new Refusal(key(), true, Message.of("decide.hardcoded-subtitles", tag)));
    }
}
