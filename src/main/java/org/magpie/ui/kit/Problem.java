package org.magpie.ui.kit;

import java.util.Optional;
import org.magpie.base.error.DiskException;
import org.magpie.base.error.Message;
import org.magpie.base.error.UserException;
import org.magpie.base.text.Texts;
import org.magpie.provider.ProviderException;
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
            LOG.error("{}", what, failure);
            return new Problem(
                    what, texts.get("kit.problem.bug", failure.getClass().getSimpleName()));
        });
    }

    /** One line: what and why. */
    public String line() {
        return why.isEmpty() ? what : what + " " + why;
    }

    private static Optional<Message> said(Throwable failure) {
        return switch (failure) {
            case UserException user -> Optional.of(user.message());
            case ProviderException provider -> Optional.of(provider.said());
            case DiskException disk -> Optional.of(disk.message());
            default -> Optional.empty();
        };
    }
}
