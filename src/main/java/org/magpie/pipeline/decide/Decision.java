package org.magpie.pipeline.decide;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.magpie.pipeline.match.Candidate;

/**
 * A candidate judged for one slot of its title.
 *
 * @param id of the stored verdict, 0 before it is stored
 * @param slotId 0 where no title was found to judge it for
 * @param refusals every rule that said no; empty when it is taken
 * @param scored by the custom formats
 * @param rank 0 for the best of one search and slot, counting up; refused ones come after all others
 */
public record Decision(long id, Candidate candidate, long slotId, List<Refusal> refusals, Score scored, int rank) {
    public Decision {
        refusals = List.copyOf(refusals);
    }

    /** The sum of the scores of all custom formats that fit. */
    public int score() {
        return scored.sum();
    }

    /** The same once it is stored. */
    Decision withId(long stored) {
        return new Decision(stored, candidate, slotId, refusals, scored, rank);
    }

    /** When it may be taken by itself: time alone speaks against it; empty where anything else does, or nothing. */
    public Optional<Instant> due() {
        boolean onlyTime = refusals.stream().allMatch(refusal -> refusal.until() != null);
        return onlyTime
                ? refusals.stream()
                        .flatMap(refusal -> Optional.ofNullable(refusal.until()).stream())
                        .max(Instant::compareTo)
                : Optional.empty();
    }

    public boolean isAccepted() {
        return refusals.isEmpty();
    }
}
