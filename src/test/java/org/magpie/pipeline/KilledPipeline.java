package org.magpie.pipeline;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.magpie.testing.ArchiveStandIn;

/** A process that fetches films and may be killed at any moment. Arguments: data folder, address of the archive, how many films. */
final class KilledPipeline {
    private KilledPipeline() {}

    public static void main(String[] arguments) {
        try (PipelineFixture world = new PipelineFixture(Path.of(arguments[0]))) {
            System.out.println("open");
            world.archiveAt(URI.create(arguments[1]));
            List<Long> titles = ArchiveStandIn.TITLES.stream()
                    .limit(Integer.parseInt(arguments[2]))
                    .map(name -> world.film(name, 1949))
                    .toList();
            boolean done = world.play(titles, Duration.ofSeconds(titles.size() * 60L), System.out::println);
            System.out.println(done ? "done" : "late");
        }
    }
}
