package org.magpie.pipeline.grab;

import java.util.Set;
import org.magpie.base.error.UserException;
import org.magpie.media.Library;
import org.magpie.media.TitleFacts;
import org.magpie.pipeline.decide.Decision;
import org.magpie.pipeline.match.Candidate;

/** Turns a decision into a grab: settles for which title, slot and items. Safe for any number of threads. */
public final class Grabbing {
    private final Library library;

    public Grabbing(Library library) {
        this.library = library;
    }

    /**
     * Takes a decision, refused or not: a person may know better.
     *
     * @param byHand whether a person chose it
     * @throws UserException when it belongs to no title of the library, or its title is gone
     */
    public Grab take(Decision decision, String correlation, boolean byHand) {
        Candidate candidate = decision.candidate();
        if (!candidate.isMatched()) {
            throw new UserException("grab.unmatched", candidate.release().name());
        }
        TitleFacts title = library.facts(candidate.titleId())
                .orElseThrow(() ->
                        new UserException("grab.title-gone", candidate.release().name()));
        long slot = title.slot(decision.slotId()).isPresent()
                ? decision.slotId()
                : title.slots().getFirst().id();
        return new Grab(
                correlation,
                decision.id(),
                candidate.release(),
                title.id(),
                title.name(),
                slot,
                Set.copyOf(candidate.itemIds()),
                title.tags(),
                decision.score(),
                byHand);
    }
}
