package org.magpie.pipeline.download.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.magpie.pipeline.download.ClientDownload;
import org.magpie.pipeline.download.DownloadClient;
import org.magpie.pipeline.download.DownloadClient.Content;
import org.magpie.pipeline.download.DownloadClient.Terms;
import org.magpie.pipeline.download.DownloadState;
import org.magpie.provider.ProviderException;
import org.magpie.testing.Await;
import org.magpie.testing.Peers;
import org.magpie.testing.recorded.RecordedPrograms;

/**
 * The four torrent clients themselves; with {@code -Dmagpie.record=true} their answers are written down for
 * {@link RecordedTorrentClientsTest}.
 */
@Tag("peers")
class TorrentClientsTest extends TorrentClientContract {
    private static final Duration SLOW_AGAIN = Duration.ofMinutes(4);

    TorrentClientsTest() {
        super(RecordedPrograms.real());
    }

    @AfterEach
    void tidyUp() {
        Peers.seedAt(0);
        for (Program program : Program.values()) {
            try {
                empty(program);
            } catch (ProviderException.Unreachable crashed) {
                // rTorrent 0.9.8 may crash over erasing what it has only just taken: the next test is to find it again.
                assertThat(program.process)
                        .as("%s does not answer: %s", program, crashed)
                        .isEqualTo("rtorrent");
                Peers.startAgain(program.process);
                Await.until(program + " is back", SOON, () -> answers(program));
                empty(program);
            }
        }
    }

    private void empty(Program program) {
        DownloadClient client = open(program, password(program));
        client.list().forEach(each -> client.remove(each.id(), true));
    }

    private boolean answers(Program program) {
        try {
            open(program, password(program)).list();
            return true;
        } catch (ProviderException notYet) {
            return false;
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "RTORRENT_SCGI") // the same program
    void aDownloadGoesOnAfterTheProgramWasKilled(Program program) throws IOException {
        Peers.seedAt(SLOWLY);
        DownloadClient client = open(program, password(program));
        Content.TorrentFile file = torrent(program, 2);
        String id = client.add(release(file), file, Terms.USUAL).id();
        if (program == Program.DELUGE) {
            // It writes down what it has when a torrent is whole or paused, or every few minutes. Killed before, it
            // would
            // believe what it wrote of the same torrent before an earlier test removed it, and call a half film whole.
            client.pause(id);
            await(client, id, each -> each.state() == DownloadState.PAUSED);
            client.resume(id);
        }
        // Whoever was left at a pause is not called at once again, neither by Deluge nor by the seeder.
        Await.until(
                "it moves",
                SLOW_AGAIN,
                () -> client.list().stream()
                        .anyMatch(each ->
                                each.id().equals(id) && each.remaining() > 0 && each.remaining() < each.size()));
        Peers.kill(program.process);
        assertThatThrownBy(client::list).isInstanceOf(ProviderException.Unreachable.class);
        Peers.startAgain(program.process);
        Peers.seedAt(0);
        Await.until("it is back", SOON, () -> answers(client));
        ClientDownload done = await(client, id, each -> each.state() == DownloadState.COMPLETED);
        assertWhole(done, file);
    }

    private static boolean answers(DownloadClient client) {
        try {
            client.list();
            return true;
        } catch (ProviderException notYet) {
            return false;
        }
    }
}
