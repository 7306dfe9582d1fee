package org.magpie.pipeline.search;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.magpie.base.store.Rows;
import org.magpie.base.store.Store;
import org.magpie.base.text.Json;

/**
 * Where else a torrent is offered. Of those that several indexers offer one is shown and judged; the others are remembered here,
 * for when it cannot be had from that one. Safe for any number of threads.
 */
public final class DuplicateOffers {
    private static final ObjectMapper JSON = Json.newMapper().disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
    /** Links do not live for ever. */
    private static final Duration KEPT = Duration.ofDays(30);

    private final Store store;
    private final Clock clock;

    public DuplicateOffers(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * Remembers these in place of what was known of the same torrents at the same indexers, and forgets what is old.
     *
     * @param hashes info hashes of what may be asked for; the rest is not worth a row
     */
    public void keep(Collection<Release> copies, Set<String> hashes) {
        List<Release> worth = copies.stream()
                .filter(copy -> copy.infoHash() != null && hashes.contains(copy.infoHash()))
                .toList();
        if (worth.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        store.change(unit -> {
            Rows rows = new Rows(unit.session());
            rows.batch(
                    "merge into seen_elsewhere (info_hash, provider, seen, release) key (info_hash, provider)"
                            + " values (?, ?, ?, ?)",
                    worth.stream().map(copy -> Rows.row(copy.infoHash(), copy.indexerId(), now, write(copy))));
            rows.change("delete from seen_elsewhere where seen < ?", now.minus(KEPT));
        });
    }

    /** Where else the torrent of that hash is, newest first. */
    public List<Release> of(String infoHash) {
        return store.read(session -> new Rows(session)
                .list(
                        "select release from seen_elsewhere where info_hash = ? order by seen desc, provider",
                        row -> read(row.getString(1)),
                        infoHash));
    }

    private static String write(Release release) {
        try {
            return JSON.writeValueAsString(release);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A release cannot be written", impossible);
        }
    }

    private static Release read(String stored) {
        try {
            return JSON.readValue(stored, Release.class);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("A stored release cannot be read", broken);
        }
    }
}
