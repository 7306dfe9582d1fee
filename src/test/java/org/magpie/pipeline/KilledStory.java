package org.magpie.pipeline;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/** A process that fetches one film and may be killed at any moment. Arguments: data folder, address of the archive. */
final class KilledStory {
    private KilledStory() {}

    public static void main(String[] arguments) {
        try (StoryWorld world = new StoryWorld(Path.of(arguments[0]))) {
            System.out.println("open");
            world.archiveAt(URI.create(arguments[1]));
            long title = world.film("Harbor Lights", 1949);
            boolean done = world.play(title, Duration.ofSeconds(60), System.out::println);
            System.out.println(done ? "done" : "late");
        }
    }
}
