package org.magpie.cli;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;

/** {@code magpie version}. */
@Command(name = "version", mixinStandardHelpOptions = true, description = "Print the version.")
final class VersionCommand implements Callable<Integer> {
    private final Session session;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    VersionCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (json) {
            session.print(Map.of("version", number(), "java", Runtime.version().toString()));
        } else {
            session.out().println("Magpie " + number());
            session.out().flush();
        }
        return 0;
    }

    /** As the jar's manifest has it; "development" where the classes stand in a folder. */
    static String number() {
        return Objects.requireNonNullElse(VersionCommand.class.getPackage().getImplementationVersion(), "development");
    }

    /** For {@code --version}. */
    static final class Provider implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"Magpie " + number()};
        }
    }
}
