package org.magpie.pipeline.decide.rule;

import java.util.Optional;
import java.util.regex.Pattern;
import org.magpie.base.error.Message;
import org.magpie.pipeline.decide.Refusal;
import org.magpie.pipeline.decide.Rule;
import org.magpie.pipeline.decide.SlotCandidate;

/** A sample is a piece of the thing. Names of titles that hold the word are spared by the size. */
public final class NoSample implements Rule {
    private static final long LARGEST = 250_000_000;
    private static final Pattern SAMPLE = Pattern.compile("(?<![a-z])sample(?![a-z])", Pattern.CASE_INSENSITIVE);

    @Override
    public String key() {
        return "sample";
    }

    @Override
    public Optional<Refusal> check(SlotCandidate candidate) {
        long size = candidate.release().size();
        boolean named = SAMPLE.matcher(candidate.release().name()).find()
                && !SAMPLE.matcher(candidate.title().name()).find();
        return named && size < LARGEST
                ? Optional.of(new Refusal(key(), true, Message.of("decide.sample")))
                : Optional.empty();
    }
}
