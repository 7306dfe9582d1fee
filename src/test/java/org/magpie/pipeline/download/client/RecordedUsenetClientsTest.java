package org.magpie.pipeline.download.client;

import org.magpie.testing.recorded.RecordedPrograms;

/** What the contract makes of the answers that the two Usenet clients gave. */
class RecordedUsenetClientsTest extends UsenetClientContract {
    RecordedUsenetClientsTest() {
        super(RecordedPrograms.replayed());
    }
}
