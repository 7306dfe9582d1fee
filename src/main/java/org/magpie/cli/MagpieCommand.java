package org.magpie.cli;

import org.magpie.cli.run.VersionCommand;
import org.magpie.cli.session.GlobalOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code magpie} itself; without arguments it never comes here but opens the window. */
@Command(
        name = "magpie",
        mixinStandardHelpOptions = true,
        versionProvider = VersionCommand.Provider.class,
        description = "A home media library in one window. Without a command, the window opens.",
        subcommands = picocli.CommandLine.HelpCommand.class)
final class MagpieCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("UnusedVariable") // filled and read by picocli
    private final GlobalOptions options;

    MagpieCommand(GlobalOptions options) {
        this.options = options;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do, or start without arguments for the window.");
    }
}
