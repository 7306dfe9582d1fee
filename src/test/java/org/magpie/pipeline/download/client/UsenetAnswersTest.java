package org.magpie.pipeline.download.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.ByteString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.magpie.base.http.Http;
import org.magpie.base.secret.Secret;
import org.magpie.base.text.Json;
import org.magpie.pipeline.download.DownloadClient;
import org.magpie.pipeline.download.DownloadClient.Added;
import org.magpie.pipeline.download.DownloadClient.Completeness;
import org.magpie.pipeline.download.DownloadClient.Content;
import org.magpie.pipeline.download.DownloadClient.Listed;
import org.magpie.pipeline.download.DownloadClient.Priority;
import org.magpie.pipeline.download.DownloadClient.Terms;
import org.magpie.pipeline.download.client.nzbget.Nzbget;
import org.magpie.pipeline.download.client.sabnzbd.Sabnzbd;
import org.magpie.pipeline.search.SeedGoal;
import org.magpie.provider.Definition;
import org.magpie.provider.ProviderKind;
import org.magpie.testing.Releases;

/** Whose a job is, and what it leaves: a SABnzbd and an NZBGet that hold jobs of somebody else's, in the words of 3.7.1 and 21.0. */
class UsenetAnswersTest {
    private static final Content.NzbFile NZB =
            new Content.NzbFile("<nzb><segment bytes=\"1\">x</segment></nzb>".getBytes(StandardCharsets.UTF_8));
    private static final Terms OWN = new Terms(Priority.NORMAL, SeedGoal.NONE, Set.of("7"), false);
    private static final Terms AGAIN = new Terms(Priority.NORMAL, SeedGoal.NONE, Set.of(), true);

    private final MockWebServer server = new MockWebServer();
    private final Http http = new Http("test");
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile Function<String, String> program = any -> "{}";
    private volatile boolean gone;
    private volatile String others = "";

    @TempDir
    Path complete;

    @BeforeEach
    void start() throws IOException {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                ByteString body = request.getBody();
                return new MockResponse.Builder()
                        .body(program.apply(body == null ? "" : body.utf8()))
                        .build();
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
        http.close();
    }

    @Test
    void aJobOfTheSameNameInSabnzbdIsNotTakenForItsOwn() {
        DownloadClient client = sabnzbd("Queued");
        assertThat(client.add(Releases.direct("Film", URI.create("http://x/"), -1, null, null), NZB, Terms.USUAL))
                .isEqualTo(new Added("8", false));
        assertThat(asked).contains("addfile");
        asked.clear();
        assertThat(client.add(Releases.direct("Film", URI.create("http://x/"), -1, null, null), NZB, OWN))
                .isEqualTo(new Added("7", true));
        assertThat(client.add(Releases.direct("Film", URI.create("http://x/"), -1, null, null), NZB, AGAIN))
                .isEqualTo(new Added("7", true));
        assertThat(asked).doesNotContain("addfile");
    }

    @Test
    void aJobOfTheSameNameInNzbgetIsNotTakenForItsOwn() {
        DownloadClient client = nzbget();
        assertThat(client.add(Releases.direct("Film", URI.create("http://x/"), -1, null, null), NZB, Terms.USUAL))
                .isEqualTo(new Added("8", false));
        assertThat(client.add(Releases.direct("Film", URI.create("http://x/"), -1, null, null), NZB, OWN))
                .isEqualTo(new Added("7", true));
        assertThat(client.add(Releases.direct("Film", URI.create("http://x/"), -1, null, null), NZB, AGAIN))
                .isEqualTo(new Added("7", true));
        assertThat(asked).filteredOn("append"::equals).hasSize(1);
    }

    @Test
    void theFilesOfAJobThatIsBeingFetchedAreWholeOrNot() {
        assertThat(sabnzbd("Downloading").files("7"))
                .containsExactly(
                        new Listed("a.rar", 100, Completeness.WHOLE), new Listed("b.rar", 100, Completeness.PARTIAL));
        assertThat(nzbget().files("7"))
                .containsExactly(
                        new Listed("a.rar", 100, Completeness.WHOLE), new Listed("b.rar", 100, Completeness.PARTIAL));
    }

    @Test
    void aFiledJobLeavesNoFolderInSabnzbdAndOneOfTheSameNameThatIsBeingUnpackedStays() throws IOException {
        Path job = Files.createDirectory(complete.resolve("Film"));
        Path unpacking = Files.createDirectory(complete.resolve("_UNPACK_Film"));
        others =
                ",{\"nzo_id\":\"9\",\"name\":\"Film\",\"category\":\"films\",\"status\":\"Extracting\",\"storage\":\"\"}";
        sabnzbd("Completed").remove("7", true);
        assertThat(job).doesNotExist();
        assertThat(unpacking).exists();
    }

    /** Job 7 is called Film, in our category; job 8 is the one that is added. */
    private DownloadClient sabnzbd(String status) {
        boolean past = status.equals("Completed");
        program = body -> {
            String mode = body.replaceAll("(?s).*(?:^|&)mode=([a-z_]+).*", "$1");
            mode = body.contains("addfile") ? "addfile" : mode;
            asked.add(mode);
            if (body.contains("name=delete")) {
                gone = true;
            }
            return switch (mode) {
                case "queue" ->
                    "{\"queue\":{\"slots\":[" + (past ? "" : slot("7", status) + "," + slot("8", "Queued")) + "]}}";
                case "history" ->
                    "{\"history\":{\"slots\":["
                            + (past
                                    ? (gone
                                                    ? "{}"
                                                    : "{\"nzo_id\":\"7\",\"name\":\"Film\",\"category\":\"films\",\"status\":\"Completed\",\"storage\":\""
                                                            + complete.resolve("Film/film.mkv") + "\"}")
                                            + others
                                    : "")
                            + "]}}";
                case "addfile" -> "{\"status\":true,\"nzo_ids\":[\"8\"]}";
                case "fullstatus" -> "{\"status\":{\"completedir\":\"" + complete + "\"}}";
                case "get_config" -> "{\"config\":{\"categories\":[{\"name\":\"films\",\"dir\":\"\"}]}}";
                case "get_files" ->
                    "{\"files\":[{\"filename\":\"a.rar\",\"bytes\":\"100.00\",\"status\":\"finished\"},{\"filename\":\"b.rar\",\"bytes\":\"100.00\",\"status\":\"active\"}]}";
                default -> "{\"status\":true}";
            };
        };
        return new Sabnzbd(http, Duration.ofSeconds(5))
                .open(definition(
                        "sabnzbd",
                        new Sabnzbd.Settings(server.url("/").toString(), new Secret("key"), "films", false)));
    }

    private static String slot(String id, String status) {
        return "{\"nzo_id\":\"" + id + "\",\"filename\":\"Film\",\"cat\":\"films\",\"status\":\"" + status
                + "\",\"mb\":\"10\",\"mbleft\":\"5\",\"labels\":[]}";
    }

    private DownloadClient nzbget() {
        program = body -> {
            String method = Json.parse(body).path("method").asText();
            asked.add(method);
            return "{\"result\":"
                    + switch (method) {
                        case "listgroups" ->
                            "[{\"NZBID\":7,\"NZBName\":\"Film\",\"Category\":\"films\",\"Kind\":\"NZB\",\"Status\":\"QUEUED\"},{\"NZBID\":8,\"NZBName\":\"Film\",\"Category\":\"films\",\"Kind\":\"NZB\",\"Status\":\"QUEUED\"}]";
                        case "append" -> "8";
                        case "listfiles" ->
                            "[{\"Filename\":\"a.rar\",\"FileSizeLo\":100,\"FileSizeHi\":0,\"RemainingSizeLo\":0,\"RemainingSizeHi\":0},{\"Filename\":\"b.rar\",\"FileSizeLo\":100,\"FileSizeHi\":0,\"RemainingSizeLo\":40,\"RemainingSizeHi\":0}]";
                        default -> "[]";
                    }
                    + "}";
        };
        return new Nzbget(http)
                .open(definition(
                        "nzbget", new Nzbget.Settings(server.url("/").toString(), "", Secret.NONE, "films", false)));
    }

    private static <S extends Record> Definition<S> definition(String plug, S settings) {
        return new Definition<>(1, plug, ProviderKind.DOWNLOAD_CLIENT, "Box", true, 1, Set.of(), settings);
    }
}
