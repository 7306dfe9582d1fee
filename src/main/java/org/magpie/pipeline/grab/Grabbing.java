package org.magpie.pipeline.grab;

import java.util.List;
import java.util.Set;
import org.magpie.base.error.UserException;
import org.magpie.media.TitleFacts;
import org.magpie.media.library.Library;
import org.magpie.pipeline.decide.Decision;
import org.magpie.pipeline.decide.StoredVerdict;
import org.magpie.pipeline.search.Release;

/** Turns a decision into a grab: settles for which title, slot and items. Safe for any number of threads. */
public final class Grabbing {
    private final Library library;

    public Grabbing(Library library) {
        this.library = library;
    }

    /**
     * Takes what the rules have chosen.
     *
     * @throws UserException when it belongs to no title of the library, or its title is gone
     */
    public Grab take(Decision decision, String correlation) {
        return take(
                decision.candidate().release(),
                decision.candidate().titleId(),
                decision.slotId(),
                decision.candidate().itemIds(),
                decision.id(),
                decision.score(),
                correlation,
                false);
    }

    /**
     * Takes what was judged earlier, refused or not: a person may know better.
     *
     * @param byHand whether a person chose it
     * @throws UserException when it belongs to no title of the library, or its title is gone
     */
    public Grab take(StoredVerdict verdict, boolean byHand) {
        return take(
                verdict.release(),
                verdict.titleId(),
                verdict.slotId(),
                verdict.itemIds(),
                verdict.id(),
                verdict.score(),
                verdict.correlation(),
                byHand);
    }

    /**
     * Takes what was judged earlier for what a person says it is.
     *
     * @throws UserException when the title has none of these items
     */
    public Grab takeAs(StoredVerdict verdict, TitleFacts title, Set<Long> itemIds) {
        List<Long> known = itemIds.stream()
                .filter(id -> title.item(id).isPresent())
                .sorted()
                .toList();
        return take(
                verdict.release(),
                title.id(),
                verdict.titleId() == title.id() ? verdict.slotId() : 0,
                known,
                verdict.id(),
                verdict.score(),
                verdict.correlation(),
                true);
    }

    private Grab take(
            Release release,
            long titleId,
            long slotId,
            List<Long> itemIds,
            long verdictId,
            int score,
            String correlation,
            boolean byHand) {
        if (titleId == 0 || itemIds.isEmpty()) {
            throw new UserException("grab.unmatched", release.name());
        }
        TitleFacts title =
                library.facts(titleId).orElseThrow(() -> new UserException("grab.title-gone", release.name()));
        long slot = title.slot(slotId).isPresent()
                ? slotId
                : title.slots().getFirst().id();
        return new Grab(
                correlation,
                verdictId,
                release,
                title.id(),
                title.name(),
                slot,
                Set.copyOf(itemIds),
                title.tags(),
                score,
                byHand);
    }
}
