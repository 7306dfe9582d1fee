package org.magpie.pipeline.decide;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.Message;

/**
 * Why a rule says no.
 *
 * @param rule key of the rule, such as {@code quality}; its name in the bundle is {@code rule.<key>}
 * @param permanent false when the answer may change by itself, such as for a delay or a full disk
 * @param said the sentence with its values: "720p; you have 1080p already"
 * @param until when the rule will have nothing against it any more; null where that is not known
 */
public record Refusal(
        String rule,
        boolean permanent,
        Message said,
        @Nullable Instant until) {
    public Refusal(String rule, boolean permanent, Message said) {
        this(rule, permanent, said, null);
    }

    /** Not yet: the answer changes at that time by itself. */
    public static Refusal until(Instant time, String rule, Message said) {
        return new Refusal(rule, false, said, time);
    }
}
