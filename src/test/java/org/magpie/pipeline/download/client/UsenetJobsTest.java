package org.magpie.pipeline.download.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.magpie.base.error.Message;
import org.magpie.base.http.Http;
import org.magpie.base.secret.Secret;
import org.magpie.base.text.Json;
import org.magpie.pipeline.download.ClientDownload;
import org.magpie.pipeline.download.DownloadState;
import org.magpie.pipeline.download.client.nzbget.NzbgetJobs;
import org.magpie.pipeline.download.client.sabnzbd.SabnzbdApi;
import org.magpie.pipeline.download.client.sabnzbd.SabnzbdJobs;
import org.magpie.provider.ProviderException;
import org.magpie.provider.ProviderHttp;

/** What the two programs tell, in the words that were seen from them (SABnzbd 3.7.1, NZBGet 21.0). */
class UsenetJobsTest {
    private static final JsonNode NOTHING = Json.parse("{}");

    private final SabnzbdJobs sabnzbd = new SabnzbdJobs("Sab", "tv");
    private final NzbgetJobs nzbget = new NzbgetJobs("Get", "tv");

    @TempDir
    Path temporary;

    @ParameterizedTest
    @CsvSource({
        "Downloading, '', Normal, false, DOWNLOADING, ",
        "Downloading, '', Normal, true, PAUSED, plug.usenet.client-paused",
        "Downloading, '', Force, true, DOWNLOADING, ",
        "Queued, '', Normal, false, QUEUED, ",
        "Paused, '', Normal, false, PAUSED, ",
        "Paused, '\"ENCRYPTED\"', Normal, false, FAILED, plug.usenet.locked",
        "Paused, '\"DUPLICATE\"', Normal, false, PAUSED, plug.client.says",
        "Grabbing, '', 0, false, QUEUED, plug.usenet.fetching-link",
        "Fetching, '', Normal, false, DOWNLOADING, plug.usenet.fetching-recovery",
        "Propagating, '', Normal, false, QUEUED, plug.usenet.propagating"
    })
    void sabnzbdsQueueIsRead(
            String status, String labels, String priority, boolean paused, DownloadState state, String said) {
        ClientDownload job = only(sabnzbd.read(Json.parse("""
                        {"paused": %s, "kbpersec": "100.5", "slots": [
                          {"nzo_id": "other", "cat": "movies", "status": "Downloading"},
                          {"nzo_id": "a", "filename": "Name", "cat": "TV", "status": "%s", "labels": [%s], "priority": "%s",
                           "mb": "10.00", "mbleft": "2.50", "timeleft": "0:00:25"}]}
                        """.formatted(paused, status, labels, priority)), NOTHING));
        assertThat(job.state()).isEqualTo(state);
        assertThat(job.size()).isEqualTo(10L << 20);
        assertThat(job.remaining()).isEqualTo(2_621_440);
        assertThat(key(job.said())).isEqualTo(said);
        boolean moves = state == DownloadState.DOWNLOADING;
        assertThat(job.speed()).isEqualTo(moves ? 102_912 : 0);
        assertThat(job.timeLeft()).isEqualTo(moves ? Duration.ofSeconds(25) : null);
    }

    @ParameterizedTest
    @CsvSource({
        "Completed, '', COMPLETED, ",
        "Queued, '', DOWNLOADING, plug.usenet.waits",
        "QuickCheck, '', DOWNLOADING, plug.usenet.checking",
        "Verifying, '', DOWNLOADING, plug.usenet.checking",
        "Repairing, '', DOWNLOADING, plug.usenet.repairing",
        "Extracting, '', DOWNLOADING, plug.usenet.unpacking",
        "Moving, '', DOWNLOADING, plug.usenet.moving",
        "Running, '', DOWNLOADING, plug.usenet.script",
        "Failed, 'Aborted, cannot be completed - https://sabnzbd.org/not-complete', FAILED, plug.usenet.missing-articles",
        "Failed, 'Unpacking failed, archive requires a password', FAILED, plug.usenet.locked",
        "Failed, 'Unpacking failed, write error or disk is full?', FAILED, plug.usenet.disk-full",
        "Failed, 'Unpacking failed, unable to find x.part1.rar', FAILED, plug.usenet.unpack-failed",
        "Failed, 'Repair failed, not enough repair blocks (3 short)', FAILED, plug.usenet.beyond-repair",
        "Failed, 'URL Fetching failed; File not on server', FAILED, plug.usenet.link-failed",
        "Failed, 'Etwas ging schief', FAILED, plug.client.says",
        "Failed, '', FAILED, plug.usenet.failed"
    })
    void sabnzbdsHistoryIsRead(String status, String failure, DownloadState state, String said) {
        ClientDownload job = only(sabnzbd.read(NOTHING, Json.parse("""
                        {"slots": [{"nzo_id": "a", "name": "Name", "category": "tv", "status": "%s", "fail_message": "%s",
                          "bytes": 1000, "storage": "/done/Name"}]}
                        """.formatted(status, failure))));
        assertThat(job.state()).isEqualTo(state);
        assertThat(key(job.said())).isEqualTo(said);
        assertThat(job.remaining()).isZero();
        assertThat(job.place()).isEqualTo(state == DownloadState.COMPLETED ? "/done/Name" : null);
    }

    @Test
    void aJobOnItsWayFromQueueToHistoryIsToldOnceAndByTheHistory() {
        JsonNode queue = Json.parse("""
                {"slots": [{"nzo_id": "a", "cat": "tv", "status": "Downloading", "mb": "1", "mbleft": "0"}]}""");
        JsonNode history = Json.parse("""
                {"slots": [{"nzo_id": "a", "category": "tv", "status": "Failed", "loaded": true, "storage": ""},
                  {"nzo_id": "a", "category": "tv", "status": "Completed", "loaded": false, "storage": "/done"}]}""");
        assertThat(only(sabnzbd.read(queue, history)).place()).isEqualTo("/done");
    }

    @ParameterizedTest
    @CsvSource({"0:16:44, 1004", "1:02:03:04, 93784", "0:00:00, ", "nonsense, ", "unknown, "})
    void sabnzbdsTimesAreRead(String text, Long seconds) {
        assertThat(SabnzbdJobs.timeLeft(text)).isEqualTo(seconds == null ? null : Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @CsvSource({
        "QUEUED, false, 0, QUEUED, , 900",
        "QUEUED, true, 0, PAUSED, plug.usenet.client-paused, 1000",
        "QUEUED, true, 900, QUEUED, , 900",
        "PAUSED, false, 0, PAUSED, , 1000",
        "DOWNLOADING, false, 0, DOWNLOADING, , 900",
        "FETCHING, false, 0, QUEUED, plug.usenet.fetching-link, 900",
        "PP_QUEUED, false, 0, DOWNLOADING, plug.usenet.waits, 0",
        "LOADING_PARS, false, 0, DOWNLOADING, plug.usenet.fetching-recovery, 0",
        "VERIFYING_SOURCES, false, 0, DOWNLOADING, plug.usenet.checking, 0",
        "REPAIRING, false, 0, DOWNLOADING, plug.usenet.repairing, 0",
        "UNPACKING, false, 0, DOWNLOADING, plug.usenet.unpacking, 0",
        "MOVING, false, 0, DOWNLOADING, plug.usenet.moving, 0",
        "EXECUTING_SCRIPT, false, 0, DOWNLOADING, plug.usenet.script, 0"
    })
    void nzbgetsQueueIsRead(
            String status, boolean paused, int priority, DownloadState state, String said, long remaining) {
        ClientDownload job = only(nzbget.read(
                Json.parse("{\"DownloadPaused\": %s, \"DownloadRate\": 90}".formatted(paused)),
                Json.parse("""
                        [{"NZBID": 3, "NZBName": "Other", "Category": "movies", "Status": "QUEUED"},
                         {"NZBID": 4, "NZBName": "Name", "Category": "TV", "Status": "%s", "MaxPriority": %d,
                          "FileSizeHi": 1, "FileSizeLo": 4294967295, "RemainingSizeHi": 0, "RemainingSizeLo": 1000,
                          "PausedSizeHi": 0, "PausedSizeLo": 100}]
                        """.formatted(status, priority)),
                Json.parse("[]")));
        assertThat(job.id()).isEqualTo("4");
        assertThat(job.state()).isEqualTo(state);
        assertThat(key(job.said())).isEqualTo(said);
        assertThat(job.size()).isEqualTo((1L << 33) - 1);
        assertThat(job.remaining()).isEqualTo(remaining);
        assertThat(job.timeLeft()).isEqualTo(status.equals("DOWNLOADING") ? Duration.ofSeconds(10) : null);
    }

    @ParameterizedTest
    @CsvSource({
        "SUCCESS/UNPACK, COMPLETED, ",
        "SUCCESS/PAR, COMPLETED, ",
        "SUCCESS/HEALTH, COMPLETED, ",
        "WARNING/SCRIPT, COMPLETED, ",
        "WARNING/HEALTH, FAILED, plug.usenet.missing-articles",
        "FAILURE/HEALTH, FAILED, plug.usenet.missing-articles",
        "FAILURE/PAR, FAILED, plug.usenet.beyond-repair",
        "FAILURE/UNPACK, FAILED, plug.usenet.unpack-failed",
        "WARNING/PASSWORD, FAILED, plug.usenet.locked",
        "WARNING/SPACE, FAILED, plug.usenet.disk-full",
        "FAILURE/MOVE, FAILED, plug.usenet.move-failed",
        "FAILURE/SCAN, FAILED, plug.usenet.bad-nzb",
        "FAILURE/FETCH, FAILED, plug.usenet.link-failed",
        "DELETED/DUPE, FAILED, plug.usenet.duplicate",
        "FAILURE/BAD, FAILED, plug.client.says"
    })
    void nzbgetsHistoryIsRead(String status, DownloadState state, String said) {
        ClientDownload job = only(nzbget.read(NOTHING, Json.parse("[]"), history(status)));
        assertThat(job.state()).isEqualTo(state);
        assertThat(key(job.said())).isEqualTo(said);
        assertThat(job.place()).isEqualTo(state == DownloadState.COMPLETED ? "/done/Name" : null);
    }

    @Test
    void whatAPersonHasThrownOutOfNzbgetIsGone() {
        assertThat(nzbget.read(NOTHING, Json.parse("[]"), history("DELETED/MANUAL")))
                .isEmpty();
    }

    private static JsonNode history(String status) {
        return Json.parse("""
                [{"NZBID": 4, "Name": "Name", "Category": "tv", "Status": "%s", "DestDir": "/done/Name", "FinalDir": "",
                  "FileSizeHi": 0, "FileSizeLo": 7}]""".formatted(status));
    }

    @Test
    void onlyWhatLiesBelowTheClientsFoldersIsDeleted() throws Exception {
        Path done = Files.createDirectories(temporary.resolve("done"));
        Path job = Files.createDirectories(done.resolve("Name"));
        Files.writeString(job.resolve("film.mkv"), "x");
        Path outside = Files.createDirectories(temporary.resolve("outside"));
        Files.writeString(outside.resolve("kept"), "x");
        Files.createSymbolicLink(job.resolve("link"), outside);
        Files.createSymbolicLink(done.resolve("away"), outside);
        List<String> folders = List.of(done.toString());

        CompletedFiles.delete(outside.toString(), "outside", folders, null);
        CompletedFiles.delete(done.toString(), "done", folders, null);
        CompletedFiles.delete(done.resolve("../outside").toString(), "outside", folders, null);
        CompletedFiles.delete(done.resolve("away/kept").toString(), "kept", folders, null);
        CompletedFiles.delete("C:\\Downloads\\Name", "Name", folders, null);
        CompletedFiles.delete(null, "Name", folders, null);
        assertThat(outside.resolve("kept")).exists();
        assertThat(job).exists();

        // The only file of a job goes with the job's folder.
        CompletedFiles.delete(job.resolve("film.mkv").toString(), "Name", folders, null);
        assertThat(job).doesNotExist();
        assertThat(outside.resolve("kept")).exists();
        assertThat(done).exists();

        // It was filed, that is moved away: its folder is left, and goes.
        Path filed = Files.createDirectories(done.resolve("Name.1/sub"));
        Path other = Files.createDirectories(done.resolve("Names"));
        CompletedFiles.delete(filed.resolve("film.mkv").toString(), "Name", folders, null);
        assertThat(done.resolve("Name.1")).doesNotExist();
        CompletedFiles.delete(other.resolve("film.mkv").toString(), "Name", folders, null);
        assertThat(other).exists();
    }

    @Test
    void whatCameToAJobsFolderAfterTheJobHadEndedStaysWithItsFolder() throws Exception {
        Path done = Files.createDirectories(temporary.resolve("done"));
        Path notes = Files.createDirectories(done.resolve("Name/mine")).resolve("notes.txt");
        // Copied there with the time of its content, as file managers do.
        Files.setLastModifiedTime(Files.writeString(notes, "x"), FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));
        Files.createDirectories(done.resolve("Name/empty"));
        List<String> folders = List.of(done.toString());
        CompletedFiles.delete(
                done.resolve("Name").toString(), "Name", folders, Instant.now().minusSeconds(3600));
        assertThat(notes).exists();
        assertThat(done.resolve("Name/empty")).doesNotExist();
        CompletedFiles.delete(
                done.resolve("Name").toString(), "Name", folders, Instant.now().plusSeconds(3600));
        assertThat(done.resolve("Name")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({
        "403, Access denied - Hostname verification failed: https://sabnzbd.org/hostname-check, plug.sabnzbd.hostname",
        "403, API Key Incorrect, plug.sabnzbd.wrong-key",
        "403, API Key Required, plug.sabnzbd.wrong-key",
        "200, <html>, plug.client.not-one",
        "404, nothing, plug.client.not-one",
        "200, '{\"status\":false,\"error\":\"not implemented\"}', plug.client.says",
        "200, {{, provider.error.unreadable"
    })
    void sabnzbdsRefusalsAreSaidSo(int status, String body, String said) throws Exception {
        try (MockWebServer server = new MockWebServer();
                Http http = new Http("Magpie tests")) {
            server.start();
            server.enqueue(new MockResponse.Builder().code(status).body(body).build());
            SabnzbdApi api = new SabnzbdApi(
                    new ProviderHttp(http), "Sab", server.url("/sabnzbd/api/").toString(), new Secret("the-key"));
            assertThatThrownBy(() -> api.call("queue"))
                    .isInstanceOfSatisfying(
                            ProviderException.class,
                            failure -> assertThat(failure.said().key()).isEqualTo(said))
                    .hasMessageNotContaining("the-key");
            var request = server.takeRequest();
            assertThat(request.getUrl().encodedPath()).isEqualTo("/sabnzbd/api");
            assertThat(request.getUrl().query()).isNull();
        }
    }

    private static ClientDownload only(List<ClientDownload> jobs) {
        assertThat(jobs).hasSize(1);
        return jobs.getFirst();
    }

    private static @Nullable String key(@Nullable Message said) {
        return said == null ? null : said.key();
    }
}
