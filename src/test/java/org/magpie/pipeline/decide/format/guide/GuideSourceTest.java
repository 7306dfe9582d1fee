package org.magpie.pipeline.decide.format.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.magpie.base.error.Message;
import org.magpie.base.error.UserException;
import org.magpie.base.http.Http;
import org.magpie.base.job.JobCancelledException;
import org.magpie.base.job.Progress;
import org.magpie.media.MediaKind;
import org.magpie.pipeline.decide.format.guide.GuideSource.Selection;
import org.magpie.provider.ProviderException;
import org.magpie.testing.NoProgress;

class GuideSourceTest {
    private static final String FORMAT =
            "{\"trash_id\": \"%s\", \"name\": \"%s\", \"specifications\": [{\"name\": \"s\","
                    + " \"implementation\": \"ReleaseTitleSpecification\", \"fields\": {\"value\": \"x\"}}]}";

    private final MockWebServer server = new MockWebServer();
    private final Http http = new Http("Magpie/test");
    private final GuideSource source = new GuideSource(http);
    private final Map<String, String> pages = new ConcurrentHashMap<>();

    @BeforeEach
    void open() throws Exception {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                String page = pages.get(request.getTarget());
                return page == null
                        ? new MockResponse.Builder().code(404).build()
                        : new MockResponse.Builder().body(page).build();
            }
        });
        server.start();
    }

    @AfterEach
    void close() {
        http.close();
        server.close();
    }

    private URI base() {
        return server.url("/guide").uri();
    }

    private void list(String folder, Map<String, String> files) {
        StringBuilder listing = new StringBuilder("[{\"name\": \"sub\", \"type\": \"dir\", \"download_url\": null}");
        files.forEach((name, text) -> {
            pages.put("/raw/" + name, text);
            listing.append(",{\"name\": \"%s\", \"type\": \"file\", \"size\": %d, \"download_url\": \"%s\"}"
                    .formatted(name, text.length(), server.url("/raw/" + name)));
        });
        pages.put("/guide/" + folder, listing.append("]").toString());
    }

    @Test
    void fetchesEachFileOfTheFoldersThatAreWanted() {
        Map<String, String> files = new HashMap<>();
        for (int at = 0; at < 40; at++) {
            files.put("f" + at + ".json", FORMAT.formatted("id-" + at, "Format " + at));
        }
        files.put("readme.md", "not wanted");
        list("radarr/cf", files);
        list(
                "radarr/quality-size",
                Map.of(
                        "movie.json",
                                "{\"type\": \"movie\", \"qualities\": [{\"quality\": \"SDTV\", \"min\": 1, \"max\": 9}]}",
                        "anime.json", "{\"type\": \"anime\", \"qualities\": []}"));

        GuideParts parts = source.read(base(), selection("standard"), new NoProgress());

        assertThat(parts.problems()).isEmpty();
        assertThat(parts.formats()).hasSize(40).allMatch(part -> part.kind() == MediaKind.MOVIE);
        assertThat(parts.sizes())
                .singleElement()
                .extracting(sizes -> sizes.type())
                .isEqualTo("movie");
    }

    @Test
    void aFileThatCannotBeHadIsNamedAndTheRestGoesOn() {
        list("radarr/cf", Map.of("good.json", FORMAT.formatted("a", "Good"), "gone.json", "x", "bad.json", "<html>"));
        pages.remove("/raw/gone.json");

        GuideParts parts = source.read(base(), selection(""), new NoProgress());

        assertThat(parts.formats()).hasSize(1);
        assertThat(parts.problems()).hasSize(2).allMatch(said -> said.key().equals("guide.left-out"));
    }

    @Test
    void aFolderThatCannotBeListedIsAnErrorInOneSentence() {
        assertThatThrownBy(() -> source.read(base(), selection(""), new NoProgress()))
                .isInstanceOf(ProviderException.BadAnswer.class);
        pages.put("/guide/radarr/cf", "{\"message\": \"no\"}");
        assertThatThrownBy(() -> source.read(base(), selection(""), new NoProgress()))
                .isInstanceOfSatisfying(
                        UserException.class,
                        failure -> assertThat(failure.key()).isEqualTo("guide.no-listing"));
    }

    @Test
    void neverReadsAnythingButTheWeb() {
        pages.put(
                "/guide/radarr/cf",
                "[{\"name\": \"f.json\", \"type\": \"file\", \"size\": 1, \"download_url\": \"file:///etc/hosts\"}]");
        assertThatThrownBy(() -> source.read(base(), selection(""), new NoProgress()))
                .isInstanceOfSatisfying(
                        UserException.class,
                        failure -> assertThat(failure.key()).isEqualTo("guide.address"));
        assertThatThrownBy(() -> source.one(URI.create("file:///etc/hosts"), MediaKind.MOVIE))
                .isInstanceOf(UserException.class);
    }

    @Test
    void aDocumentThatIsTooLargeIsRefused() {
        pages.put("/large.json", "[" + " ".repeat(3 << 20) + "]");
        assertThatThrownBy(() -> source.one(server.url("/large.json").uri(), MediaKind.MOVIE))
                .isInstanceOf(ProviderException.BadAnswer.class);
    }

    @Test
    void endsWhenAPersonCancels() {
        list("radarr/cf", Map.of("good.json", FORMAT.formatted("a", "Good")));
        Progress cancelled = new Progress() {
            @Override
            public void at(long done, long total) {}

            @Override
            public void says(Message message) {}

            @Override
            public boolean isCancelled() {
                return true;
            }
        };
        assertThatThrownBy(() -> source.read(base(), selection(""), cancelled))
                .isInstanceOf(JobCancelledException.class);
    }

    private static Selection selection(String sizes) {
        return new Selection(Set.of(MediaKind.MOVIE), true, false, sizes);
    }
}
