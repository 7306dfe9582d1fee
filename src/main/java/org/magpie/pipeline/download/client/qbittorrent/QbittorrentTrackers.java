package org.magpie.pipeline.download.client.qbittorrent;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.magpie.base.error.Message;
import org.magpie.base.http.HttpResponse;
import org.magpie.provider.ProviderHttp;

/**
 * What trackers say of torrents that get nothing. qBittorrent's list does not tell, and each torrent has to be asked for: a few
 * a round, and each again after a minute. Safe for any number of threads.
 */
final class QbittorrentTrackers {
    private static final int EACH_ROUND = 5;
    private static final long FRESH = Duration.ofMinutes(1).toNanos();
    private static final int MOST = 1_000;
    private static final int NOT_WORKING = 4;

    private final QbittorrentSession session;
    private final String name;
    private final Map<String, Heard> heard = new ConcurrentHashMap<>();
    private final AtomicInteger left = new AtomicInteger();

    QbittorrentTrackers(QbittorrentSession session, String name) {
        this.session = session;
        this.name = name;
    }

    private record Heard(long when, String words) {}

    /** A new round: a few may be asked for again. */
    void begin() {
        left.set(EACH_ROUND);
        if (heard.size() > MOST) {
            heard.clear();
        }
    }

    /**
     * A tracker's complaint, or else what is to be said without one.
     *
     * @param withWords key of the sentence that takes the tracker's words
     */
    Message of(String hash, String without, String withWords) {
        Heard known = heard.get(hash);
        if ((known == null || System.nanoTime() - known.when() > FRESH) && left.getAndDecrement() > 0) {
            known = new Heard(System.nanoTime(), ask(hash));
            heard.put(hash, known);
        }
        return known == null || known.words().isEmpty() ? Message.of(without) : Message.of(withWords, known.words());
    }

    /** Empty as long as one tracker works. */
    private String ask(String hash) {
        HttpResponse response = session.ask("torrents/trackers", Map.of("hash", hash));
        if (!response.isOk()) {
            return "";
        }
        String words = "";
        for (JsonNode tracker : ProviderHttp.json(name, response)) {
            // DHT, PeX and LSD stand in the same list, as "** [DHT] **".
            if (tracker.path("url").asText().startsWith("**")) {
                continue;
            }
            if (tracker.path("status").asInt() != NOT_WORKING) {
                return "";
            }
            words = tracker.path("msg").asText("").strip();
        }
        return words;
    }
}
