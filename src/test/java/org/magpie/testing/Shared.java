package org.magpie.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Facts that lie beside the project and are read in place: answers of real services, conformance data. */
public final class Shared {
    private Shared() {}

    /** A folder of that name; empty where the facts are not there, and a test that needs them is skipped. */
    public static Optional<Path> folder(String name) {
        return Stream.of(System.getProperty("magpie.shared", "../shared"), "../shared", "../../shared")
                .map(root -> Path.of(root, name))
                .filter(Files::isDirectory)
                .findFirst();
    }
}
