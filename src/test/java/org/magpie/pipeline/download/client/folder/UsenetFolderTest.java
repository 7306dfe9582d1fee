package org.magpie.pipeline.download.client.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.magpie.base.error.Message;
import org.magpie.pipeline.download.ClientDownload;
import org.magpie.pipeline.download.DownloadClient;
import org.magpie.pipeline.download.DownloadClient.Content;
import org.magpie.pipeline.download.DownloadClient.Terms;
import org.magpie.pipeline.download.DownloadState;
import org.magpie.pipeline.search.Release;
import org.magpie.provider.Definition;
import org.magpie.provider.ProviderException;
import org.magpie.provider.ProviderKind;
import org.magpie.testing.Folders;
import org.magpie.testing.MovableClock;
import org.magpie.testing.Releases;

class UsenetFolderTest {
    private static final String JOB = "Lantern.Road.1953.720p.BluRay.x264-MAGPIE";
    private static final byte[] NZB =
            "<nzb><file><segments><segment bytes=\"1\" number=\"1\">a@b</segment></segments></file></nzb>"
                    .getBytes(StandardCharsets.UTF_8);

    private final MovableClock clock = new MovableClock(Instant.parse("2026-01-01T00:00:00Z"));

    @TempDir
    Path temporary;

    private Path watched;
    private Path finished;
    private DownloadClient client;

    @BeforeEach
    void setUp() throws IOException {
        watched = Files.createDirectories(temporary.resolve("watched"));
        finished = Files.createDirectories(temporary.resolve("finished"));
        client = reopened();
    }

    /** As after a restart: nothing is remembered but what stands on disk. */
    private DownloadClient reopened() {
        return plug().open(definition(watched.toString(), finished.toString()));
    }

    private UsenetFolder plug() {
        return new UsenetFolder(temporary.resolve("journals"), clock);
    }

    @Test
    void anNzbFileLiesInItsFolderUnderTheNameOfItsReleaseAndNothingElseDoes() throws IOException {
        String id =
                client.add(release(JOB), new Content.NzbFile(NZB), Terms.USUAL).id();
        assertThat(Folders.files(watched)).containsExactly(JOB + ".nzb");
        assertThat(watched.resolve(JOB + ".nzb")).hasBinaryContent(NZB);
        assertThat(only().id()).isEqualTo(id);
        assertThat(only().state()).isEqualTo(DownloadState.QUEUED);
        assertSays("plug.usenetfolder.waits");
    }

    @Test
    void whatAProgramHasTakenIsStillKnownAfterARestart() throws IOException {
        client.add(release(JOB), new Content.NzbFile(NZB), Terms.USUAL);
        Files.delete(watched.resolve(JOB + ".nzb"));
        client = reopened();
        assertThat(only().state()).isEqualTo(DownloadState.QUEUED);
        assertSays("plug.usenetfolder.taken");
    }

    @Test
    void aFolderIsFinishedOnlyWhenNothingHasChangedInItForTheQuietTime() throws IOException {
        client.add(release(JOB), new Content.NzbFile(NZB), Terms.USUAL);
        Path film = write(finished.resolve(JOB).resolve("film.mkv"), 100);
        assertThat(only().state()).isEqualTo(DownloadState.QUEUED);
        assertSays("plug.usenetfolder.quieting");
        clock.move(Duration.ofSeconds(59));
        assertThat(only().state()).isEqualTo(DownloadState.QUEUED);
        write(film, 200);
        clock.move(Duration.ofSeconds(59));
        assertThat(only().state()).isEqualTo(DownloadState.QUEUED);
        clock.move(Duration.ofSeconds(60));
        assertThat(only().state()).isEqualTo(DownloadState.COMPLETED);
        assertThat(only().place()).isEqualTo(finished.resolve(JOB).toString());
        assertThat(only().size()).isEqualTo(200);
        assertThat(client.files(JOB))
                .containsExactly(new DownloadClient.Listed("film.mkv", 200, DownloadClient.Completeness.WHOLE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Lantern.Road.1953.720p.BluRay.x264-MAGPIE",
                "lantern road 1953 720p bluray x264-magpie",
                "Lantern_Road_1953_720p_BluRay_x264_MAGPIE",
                "Lantern.Road.1953.720p.BluRay.x264-MAGPIE.mkv"
            })
    void namesAreMatchedAsProgramsLeaveThem(String name) throws IOException {
        client.add(release(JOB), new Content.NzbFile(NZB), Terms.USUAL);
        write(
                name.endsWith(".mkv")
                        ? finished.resolve(name)
                        : finished.resolve(name).resolve("x.mkv"),
                10);
        only();
        clock.move(Duration.ofMinutes(2));
        assertThat(only().state()).isEqualTo(DownloadState.COMPLETED);
        assertThat(only().place()).isEqualTo(finished.resolve(name).toString());
    }

    @Test
    void anotherNameIsAnotherDownload() throws IOException {
        client.add(release(JOB), new Content.NzbFile(NZB), Terms.USUAL);
        write(finished.resolve("Lantern.Road.1953.1080p.BluRay.x264-MAGPIE").resolve("x.mkv"), 10);
        only();
        clock.move(Duration.ofMinutes(2));
        assertThat(only().state()).isEqualTo(DownloadState.QUEUED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"_UNPACK_" + JOB + "/x.mkv", JOB + "/_unpack/x.mkv", JOB + "/x.mkv.part", JOB + "/__ADMIN__/y"})
    void whatIsStillBeingUnpackedIsNeverFinished(String path) throws IOException {
        client.add(release(JOB), new Content.NzbFile(NZB), Terms.USUAL);
        write(finished.resolve(path), 10);
        only();
        clock.move(Duration.ofHours(2));
        assertThat(only().state()).isEqualTo(DownloadState.QUEUED);
        assertSays("plug.usenet.unpacking");
    }

    @Test
    void anEmptyFolderIsNeverFinished() throws IOException {
        client.add(release(JOB), new Content.NzbFile(NZB), Terms.USUAL);
        Files.createDirectories(finished.resolve(JOB));
        only();
        clock.move(Duration.ofHours(2));
        assertThat(only().state()).isEqualTo(DownloadState.QUEUED);
    }

    @Test
    void whatTheProgramMarksAsFailedHasFailed() throws IOException {
        client.add(release(JOB), new Content.NzbFile(NZB), Terms.USUAL);
        write(finished.resolve("_FAILED_" + JOB).resolve("x.rar"), 10);
        assertThat(only().state()).isEqualTo(DownloadState.FAILED);
        assertSays("plug.usenetfolder.failed");
    }

    @Test
    void addingTwiceWritesOnceAndAnswersTheSame() throws IOException {
        String id =
                client.add(release(JOB), new Content.NzbFile(NZB), Terms.USUAL).id();
        Files.delete(watched.resolve(JOB + ".nzb"));
        assertThat(client.add(release(JOB), new Content.NzbFile(NZB), Terms.USUAL)
                        .id())
                .isEqualTo(id);
        assertThat(Folders.files(watched)).isEmpty();
        assertThat(client.list()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../outside", "/etc/passwd", "a/b\\c:d", "CON", "...", "\u202eexe.mkv"})
    void noNameLeadsOutOfTheFolder(String name) {
        String id =
                client.add(release(name), new Content.NzbFile(NZB), Terms.USUAL).id();
        assertThat(Folders.files(watched))
                .singleElement()
                .satisfies(file -> assertThat(file).doesNotContain("/").endsWith(".nzb"));
        assertThat(only().id()).isEqualTo(id);
        client.remove(id, true);
        assertThat(Folders.files(watched)).isEmpty();
    }

    @Test
    void removingTakesBackTheNzbFileAndWithDataWhatCameOfIt() throws IOException {
        client.add(release(JOB), new Content.NzbFile(NZB), Terms.USUAL);
        write(finished.resolve(JOB).resolve("x.mkv"), 10);
        write(finished.resolve("Other").resolve("y.mkv"), 10);
        client.remove(JOB, true);
        assertThat(Folders.files(watched)).isEmpty();
        assertThat(Folders.files(finished)).containsExactly("Other/y.mkv");
        assertThat(client.list()).isEmpty();
        client.remove(JOB, true);
        client.remove("../watched", true);
        client.remove("Other", true);
        assertThat(Folders.files(finished)).containsExactly("Other/y.mkv");
    }

    @Test
    void removingWithoutDataLeavesWhatCameOfIt() throws IOException {
        client.add(release(JOB), new Content.NzbFile(NZB), Terms.USUAL);
        write(finished.resolve(JOB).resolve("x.mkv"), 10);
        client.remove(JOB, false);
        assertThat(Folders.files(finished)).containsExactly(JOB + "/x.mkv");
        assertThat(client.list()).isEmpty();
    }

    @Test
    void aLinkToElsewhereIsNeitherTakenNorFollowedWhenItIsRemoved() throws IOException {
        client.add(release(JOB), new Content.NzbFile(NZB), Terms.USUAL);
        Path outside = write(temporary.resolve("outside").resolve("x.mkv"), 10);
        Files.createSymbolicLink(finished.resolve(JOB), outside.getParent());
        only();
        clock.move(Duration.ofHours(1));
        assertThat(only().state()).isEqualTo(DownloadState.QUEUED);
        client.remove(JOB, true);
        assertThat(outside).exists();
    }

    @Test
    void aDriveThatIsNotConnectedIsNoLoss() throws IOException {
        client.add(release(JOB), new Content.NzbFile(NZB), Terms.USUAL);
        Files.delete(finished);
        assertThatThrownBy(client::list)
                .isInstanceOfSatisfying(
                        ProviderException.Unreachable.class,
                        failure -> assertThat(failure.said().key()).isEqualTo("plug.usenetfolder.no-folder"));
        Files.createDirectories(finished);
        assertThat(client.list()).hasSize(1);
    }

    @Test
    void garbageAndTorrentsAreRefusedAndLeaveNothing() {
        assertRefused(new Content.NzbFile("<html>".getBytes(StandardCharsets.UTF_8)), "plug.usenet.bad-nzb");
        assertRefused(new Content.Magnet("magnet:?xt=urn:btih:00", "00"), "plug.client.only-usenet");
        assertThat(Folders.files(temporary)).isEmpty();
    }

    private void assertRefused(Content content, String key) {
        assertThatThrownBy(() -> client.add(release(JOB), content, Terms.USUAL))
                .isInstanceOfSatisfying(
                        ProviderException.Refused.class,
                        failure -> assertThat(failure.said().key()).isEqualTo(key));
    }

    @Test
    void theTestSaysWhatIsWrongWithTheFolders() throws IOException {
        assertThat(plug().test(definition(watched.toString(), finished.toString()))
                        .key())
                .isEqualTo("plug.usenetfolder.works");
        assertWrong(watched.toString(), watched.toString(), "plug.usenetfolder.same");
        Path within = Files.createDirectories(watched.resolve("within"));
        assertWrong(watched.toString(), within.toString(), "plug.usenetfolder.same");
        assertWrong(watched.toString(), temporary.resolve("none").toString(), "plug.usenetfolder.no-folder");
        assertWrong("relative/folder", finished.toString(), "plug.usenetfolder.relative");
        assertThat(Folders.files(temporary)).isEmpty();
    }

    @Test
    void whatStoodThereBeforeIsNeitherTheDownloadNorDeleted() throws IOException {
        Path mine = write(finished.resolve(JOB).resolve("holiday 2009.mkv"), 300);
        client.add(release(JOB), new Content.NzbFile(NZB), Terms.USUAL);
        only();
        clock.move(Duration.ofHours(1));
        assertSays("plug.client.stood-before");
        // A program puts its job beside what is there, or into it.
        Path film = write(finished.resolve(JOB).resolve("film.mkv"), 200);
        client = reopened();
        only();
        clock.move(Duration.ofHours(1));
        assertThat(only().state()).isEqualTo(DownloadState.COMPLETED);
        assertThat(client.files(JOB))
                .containsExactlyInAnyOrder(
                        new DownloadClient.Listed("film.mkv", 200, DownloadClient.Completeness.WHOLE),
                        new DownloadClient.Listed("holiday 2009.mkv", 300, DownloadClient.Completeness.DESELECTED));
        Path later = write(finished.resolve(JOB).resolve("put there later.txt"), 5);
        client.remove(JOB, true);
        assertThat(film).doesNotExist();
        assertThat(mine).exists();
        assertThat(later).exists();
    }

    @Test
    void whereItsNameWasTakenTheOneWithANumberIsTheJob() throws IOException {
        Path mine = write(finished.resolve(JOB).resolve("holiday 2009.mkv"), 300);
        client.add(release(JOB), new Content.NzbFile(NZB), Terms.USUAL);
        Path job = finished.resolve(JOB + ".1");
        write(job.resolve("film.mkv"), 200);
        only();
        clock.move(Duration.ofHours(1));
        assertThat(only().place()).isEqualTo(job.toString());
        client.remove(JOB, true);
        assertThat(job).doesNotExist();
        assertThat(mine).exists();
    }

    @Test
    void aLinkThatLeadsElsewhereIsSaidSo() throws IOException {
        Path target = write(temporary.resolve("drive/film.mkv"), 200);
        client.add(release(JOB), new Content.NzbFile(NZB), Terms.USUAL);
        Files.createSymbolicLink(finished.resolve(JOB + ".mkv"), target);
        assertSays("plug.client.link");
        client.remove(JOB, true);
        assertThat(target).exists();
    }

    private void assertWrong(String watched, String finished, String key) {
        assertThatThrownBy(() -> plug().test(definition(watched, finished)))
                .isInstanceOfSatisfying(
                        ProviderException.BadSettings.class,
                        failure -> assertThat(failure.said().key()).isEqualTo(key));
    }

    private ClientDownload only() {
        List<ClientDownload> all = client.list();
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    private void assertSays(String key) {
        assertThat(only().said()).isNotNull().extracting(Message::key).isEqualTo(key);
    }

    private static Path write(Path file, int bytes) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.write(file, new byte[bytes]);
    }

    private static Release release(String name) {
        return Releases.direct(name, URI.create("http://127.0.0.1/x"), -1, null, null);
    }

    private static Definition<UsenetFolder.Settings> definition(String watched, String finished) {
        return new Definition<>(
                7,
                "usenetfolder",
                ProviderKind.DOWNLOAD_CLIENT,
                "Folder",
                true,
                1,
                Set.of(),
                new UsenetFolder.Settings(watched, finished, 60));
    }
}
