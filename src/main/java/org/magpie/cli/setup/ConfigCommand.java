package org.magpie.cli.setup;

import java.io.Console;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.Message;
import org.magpie.base.error.UserException;
import org.magpie.base.store.OwnerOnly;
import org.magpie.cli.session.Session;
import org.magpie.upkeep.SetupText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code magpie config}: the whole set-up as one document. */
@Command(
        name = "config",
        mixinStandardHelpOptions = true,
        description =
                "Write, check or take over the set-up: folders, profiles and plugs as one document, JSON or YAML.")
public final class ConfigCommand implements Runnable {
    private static final long LIMIT = 16L << 20;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    /** The commands below it. */
    public static List<Object> below(Session session) {
        return List.of(new Export(session), new Import(session), new Validate(session));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say export, import or validate.");
    }

    private static String read(Path file) {
        try {
            if (Files.size(file) > LIMIT) {
                throw new UserException("cli.file.large", file.toString());
            }
            return new SetupText(System::getenv).toJson(Files.readString(file, StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new UserException(failure, "cli.file.unreadable", file.toString());
        }
    }

    @SuppressWarnings("SystemConsoleNull") // it still does where java.base itself is chosen for it
    private static char @Nullable [] passphrase(boolean asked) {
        if (!asked) {
            return null;
        }
        String fromEnvironment = System.getenv("MAGPIE_PASSPHRASE");
        if (fromEnvironment != null && !fromEnvironment.isEmpty()) {
            return fromEnvironment.toCharArray();
        }
        // There is none where input or output is no terminal, such as in a script.
        Console console = System.console();
        char[] typed = console != null && console.isTerminal() ? console.readPassword("Passphrase: ") : null;
        if (typed == null || typed.length == 0) {
            throw new UserException("cli.passphrase.none");
        }
        return typed;
    }

    /** {@code magpie config export}. */
    @Command(name = "export", mixinStandardHelpOptions = true, description = "Write the set-up to a file.")
    static final class Export implements Callable<Integer> {
        private final Session session;

        @Parameters(index = "0", paramLabel = "FILE", description = "Where to; - for the output.")
        @SuppressWarnings("NullAway.Init") // set by picocli
        private String file;

        @Option(
                names = "--with-secrets",
                description = "With passwords and keys, locked with a passphrase (asked, or MAGPIE_PASSPHRASE).")
        private boolean withSecrets;

        Export(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            char[] passphrase = passphrase(withSecrets);
            return session.with(core -> {
                String text = core.setup().export(passphrase);
                if (file.equals("-")) {
                    session.out().println(text);
                    session.out().flush();
                    return 0;
                }
                try {
                    OwnerOnly.write(Path.of(file), text + System.lineSeparator());
                } catch (IOException failure) {
                    throw new UserException(failure, "cli.file.unwritable", file);
                }
                if (passphrase == null) {
                    session.tell("cli.config.without-secrets");
                }
                return 0;
            });
        }
    }

    /** {@code magpie config import}. */
    @Command(name = "import", mixinStandardHelpOptions = true, description = "Set Magpie up from a file.")
    static final class Import implements Callable<Integer> {
        private final Session session;

        @Parameters(index = "0", paramLabel = "FILE")
        @SuppressWarnings("NullAway.Init") // set by picocli
        private Path file;

        @Option(
                names = "--with-secrets",
                description = "Open the secrets in it (passphrase asked, or MAGPIE_PASSPHRASE).")
        private boolean withSecrets;

        Import(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            String text = read(file);
            char[] passphrase = passphrase(withSecrets);
            return session.with(core -> {
                core.setup().apply(text, passphrase);
                session.tell("cli.config.imported", file.toString());
                return 0;
            });
        }
    }

    /** {@code magpie config validate}. */
    @Command(
            name = "validate",
            mixinStandardHelpOptions = true,
            description = "Say what is wrong with a file; changes nothing.")
    static final class Validate implements Callable<Integer> {
        private final Session session;

        @Parameters(index = "0", paramLabel = "FILE")
        @SuppressWarnings("NullAway.Init") // set by picocli
        private Path file;

        @Option(
                names = "--with-secrets",
                description = "Open the secrets in it (passphrase asked, or MAGPIE_PASSPHRASE).")
        private boolean withSecrets;

        Validate(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            String text = read(file);
            char[] passphrase = passphrase(withSecrets);
            return session.with(core -> {
                List<Message> problems = core.setup().validate(text, passphrase);
                problems.forEach(problem -> session.tell("cli.line", problem));
                if (problems.isEmpty()) {
                    session.tell("cli.config.good", file.toString());
                }
                return problems.isEmpty() ? 0 : 1;
            });
        }
    }
}
