package org.magpie.pipeline.decide.rule;

import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.magpie.base.error.Message;
import org.magpie.pipeline.decide.Refusal;
import org.magpie.pipeline.decide.Rule;
import org.magpie.pipeline.decide.SlotCandidate;

/**
 * A release must have one of the languages that the profile names, "Original" being the title's own. One that states none is in the
 * original language.
 */
public final class WantedLanguage implements Rule {
    private static final String ORIGINAL = "Original";

    @Override
    public String key() {
        return "language";
    }

    @Override
    public Optional<Refusal> check(SlotCandidate candidate) {
        Set<String> wanted = candidate.profile().languages();
        if (wanted.isEmpty()) {
            return Optional.empty();
        }
        Set<String> spoken = new TreeSet<>(candidate.parsed().languages());
        spoken.addAll(candidate.release().languages());
        String original = candidate.title().originalLanguage();
        if (spoken.isEmpty() && !original.isEmpty()) {
            spoken.add(original);
        }
        // Where nothing tells, nothing is refused.
        boolean inOriginal = wanted.contains(ORIGINAL) && (original.isEmpty() || spoken.contains(original));
        return spoken.isEmpty() || inOriginal || !Collections.disjoint(spoken, wanted)
                ? Optional.empty()
                : Optional.of(new Refusal(
                        key(),
                        true,
                        Message.of(
                                "decide.language",
                                String.join(", ", spoken),
                                String.join(", ", new TreeSet<>(wanted)))));
    }
}
