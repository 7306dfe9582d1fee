package org.magpie.pipeline.decide.format.pattern;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.magpie.media.format.CustomFormat.Subject;

/**
 * The patterns of all formats, each made ready once: the community's formats repeat theirs again and again, and what one of them
 * finds in a release need only be found out once. Safe for any number of threads.
 */
public final class Patterns {
    private final Map<Key, TextPattern> known = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();

    private record Key(Subject subject, String written) {}

    /**
     * @throws org.magpie.base.error.UserException when it cannot be used
     */
    public TextPattern of(Subject subject, String written) {
        return known.computeIfAbsent(
                new Key(subject, written), key -> new TextPattern(written, count.getAndIncrement()));
    }

    public int size() {
        return count.get();
    }
}
