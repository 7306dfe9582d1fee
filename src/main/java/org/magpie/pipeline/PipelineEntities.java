package org.magpie.pipeline;

import java.util.List;
import java.util.stream.Stream;
import org.magpie.pipeline.download.direct.DirectDownloads;
import org.magpie.pipeline.download.queue.Downloads;
import org.magpie.pipeline.importing.Importer;

/** What this room stores as entities, for the wiring. */
public final class PipelineEntities {
    private PipelineEntities() {}

    public static List<Class<?>> all() {
        return Stream.of(Downloads.entities(), DirectDownloads.entities(), Importer.entities())
                .flatMap(List::stream)
                .toList();
    }
}
