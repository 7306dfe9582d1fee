package org.magpie.pipeline;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Lets one thread at a time decide what is taken for a title. Safe for any number of threads. */
final class TitleLocks {
    private static final int STRIPES = 64;

    private final List<ReentrantLock> locks =
            IntStream.range(0, STRIPES).mapToObj(stripe -> new ReentrantLock()).toList();

    /** Does the work while no other thread does any for one of these titles. */
    <T> T holding(Collection<Long> titleIds, Supplier<T> work) {
        // Always in the same order, or two threads could wait for each other.
        List<ReentrantLock> held = titleIds.stream()
                .map(id -> (int) (id % STRIPES))
                .distinct()
                .sorted()
                .map(locks::get)
                .toList();
        held.forEach(ReentrantLock::lock);
        try {
            return work.get();
        } finally {
            held.reversed().forEach(ReentrantLock::unlock);
        }
    }
}
