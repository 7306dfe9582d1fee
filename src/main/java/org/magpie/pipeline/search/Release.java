package org.magpie.pipeline.search;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.magpie.base.text.PlainText;
import org.magpie.media.MediaKind;

/**
 * Something that an indexer offers, as it says of itself and before anyone has judged it.
 *
 * @param indexerId the provider definition it came from
 * @param indexer that definition's name, for people
 * @param guid of the indexer; the same offer has the same guid in every answer, and should be the only one that has it
 * @param name the release name, as offered
 * @param kind what the indexer says it is, null where it does not say
 * @param link where the torrent, NZB or file is fetched from: http, https or magnet
 * @param page the page for people, null where there is none
 * @param size bytes, -1 where not stated
 * @param published when it was offered
 * @param seeders -1 where not stated or without meaning
 * @param leechers -1 where not stated or without meaning
 * @param infoHash of a torrent, 40 lower-case hex digits, null where not stated
 * @param ids of the title by source key ("imdb" to "tt0012345", "tmdb", "tvdb", "tvmaze"), empty where not stated
 * @param languages English names stated by the indexer, empty where not stated
 * @param flags lower-case words such as freeleech, internal, nuked
 * @param categories Newznab category numbers
 * @param checksum of the file of a direct download, as algorithm:hex ("sha1:…"), null where not stated
 * @param fileName of a direct download, null where not stated
 */
public record Release(
        long indexerId,
        String indexer,
        String guid,
        String name,
        @Nullable MediaKind kind,
        Protocol protocol,
        URI link,
        @Nullable URI page,
        long size,
        Instant published,
        int seeders,
        int leechers,
        @Nullable String infoHash,
        Map<String, String> ids,
        Set<String> languages,
        Set<String> flags,
        Set<Integer> categories,
        @Nullable String checksum,
        @Nullable String fileName) {
    /** Whatever an indexer calls it, a name is one line of text. */
    public Release {
        name = PlainText.line(name);
        fileName = fileName == null ? null : PlainText.line(fileName);
    }

    /**
     * Returns the key of what is offered: two releases with the same one are the same offer. A torrent is known by its info hash,
     * wherever it is offered. Anything else is known by indexer, guid and name: some feeds give all their releases one guid, such as
     * their own address.
     */
    public String identity() {
        String hash = infoHash;
        return hash == null ? indexerId + ":" + guid + ":" + plainName() : "btih:" + hash;
    }

    /** Letters and digits alone: the same offer may be written with dots in one answer and with spaces in the next. */
    private String plainName() {
        StringBuilder plain = new StringBuilder(name.length());
        name.codePoints()
                .filter(Character::isLetterOrDigit)
                .map(Character::toLowerCase)
                .forEach(plain::appendCodePoint);
        return plain.toString();
    }
}
