package org.magpie.ui.kit;

import java.util.Optional;
import org.magpie.base.error.ErrorCode;
import org.magpie.base.error.Explained;
import org.magpie.base.error.Message;
import org.magpie.base.text.Sentences;
import org.magpie.base.text.Texts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A failure as a person reads it.
 *
 * @param what has not worked
 * @param why in one sentence; empty where nothing is known
 */
public record Problem(String what, String why) {
    private static final Logger LOG = LoggerFactory.getLogger(Problem.class);

    /**
     * Puts a failure into words; one that says nothing for people is a bug and is logged here.
     *
     * @param whatKey of the sentence that says what has not worked
     */
    public static Problem of(Texts texts, String whatKey, Throwable failure) {
        String what = texts.get(whatKey);
        return said(failure).map(said -> new Problem(what, texts.say(said))).orElseGet(() -> {
            ErrorCode code = ErrorCode.of(failure);
            LOG.error("{} ({})", what, code, failure);
            return new Problem(
                    what, texts.get("kit.problem.bug", failure.getClass().getSimpleName() + " " + code));
        });
    }

    /** One line: what and why. */
    public String line() {
        return Sentences.joined(what, why);
    }

    private static Optional<Message> said(Throwable failure) {
        return failure instanceof Explained known ? Optional.of(known.said()) : Optional.empty();
    }
}
