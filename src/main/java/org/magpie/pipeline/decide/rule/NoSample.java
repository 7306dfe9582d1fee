package org.magpie.pipeline.decide.rule;

import java.util.Optional;
import java.util.regex.Pattern;
import org.magpie.base.error.Message;
import org.magpie.pipeline.decide.Offer;
import org.magpie.pipeline.decide.Refusal;
import org.magpie.pipeline.decide.Rule;

/** A sample is a piece of the thing. Names of titles that hold the word are spared by the size. */
public final class NoSample implements Rule {
    private static final long LARGEST = 250_000_000;
    private static final Pattern SAMPLE = Pattern.compile("(?<![a-z])sample(?![a-z])", Pattern.CASE_INSENSITIVE);

    @Override
    public String key() {
        return "sample";
    }

    @Override
    public Optional<Refusal> check(Offer offer) {
        long size = offer.release().size();
        boolean named = SAMPLE.matcher(offer.release().name()).find()
                && !SAMPLE.matcher(offer.title().name()).find();
        return named && size < LARGEST
                ? Optional.of(new Refusal(key(), true, Message.of("decide.sample")))
                : Optional.empty();
    }
}
