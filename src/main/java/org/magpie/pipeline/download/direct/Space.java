package org.magpie.pipeline.download.direct;

import java.nio.file.Path;
import java.util.Collection;
import java.util.function.Supplier;

/** The room on the disk, less what the downloads that run will still take of it. */
final class Space {
    private final Supplier<Collection<Running>> running;

    Space(Supplier<Collection<Running>> running) {
        this.running = running;
    }

    /** Whether one download can have so many bytes without taking them from another one. */
    boolean has(Path folder, long bytes, Running own) {
        long spokenFor = running.get().stream()
                .filter(each -> each != own)
                .mapToLong(Running::claimed)
                .sum();
        return folder.toFile().getUsableSpace() >= bytes + spokenFor;
    }
}
