package org.magpie.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.magpie.base.error.Message;
import org.magpie.base.job.Job;
import org.magpie.pipeline.decide.StoredVerdict;
import org.magpie.pipeline.search.Scope;
import org.magpie.pipeline.search.SearchMode;
import org.magpie.testing.RawServer;
import org.magpie.testing.TorznabStandIn;
import org.magpie.testing.TorznabStandIn.Fault;

/** Reading what is new goes on while an indexer and the server of a playlist misbehave in every way. */
class SourcesStoryTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private PipelineFixture world;
    private TorznabStandIn steady;
    private TorznabStandIn moody;
    private RawServer playlist;
    private volatile Fault playlistFault = Fault.NONE;
    private final Instant start = Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(3_600);

    @BeforeEach
    void open() throws IOException {
        world = new PipelineFixture(folder);
        steady = new TorznabStandIn(20);
        moody = new TorznabStandIn(20);
        playlist = new RawServer(this::answer);
        world.switchOff("internetarchive");
        world.film("Harbor Lights", 1949);
        world.film("Night Ferry", 1951);
        world.setUpNew("torznab", "Steady", Map.of("address", steady.address().toString()));
        world.setUpNew("torznab", "Moody", Map.of("address", moody.address().toString()));
        world.setUpNew(
                "m3u",
                "Playlist",
                Map.of("playlist", playlist.address("/list.m3u").toString()));
    }

    @AfterEach
    void close() {
        world.close();
        steady.close();
        moody.close();
        playlist.close();
    }

    @Test
    void judgesWhatIsNewOfTitlesOfTheLibraryAndOnlyOnce() {
        steady.offer("Some.Other.Film.2001.1080p.WEB-DL.x264-GRP", start);
        steady.offer("Harbor.Lights.1949.1080p.BluRay.x264-GRP", start.plusSeconds(60));

        Job first = sync();
        Job second = sync();

        assertThat(first.says()).isEqualTo(Message.of("pipeline.synced", 2, 1, 0));
        assertThat(second.says()).isEqualTo(Message.of("pipeline.synced", 0, 0, 0));
        List<StoredVerdict> verdicts = world.verdicts().of(first.correlation());
        assertThat(verdicts).singleElement().satisfies(verdict -> {
            assertThat(verdict.release().name()).startsWith("Harbor.Lights.1949");
            assertThat(verdict.mode()).isEqualTo(SearchMode.RECENT);
        });
    }

    @Test
    void whatIsOfATitleThatIsExcludedIsNeitherJudgedNorTaken() {
        world.exclusions().addTitle(world.film("Harbor Lights", 1949), null, "never again");
        steady.offer("Harbor.Lights.1949.1080p.BluRay.x264-GRP", start.plusSeconds(60));
        steady.offer("Night.Ferry.1951.1080p.BluRay.x264-GRP", start.plusSeconds(60));

        assertThat(names(sync())).containsExactly("Night.Ferry.1951.1080p.BluRay.x264-GRP");
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "NONE")
    void goesOnWhileOneIndexerMisbehavesAndCatchesUpAfterwards(Fault fault) {
        sync();
        moody.behaves(fault);
        steady.offer("Harbor.Lights.1949.1080p.BluRay.x264-GRP", start.plusSeconds(60));
        moody.offer("Night.Ferry.1951.1080p.BluRay.x264-GRP", start.plusSeconds(90));
        long began = System.nanoTime();

        Job during = sync();

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(40));
        assertThat(names(during)).containsExactly("Harbor.Lights.1949.1080p.BluRay.x264-GRP");
        assertThat(during.says()).isNotNull();
        assertThat(during.says().key()).isEqualTo("pipeline.synced-but");
        assertThat(during.says().toString()).contains("pipeline.one-silent", "Moody");

        moody.behaves(Fault.NONE);
        world.forgive("Moody");
        assertThat(names(sync())).containsExactly("Night.Ferry.1951.1080p.BluRay.x264-GRP");
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"NONE", "SLOW"})
    void goesOnWhileThePlaylistsServerMisbehaves(Fault fault) {
        playlistFault = fault;
        steady.offer("Harbor.Lights.1949.1080p.BluRay.x264-GRP", start.plusSeconds(60));

        Job during = sync();

        assertThat(names(during)).containsExactly("Harbor.Lights.1949.1080p.BluRay.x264-GRP");
        assertThat(during.says()).asString().contains("Playlist");
    }

    @Test
    void aSearchSaysWhichIndexersGaveNoAnswer() {
        moody.behaves(Fault.BROKEN);
        steady.offer("Night.Ferry.1951.1080p.BluRay.x264-GRP", start);
        long film = world.film("Night Ferry", 1951);

        Job look = world.jobs()
                .await(world.pipeline().releases().look(film, new Scope.Whole()).id(), PATIENCE);

        assertThat(look.state()).isEqualTo(Job.State.DONE);
        assertThat(look.says()).isNotNull();
        assertThat(look.says().key()).isEqualTo("pipeline.one-silent");
        assertThat(look.says().arguments().getFirst().toString()).contains("Moody");
        assertThat(names(look)).contains("Night.Ferry.1951.1080p.BluRay.x264-GRP", "Night Ferry (1951) 1080p WEBRip");
    }

    private Job sync() {
        Job ended = world.jobs().await(world.pipeline().releases().syncFeeds().id(), PATIENCE);
        assertThat(ended.state()).as("%s", ended.says()).isEqualTo(Job.State.DONE);
        return ended;
    }

    private List<String> names(Job job) {
        return world.verdicts().of(job.correlation()).stream()
                .map(verdict -> verdict.release().name())
                .toList();
    }

    private void answer(RawServer.Request request, OutputStream out) throws IOException {
        switch (playlistFault) {
            case TOO_OFTEN -> RawServer.head(out, "429 Too Many Requests", "Retry-After: 3600", "Content-Length: 0");
            case BROKEN -> RawServer.head(out, "500 Internal Server Error", "Content-Length: 0");
            default -> {
                String list = playlistFault == Fault.GARBAGE
                        ? "<html>Sign in</html>"
                        : "#EXTM3U\n#EXTINF:-1,EN - Night Ferry (1951) FHD\n" + playlist.address("/movie/a/b/1.mkv")
                                + "\n";
                byte[] bytes = list.getBytes(StandardCharsets.UTF_8);
                RawServer.head(out, "200 OK", "Content-Length: " + bytes.length);
                out.write(bytes);
            }
        }
    }
}
