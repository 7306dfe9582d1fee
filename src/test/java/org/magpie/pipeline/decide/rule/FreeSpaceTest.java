package org.magpie.pipeline.decide.rule;

import static org.magpie.pipeline.decide.rule.Sentences.passes;
import static org.magpie.pipeline.decide.rule.Sentences.refuses;

import org.junit.jupiter.api.Test;
import org.magpie.pipeline.decide.Offers;
import org.magpie.pipeline.decide.DecisionSettings;

class FreeSpaceTest {
    @Test
    void refusesWhatWouldFillTheDisk() {
        refuses(
                new FreeSpace(new QuietHouse().withSpace(4_200_000_000L), DecisionSettings.USUAL),
                Offers.film(),
                "4,000 MB; only 4,200 MB are free in /media");
    }

    @Test
    void passesWhereThereIsRoomOrNobodyKnows() {
        passes(new FreeSpace(new QuietHouse().withSpace(5_000_000_000L), DecisionSettings.USUAL), Offers.film());
        passes(new FreeSpace(new QuietHouse().withSpace(-1), DecisionSettings.USUAL), Offers.film());
    }
}
