package org.magpie.pipeline.download.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.magpie.pipeline.download.ClientDownload;
import org.magpie.pipeline.download.DownloadClient;
import org.magpie.pipeline.download.DownloadClient.Terms;
import org.magpie.pipeline.download.DownloadState;
import org.magpie.provider.ProviderException;
import org.magpie.testing.Await;
import org.magpie.testing.Peers;
import org.magpie.testing.recorded.RecordedPrograms;

/**
 * SABnzbd and NZBGet themselves; with {@code -Dmagpie.record=true} their answers are written down for
 * {@link RecordedUsenetClientsTest}.
 */
@Tag("peers")
class UsenetClientsTest extends UsenetClientContract {
    UsenetClientsTest() {
        super(RecordedPrograms.real());
    }

    /** What has crashed is to fail one test, not all. */
    @BeforeEach
    void startWhatHasCrashed() throws Exception {
        for (Program program : Program.values()) {
            if (process(program).filter(ProcessHandle::isAlive).isEmpty()) {
                startAgain(program);
                Await.until(program + " is back", SOON, () -> answers(program));
            }
        }
    }

    private boolean answers(Program program) {
        try {
            open(program).list();
            return true;
        } catch (ProviderException.Unreachable starting) {
            return false;
        }
    }

    @AfterEach
    void tidyUp() {
        for (Program program : Program.values()) {
            throttle(program, 0);
            DownloadClient client = open(program);
            client.list().forEach(each -> client.remove(each.id(), true));
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatAPersonHasPutBesideAFinishedOneStays(Program program) throws IOException {
        DownloadClient client = open(program);
        String id = client.add(release(FILM), nzb(program, FILM), Terms.USUAL).id();
        ClientDownload done = await(client, id, each -> each.state() == DownloadState.COMPLETED);
        Path film = film(done);
        // Both tell the end of a job in seconds, and what comes just then may be its own.
        LockSupport.parkNanos(Duration.ofSeconds(7).toNanos());
        Path notes = Files.writeString(film.resolveSibling("my notes.txt"), "mine");
        client.remove(id, true);
        assertThat(client.list()).isEmpty();
        assertThat(film).doesNotExist();
        assertThat(notes).hasContent("mine");
        CompletedFiles.deleteTree(Objects.requireNonNull(notes.getParent()));
    }

    @ParameterizedTest
    @EnumSource
    void itSurvivesThatTheProgramIsKilledHalfWay(Program program) throws Exception {
        throttle(program, 2000);
        DownloadClient client = open(program);
        String id = client.add(release(FILM), nzb(program, FILM), Terms.USUAL).id();
        await(client, id, each -> each.remaining() < each.size() / 2);
        kill(program);
        assertThatThrownBy(client::list).isInstanceOf(ProviderException.Unreachable.class);
        startAgain(program);
        Await.until(program + " is back", SOON, () -> answers(program));
        throttle(program, 0);
        // SABnzbd pauses what it was torn away from in the middle of a file.
        ClientDownload done = await(client, id, each -> {
            if (each.state() == DownloadState.PAUSED) {
                client.resume(id);
            }
            return each.state() == DownloadState.COMPLETED;
        });
        assertWhole(done);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNoSuchProgramIsSaidSo(Program program) {
        String other = address(program == Program.SABNZBD ? Program.NZBGET : Program.SABNZBD);
        for (String address : List.of(other, newznab(program, "").toString())) {
            assertThatThrownBy(() -> test(program, address, CATEGORY))
                    .isInstanceOfSatisfying(
                            ProviderException.class,
                            failure -> assertThat(failure.said().key())
                                    .isIn(
                                            "plug.client.not-one",
                                            "plug.client.wrong-password",
                                            "provider.error.unauthorized",
                                            "provider.error.server"));
        }
        assertThatThrownBy(() -> test(program, "http://127.0.0.1:9", CATEGORY))
                .isInstanceOf(ProviderException.Unreachable.class);
        assertThatThrownBy(() -> test(program, "not an address", CATEGORY))
                .isInstanceOf(ProviderException.BadSettings.class);
    }

    private static void kill(Program program) throws Exception {
        ProcessHandle process = process(program).orElseThrow();
        process.destroyForcibly();
        process.onExit().get();
    }

    private static Optional<ProcessHandle> process(Program program) throws IOException {
        String pid = Files.readString(Peers.folder().resolve(program.key()).resolve("pid"))
                .split(" ")[0];
        return ProcessHandle.of(Long.parseLong(pid));
    }

    private static void startAgain(Program program) throws Exception {
        // Its output goes into its own log: an inherited pipe would keep the tests from ending.
        assertThat(new ProcessBuilder(Peers.folder()
                                .resolve(program.key())
                                .resolve("again")
                                .toString())
                        .inheritIO()
                        .start()
                        .waitFor())
                .isZero();
    }
}
