package org.magpie.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Facts that lie beside the project and are read in place: answers of real services, conformance data. */
public final class Shared {
    private Shared() {}

    /**
     * A folder of that name; empty where the facts are not there, and a test that needs them is skipped.
     *
     * @throws AssertionError when they are missing on a machine that must have them: one that builds for others ({@code CI} is set),
     *     or one that says so by {@code -Dmagpie.shared.required=true}
     */
    public static Optional<Path> folder(String name) {
        boolean required = Boolean.parseBoolean(
                System.getProperty("magpie.shared.required", System.getenv().getOrDefault("CI", "false")));
        return folder(name, System.getProperty("magpie.shared", "../shared"), required);
    }

    static Optional<Path> folder(String name, String first, boolean required) {
        Optional<Path> found = Stream.of(first, "../shared", "../../shared")
                .distinct()
                .map(root -> Path.of(root, name))
                .filter(Files::isDirectory)
                .findFirst();
        if (required && found.isEmpty()) {
            throw new AssertionError(
                    "There is no folder " + name + " in " + Path.of(first).toAbsolutePath()
                            + ": its tests would be skipped. Put it there, name another by -Dmagpie.shared=FOLDER, or build without CI set");
        }
        return found;
    }
}
