package org.magpie.pipeline.decide.format.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.magpie.base.error.DiskException;
import org.magpie.base.error.UserException;
import org.magpie.base.event.Events;
import org.magpie.base.http.Http;
import org.magpie.media.MediaKind;
import org.magpie.media.format.StoredFormat;
import org.magpie.pipeline.decide.format.guide.GuideSource.Selection;
import org.magpie.pipeline.decide.format.guide.ImportReport.Outcome;
import org.magpie.pipeline.decide.format.guide.ImportReport.Part;
import org.magpie.testing.NoProgress;
import org.magpie.testing.ui.FakeFormats;
import org.magpie.testing.ui.FakeGuideRecords;
import org.magpie.testing.ui.FakePreferences;
import org.magpie.testing.ui.FakeProfiles;

class GuideTest {
    private static final String FORMAT =
            "{\"trash_id\": \"a\", \"name\": \"%s\", \"specifications\": [{\"name\": \"s\","
                    + " \"implementation\": \"ReleaseTitleSpecification\", \"fields\": {\"value\": \"%s\"}}]}";

    @TempDir
    Path folder;

    private final MockWebServer server = new MockWebServer();
    private final Http http = new Http("Magpie/test");
    private final FakeFormats formats = new FakeFormats();
    private final Guide guide = new Guide(
            new GuideSource(http),
            new GuideImport(formats, new FakeProfiles(), new FakeGuideRecords()),
            new FakePreferences(new Events()));

    @BeforeEach
    void open() throws IOException {
        server.start();
    }

    @AfterEach
    void close() {
        http.close();
        server.close();
    }

    private void answer(String body) {
        server.enqueue(new MockResponse.Builder().body(body).build());
    }

    private String listing() {
        return "[{\"name\": \"a.json\", \"type\": \"file\", \"size\": 9, \"download_url\": \"%s\"}]"
                .formatted(server.url("/a.json"));
    }

    @Test
    void remembersWhereTheGuideIsAndFetchesTheSameAgainOnlyIfAsked() {
        assertThat(guide.address()).isEqualTo(GuideSource.PUBLIC);
        answer(listing());
        answer(FORMAT.formatted("Lantern", "x"));
        Selection selection = new Selection(Set.of(MediaKind.MOVIE), true, false, "");
        guide.fetch(server.url("/guide").toString(), selection, new NoProgress());
        assertThat(guide.address()).isEqualTo(server.url("/guide").toString());
        assertThat(guide.lastSelection()).contains(selection);

        guide.keepInStep(new NoProgress());
        assertThat(server.getRequestCount()).isEqualTo(2);

        guide.setWeekly(true);
        answer(listing());
        answer(FORMAT.formatted("Lantern", "y"));
        guide.keepInStep(new NoProgress());
        assertThat(formats.all())
                .singleElement()
                .satisfies(format -> assertThat(
                                format.format().specifications().getFirst().value())
                        .isEqualTo("y"));
    }

    @Test
    void readsAFileAnAddressAndAText() throws IOException {
        Path file = Files.writeString(folder.resolve("f.json"), FORMAT.formatted("One", "x"));
        assertThat(guide.file(file, MediaKind.MOVIE).count(Part.FORMAT, Outcome.ADDED))
                .isEqualTo(1);
        assertThat(guide.paste(FORMAT.formatted("One", "x"), MediaKind.MOVIE).count(Part.FORMAT, Outcome.SAME))
                .isEqualTo(1);
        answer(FORMAT.formatted("One", "y"));
        assertThat(guide.document(server.url("/one.json").toString(), MediaKind.MOVIE)
                        .count(Part.FORMAT, Outcome.UPDATED))
                .isEqualTo(1);
        assertThat(formats.all()).extracting(StoredFormat::name).containsExactly("One");

        assertThatThrownBy(() -> guide.file(folder.resolve("none.json"), MediaKind.MOVIE))
                .isInstanceOf(DiskException.class);
        assertThatThrownBy(() -> guide.paste("<html>", MediaKind.MOVIE)).isInstanceOf(UserException.class);
        assertThatThrownBy(() -> guide.document("not an address", MediaKind.MOVIE))
                .isInstanceOf(UserException.class);
    }
}
