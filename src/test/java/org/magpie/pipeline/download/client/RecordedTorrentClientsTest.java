package org.magpie.pipeline.download.client;

import org.magpie.testing.recorded.RecordedPrograms;

/** What the contract makes of the answers that the four torrent clients gave. */
class RecordedTorrentClientsTest extends TorrentClientContract {
    RecordedTorrentClientsTest() {
        super(RecordedPrograms.replayed());
    }
}
