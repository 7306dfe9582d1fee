package org.magpie.pipeline.download.direct;

import java.nio.file.Path;
import java.util.Collection;
import java.util.function.Supplier;

/** The room on the disk, less what the downloads that run will still take of it. */
final class DiskReservations {
    private final Supplier<Collection<ActiveDownload>> active;

    DiskReservations(Supplier<Collection<ActiveDownload>> active) {
        this.active = active;
    }

    /** Whether one download can have so many bytes without taking them from another one. */
    boolean has(Path folder, long bytes, ActiveDownload own) {
        long spokenFor = active.get().stream()
                .filter(each -> each != own)
                .mapToLong(ActiveDownload::claimed)
                .sum();
        return folder.toFile().getUsableSpace() >= bytes + spokenFor;
    }
}
