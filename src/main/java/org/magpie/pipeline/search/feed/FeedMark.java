package org.magpie.pipeline.search.feed;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.magpie.pipeline.search.Release;

/**
 * How far the list of newest releases of one indexer has been read.
 *
 * @param newest when the newest release was published, null while nothing was read
 * @param seen fingerprints of the releases read last, newest first
 */
public record FeedMark(@Nullable Instant newest, Set<Long> seen) {
    /** Nothing was read yet. */
    public static final FeedMark NONE = new FeedMark(null, Set.of());

    private static final int KEPT = 1_000;
    private static final long FNV_START = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    public FeedMark {
        seen = java.util.Collections.unmodifiableSet(new LinkedHashSet<>(seen));
    }

    public boolean isFirst() {
        return newest == null;
    }

    public boolean knows(Release release) {
        return seen.contains(fingerprint(release));
    }

    /** Whether the releases reach back to what was read before, so that nothing lies between. */
    boolean isReachedBy(List<Release> page) {
        Instant until = newest;
        return until == null
                || page.stream()
                        .anyMatch(
                                release -> knows(release) || release.published().isBefore(until));
    }

    /**
     * The mark behind what was read now.
     *
     * @param now dates in the future are not believed
     */
    public FeedMark after(Collection<Release> read, Instant now) {
        Instant latest = newest;
        Set<Long> prints = new LinkedHashSet<>();
        for (Release release : read) {
            prints.add(fingerprint(release));
            Instant published = release.published().isAfter(now) ? now : release.published();
            if (latest == null || published.isAfter(latest)) {
                latest = published;
            }
        }
        prints.addAll(seen);
        return new FeedMark(
                latest,
                prints.stream().limit(KEPT).collect(java.util.stream.Collectors.toCollection(LinkedHashSet::new)));
    }

    /** Fowler, Noll and Vo's hash (FNV-1a, 64 bits): the same in every run, unlike a map's own. */
    private static long fingerprint(Release release) {
        long hash = FNV_START;
        for (byte part : release.identity().getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (part & 0xff)) * FNV_PRIME;
        }
        return hash;
    }

    String writtenPrints() {
        ByteBuffer bytes = ByteBuffer.allocate(seen.size() * Long.BYTES);
        seen.forEach(bytes::putLong);
        return Base64.getEncoder().encodeToString(bytes.array());
    }

    static Set<Long> readPrints(String written) {
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(written));
        Set<Long> prints = new LinkedHashSet<>();
        while (bytes.remaining() >= Long.BYTES) {
            prints.add(bytes.getLong());
        }
        return prints;
    }
}
