package org.magpie.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.magpie.base.error.Message;
import org.magpie.base.http.Http;
import org.magpie.base.job.Progress;
import org.magpie.media.Artwork.Kind;
import org.magpie.media.MediaKind;
import org.magpie.media.Provenance;
import org.magpie.media.TitleDetails;
import org.magpie.media.title.Title;
import org.magpie.media.title.TitleRepository_;
import org.magpie.testing.TestLibrary;
import org.magpie.testing.TestStore;

class DiskArtworkTest {
    @TempDir
    Path folder;

    private final MockWebServer server = new MockWebServer();
    private final Http http = new Http("Magpie test");
    private TestLibrary test;
    private DiskArtwork artwork;

    @BeforeEach
    void open() throws IOException {
        server.start();
        test = new TestLibrary(folder);
        artwork = new DiskArtwork(test.store(), http, pictures(), 1_000_000);
    }

    @AfterEach
    void close() {
        server.close();
        http.close();
        test.close();
    }

    private Path pictures() {
        return folder.resolve("artwork");
    }

    @Test
    void aPosterIsFetchedOnceScaledAndKept() throws IOException {
        long id = title();
        assertThat(artwork.isMissing(id)).isTrue();
        assertThat(artwork.picture(id, Kind.POSTER, 200)).isEmpty();
        server.enqueue(picture(1_000, 1_500));

        artwork.fetch(id, new Quiet());
        artwork.fetch(id, new Quiet());

        assertThat(server.getRequestCount()).isEqualTo(1);
        assertThat(has(id)).isTrue();
        assertThat(artwork.isMissing(id)).isFalse();
        BufferedImage scaled = artwork.picture(id, Kind.POSTER, 200).orElseThrow();
        assertThat(scaled.getWidth()).isEqualTo(200);
        assertThat(scaled.getHeight()).isEqualTo(300);
        assertThat(artwork.picture(id, Kind.POSTER, 5_000).orElseThrow().getWidth())
                .isEqualTo(500);
        assertThat(files()).hasSize(1);
    }

    @Test
    void whatIsNoPictureOrCannotBeHadLeavesNothingBehind() throws IOException {
        long id = title();
        server.enqueue(new MockResponse.Builder().body("<html>no</html>").build());
        artwork.fetch(id, new Quiet());
        server.enqueue(new MockResponse.Builder().code(404).build());
        artwork.fetch(id, new Quiet());

        assertThat(has(id)).isFalse();
        assertThat(artwork.isMissing(id)).isTrue();
        assertThat(files()).isEmpty();
    }

    @Test
    void aPictureThatClaimsToBeVastIsNotDecoded() throws IOException {
        long id = title();
        byte[] png = bytes(4, 4);
        // Width and height stand at byte 16 of a PNG (RFC 2083, 11.2.1), as four bytes each.
        for (int at : new int[] {16, 20}) {
            png[at] = 0;
            png[at + 1] = 1;
            png[at + 2] = 0;
            png[at + 3] = 0;
        }
        server.enqueue(new MockResponse.Builder().body(new Buffer().write(png)).build());

        artwork.fetch(id, new Quiet());

        assertThat(has(id)).isFalse();
        assertThat(files()).isEmpty();
    }

    @Test
    void aDamagedFileIsThrownAwaySoThatItIsFetchedAgain() throws IOException {
        long id = title();
        server.enqueue(picture(100, 150));
        artwork.fetch(id, new Quiet());
        Files.writeString(files().getFirst(), "damaged");

        assertThat(artwork.picture(id, Kind.POSTER, 100)).isEmpty();
        assertThat(artwork.isMissing(id)).isTrue();
        assertThat(files()).isEmpty();
    }

    @Test
    void thePictureUnseenForLongestMakesRoom() throws IOException {
        artwork = new DiskArtwork(test.store(), http, pictures(), 5_000);
        long old = title();
        server.enqueue(picture(400, 600));
        artwork.fetch(old, new Quiet());
        assertThat(has(old)).isTrue();
        Files.setLastModifiedTime(files().getFirst(), FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));

        for (int at = 0; at < 4; at++) {
            long id = title();
            server.enqueue(picture(400, 600));
            artwork.fetch(id, new Quiet());
        }

        assertThat(has(old)).isFalse();
        assertThat(artwork.picture(old, Kind.POSTER, 100)).isEmpty();
        assertThat(files().stream().mapToLong(file -> file.toFile().length()).sum())
                .isBetween(1L, 5_000L);
    }

    private boolean has(long id) {
        return test.store()
                .read(session -> new TitleRepository_(session).find(id))
                .orElseThrow()
                .has(Kind.POSTER);
    }

    private long title() {
        URI poster = URI.create(server.url("/poster.jpg").toString());
        return test.store().write(unit -> {
            Title title = Title.of(MediaKind.MOVIE, "Pictured", Provenance.HAND, TestStore.noon());
            title.learn(
                    new TitleDetails("Pictured", 2001, "", List.of(), "", "", 0, 0, "", poster, null),
                    TestStore.noon());
            unit.session().insert(title);
            return title.id();
        });
    }

    private List<Path> files() throws IOException {
        if (!Files.exists(pictures())) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(pictures())) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static MockResponse picture(int width, int height) throws IOException {
        return new MockResponse.Builder()
                .body(new Buffer().write(bytes(width, height)))
                .build();
    }

    private static byte[] bytes(int width, int height) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", out);
        return out.toByteArray();
    }

    private static final class Quiet implements Progress {
        @Override
        public void at(long done, long total) {}

        @Override
        public void says(Message message) {}

        @Override
        public boolean isCancelled() {
            return false;
        }
    }
}
