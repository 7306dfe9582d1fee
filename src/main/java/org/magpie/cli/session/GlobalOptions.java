package org.magpie.cli.session;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Options that every command has, before or after its name. */
public final class GlobalOptions {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "Data folder; otherwise MAGPIE_HOME, otherwise the system's own place.")
    @Nullable
    Path data;

    @Option(names = "--json", scope = ScopeType.INHERIT, description = "Print JSON and nothing else.")
    boolean json;
}
