package org.magpie.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Data for tests that is kept beside the project and not in it. */
public final class Shared {
    private Shared() {}

    /** A folder of the shared data, empty when it is not there. */
    public static Optional<Path> folder(String name) {
        String stated = System.getProperty("magpie.shared");
        Stream<Path> places =
                stated != null ? Stream.of(Path.of(stated)) : Stream.of(Path.of("../shared"), Path.of("../../shared"));
        return places.map(place -> place.resolve(name)).filter(Files::isDirectory).findFirst();
    }
}
