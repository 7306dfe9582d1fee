package org.magpie.cli.run;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.magpie.cli.session.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** {@code magpie version}. */
@Command(name = "version", mixinStandardHelpOptions = true, description = "Print the version.")
public final class VersionCommand implements Callable<Integer> {
    private final Session session;

    public VersionCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (session.isJson()) {
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
    public static final class Provider implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"Magpie " + number()};
        }
    }
}
