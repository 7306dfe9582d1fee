package org.magpie.pipeline.download.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.Headers;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.magpie.base.http.Http;
import org.magpie.media.TitleFacts;
import org.magpie.pipeline.download.DownloadState;
import org.magpie.pipeline.download.StallThresholds;
import org.magpie.pipeline.download.TrackedDownload;
import org.magpie.pipeline.download.client.qbittorrent.Qbittorrent;
import org.magpie.pipeline.download.client.transmission.Transmission;
import org.magpie.pipeline.download.queue.Downloads;
import org.magpie.pipeline.search.SeedGoal;
import org.magpie.provider.Definition;
import org.magpie.testing.DownloadFixture;
import org.magpie.testing.MovableClock;
import org.magpie.testing.Releases;

/** How long one round over five hundred downloads in six clients takes, over HTTP. Prints its figures. */
@Tag("bench")
class TrackingBenchTest {
    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private static final int DOWNLOADS = 500;
    private static final int CLIENTS = 6;
    private static final int TURNS = 15;
    private static final long SIZE = 4_000_000_000L;

    private final MovableClock clock = new MovableClock(Instant.parse("2026-06-15T12:00:00Z"));
    private final AtomicLong left = new AtomicLong(SIZE);

    @TempDir
    Path folder;

    @Test
    void aRoundOverFiveHundredDownloadsTakesLessThanASecond() throws Exception {
        List<MockWebServer> servers = new ArrayList<>();
        try (Http http = new Http("Magpie tests");
                DownloadFixture world =
                        new DownloadFixture(folder, clock, new Qbittorrent(http), new Transmission(http))) {
            TitleFacts film = world.film("Harbor Lights", 1949);
            for (int client = 0; client < CLIENTS; client++) {
                boolean first = client % 2 == 0;
                MockWebServer server = new MockWebServer();
                server.setDispatcher(first ? new LikeQbittorrent(client) : new LikeTransmission(client));
                server.start();
                servers.add(server);
                String plug = first ? "qbittorrent" : "transmission";
                Definition<?> definition = world.providers()
                        .save(world.providers()
                                .read(
                                        0,
                                        plug,
                                        plug + client,
                                        true,
                                        client + 1,
                                        Map.of("address", server.url("/").toString(), "category", "magpie")));
                fill(world, film, client, definition.id());
            }
            List<Duration> idle = new ArrayList<>();
            // As patient as the real one: a client that is late would make the round look short.
            Downloads downloads = world.restarted(StallThresholds.DEFAULT);
            long busy = PROCESS.getProcessCpuTime();
            Duration begun = round(downloads);
            busy = PROCESS.getProcessCpuTime() - busy;
            assertThat(downloads.open()).extracting(TrackedDownload::state).containsOnly(DownloadState.DOWNLOADING);
            for (int turn = 0; turn < TURNS; turn++) {
                // Every one has moved far enough to be stored.
                left.addAndGet(-50_000_000);
                idle.add(round(downloads));
            }
            left.set(0);
            Duration whole = round(downloads);
            assertThat(downloads.look().completed()).hasSize(DOWNLOADS);
            Duration[] sorted = idle.toArray(Duration[]::new);
            Arrays.sort(sorted);
            System.out.printf(
                    "%d downloads, %d clients: first round (all begin) %d ms (%d ms of processor time), then median %d ms, slowest %d ms (all move),"
                            + " all become whole %d ms%n",
                    DOWNLOADS,
                    CLIENTS,
                    begun.toMillis(),
                    Duration.ofNanos(busy).toMillis(),
                    sorted[TURNS / 2].toMillis(),
                    sorted[TURNS - 1].toMillis(),
                    whole.toMillis());
            assertThat(sorted[TURNS / 2]).isLessThan(Duration.ofSeconds(1));
        } finally {
            for (MockWebServer server : servers) {
                server.close();
            }
        }
    }

    private Duration round(Downloads downloads) {
        clock.move(Duration.ofSeconds(2));
        long before = System.nanoTime();
        downloads.look();
        return Duration.ofNanos(System.nanoTime() - before);
    }

    private void fill(DownloadFixture world, TitleFacts film, int client, long definition) {
        world.store().change(unit -> {
            for (int at = client; at < DOWNLOADS; at += CLIENTS) {
                String hash = hash(at);
                DownloadEntity row = new DownloadEntity(
                        DownloadFixture.grab(
                                film,
                                Releases.torrent(
                                        "Harbor.Lights.1949.720p.BluRay.x264-GRP" + at,
                                        URI.create("magnet:?xt=urn:btih:" + hash),
                                        SIZE,
                                        hash)),
                        SeedGoal.NONE,
                        false,
                        clock.instant());
                row.handedTo(definition, hash);
                unit.session().insert(row);
            }
        });
    }

    private static String hash(int at) {
        return String.format(java.util.Locale.ROOT, "%040x", at + 1);
    }

    private List<String> hashes(int client) {
        List<String> hashes = new ArrayList<>();
        for (int at = client; at < DOWNLOADS; at += CLIENTS) {
            hashes.add(hash(at));
        }
        return hashes;
    }

    private static MockResponse json(String body) {
        return new MockResponse(200, Headers.of("Content-Type", "application/json"), body);
    }

    /** Answers as qBittorrent 4.5 does, with the fields that matter and those that only take up room. */
    private final class LikeQbittorrent extends Dispatcher {
        private final int client;

        LikeQbittorrent(int client) {
            this.client = client;
        }

        @Override
        public MockResponse dispatch(RecordedRequest request) {
            String path = request.getUrl().encodedPath();
            if (path.endsWith("app/webapiVersion")) {
                return new MockResponse(200, Headers.of(), "2.8.19");
            }
            if (!path.endsWith("torrents/info")) {
                return json("[]");
            }
            ArrayNode torrents = JsonNodeFactory.instance.arrayNode();
            for (String hash : hashes(client)) {
                torrents.addObject()
                        .put("hash", hash)
                        .put("infohash_v1", hash)
                        .put("name", "Harbor.Lights.1949.720p.BluRay.x264-GRP")
                        .put("category", "magpie")
                        .put("state", left.get() == 0 ? "uploading" : "downloading")
                        .put("size", SIZE)
                        .put("total_size", SIZE)
                        .put("amount_left", left.get())
                        .put("dlspeed", 123_456)
                        .put("eta", 900)
                        .put("ratio", 0.1)
                        .put("seeding_time", 0)
                        .put("content_path", "/downloads/Harbor.Lights.1949.720p.BluRay.x264-GRP" + hash)
                        .put("save_path", "/downloads")
                        .put("magnet_uri", "magnet:?xt=urn:btih:" + hash + "&tr=http%3A%2F%2Ftracker%2Fannounce")
                        .put("tracker", "http://tracker/announce");
            }
            return json(torrents.toString());
        }
    }

    /** Answers as Transmission 3 does. */
    private final class LikeTransmission extends Dispatcher {
        private final int client;

        LikeTransmission(int client) {
            this.client = client;
        }

        @Override
        public MockResponse dispatch(RecordedRequest request) {
            if (!"one".equals(request.getHeaders().get("X-Transmission-Session-Id"))) {
                return new MockResponse(409, Headers.of("X-Transmission-Session-Id", "one"), "");
            }
            ObjectNode answer = JsonNodeFactory.instance.objectNode().put("result", "success");
            ArrayNode torrents = answer.putObject("arguments").putArray("torrents");
            for (String hash : hashes(client)) {
                torrents.addObject()
                        .put("hashString", hash)
                        .put("name", "Harbor.Lights.1949.720p.BluRay.x264-GRP" + hash)
                        .put("status", left.get() == 0 ? 6 : 4)
                        .put("metadataPercentComplete", 1.0)
                        .put("leftUntilDone", left.get())
                        .put("totalSize", SIZE)
                        .put("sizeWhenDone", SIZE)
                        .put("rateDownload", 123_456)
                        .put("eta", 900)
                        .put("uploadRatio", 0.1)
                        .put("secondsSeeding", 0)
                        .put("downloadDir", "/downloads")
                        .put("error", 0)
                        .put("errorString", "")
                        .putArray("labels")
                        .add("magpie");
            }
            return json(answer.toString());
        }
    }
}
