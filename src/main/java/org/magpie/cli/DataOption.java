package org.magpie.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --data}, the same everywhere. */
final class DataOption {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Data folder; otherwise MAGPIE_HOME, otherwise the system's own place.")
    @Nullable
    Path data;
}
