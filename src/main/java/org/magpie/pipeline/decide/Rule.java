package org.magpie.pipeline.decide;

import java.util.Optional;

/**
 * One reason to refuse a release. Without state of its own; safe for any number of threads. One that throws is a refusal that says
 * so, since a rule that could not be asked must not let anything pass.
 */
public interface Rule {
    /** Never changes once released: it is stored. Its name in the bundle is {@code rule.<key>}. */
    String key();

    /** Expensive rules are only asked when no cheap one has refused for good. */
    default Cost cost() {
        return Cost.CHEAP;
    }

    /** A refusal, or empty where the rule has nothing against it. */
    Optional<Refusal> check(SlotCandidate candidate);

    /** What asking costs. */
    enum Cost {
        /** Looks at what is at hand; the score is not known yet. */
        CHEAP,
        /** Looks at the score or at files, or asks the database, the disk or the download clients. */
        EXPENSIVE
    }
}
