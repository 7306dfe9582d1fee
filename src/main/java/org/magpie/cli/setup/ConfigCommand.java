package org.magpie.cli.setup;

import java.io.Console;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.magpie.base.error.Message;
import org.magpie.base.error.UserException;
import org.magpie.base.store.OwnerOnly;
import org.magpie.cli.session.Session;
import org.magpie.upkeep.LockedSecret;
import org.magpie.upkeep.SetupForm;
import org.magpie.upkeep.SetupText;
import org.magpie.upkeep.WrittenSetup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
    private static final String STREAM = "-";

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    /** The commands below it. */
    public static List<Object> below(Session session) {
        return List.of(new Export(session), new Import(session), new Validate(session), new Example(session));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say export, import, validate or example.");
    }

    private static WrittenSetup read(String file) {
        try {
            byte[] text;
            if (file.equals(STREAM)) {
                text = System.in.readNBytes((int) LIMIT + 1);
            } else {
                Path path = Path.of(file);
                // The size first, so that what is far too large is not read at all.
                text = Files.size(path) > LIMIT ? new byte[(int) LIMIT + 1] : Files.readAllBytes(path);
            }
            if (text.length > LIMIT) {
                throw new UserException("cli.file.large", file);
            }
            String written = new String(text, StandardCharsets.UTF_8);
            SetupText reader = new SetupText(System::getenv);
            return SetupForm.ofFile(file)
                    .map(form -> reader.read(written, form))
                    .orElseGet(() -> reader.read(written));
        } catch (IOException | InvalidPathException failure) {
            throw new UserException(failure, "cli.file.unreadable", file);
        }
    }

    private static void write(Session session, String file, String text) {
        if (file.equals(STREAM)) {
            session.out().println(text.stripTrailing());
            session.out().flush();
            return;
        }
        try {
            OwnerOnly.write(Path.of(file), text.stripTrailing() + System.lineSeparator());
        } catch (IOException | InvalidPathException failure) {
            throw new UserException(failure, "cli.file.unwritable", file);
        }
    }

    private static boolean isThere(String file) {
        try {
            return Files.exists(Path.of(file));
        } catch (InvalidPathException impossible) {
            return false; // told of where it is written
        }
    }

    /** Says which secrets of a document were left alone, and how they can be given. */
    private static void tell(Session session, List<LockedSecret> locked) {
        locked.forEach(secret -> session.tell("cli.config.locked", secret.plug(), secret.field()));
        if (!locked.isEmpty()) {
            LockedSecret first = locked.getFirst();
            session.tell("cli.config.locked.how", first.plug(), first.field());
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

        @Parameters(
                index = "0",
                paramLabel = "FILE",
                description = "Where to: .yaml or .yml is written as YAML, all else as JSON; - for the output.")
        @SuppressWarnings("NullAway.Init") // set by picocli
        private String file;

        @Option(
                names = "--with-secrets",
                description = "With passwords and keys, locked with a passphrase (asked, or MAGPIE_PASSPHRASE).")
        private boolean withSecrets;

        @Option(names = "--yaml", description = "As YAML where no ending says so.")
        private boolean yaml;

        @Option(names = "--overwrite", description = "Write over a file that is there already.")
        private boolean overwrite;

        Export(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            if (!overwrite && !file.equals(STREAM) && isThere(file)) {
                throw new UserException("cli.config.there", file);
            }
            char[] passphrase = passphrase(withSecrets);
            return session.with(core -> {
                SetupForm form = SetupForm.ofFile(file).orElse(yaml ? SetupForm.YAML : SetupForm.JSON);
                write(session, file, core.setup().export(form, passphrase));
                if (passphrase == null) {
                    session.tell("cli.config.without-secrets");
                }
                return 0;
            });
        }
    }

    /** The file that is read, and whether its secrets are. */
    private static final class SetupFile {
        @Parameters(
                index = "0",
                paramLabel = "FILE",
                description = "JSON or YAML, as its ending says or else as it looks; - for the input.")
        @SuppressWarnings("NullAway.Init") // set by picocli
        private String path;

        @Option(
                names = "--with-secrets",
                description = "Open the secrets in it (passphrase asked, or MAGPIE_PASSPHRASE).")
        private boolean withSecrets;
    }

    /** {@code magpie config import}. */
    @Command(name = "import", mixinStandardHelpOptions = true, description = "Set Magpie up from a file.")
    static final class Import implements Callable<Integer> {
        private final Session session;

        @Mixin
        private final SetupFile file = new SetupFile();

        Import(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            WrittenSetup written = read(file.path);
            char[] passphrase = passphrase(file.withSecrets);
            return session.with(core -> {
                List<LockedSecret> locked = core.setup().apply(written, passphrase);
                session.tell("cli.config.imported", file.path);
                tell(session, locked);
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

        @Mixin
        private final SetupFile file = new SetupFile();

        Validate(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            WrittenSetup written = read(file.path);
            char[] passphrase = passphrase(file.withSecrets);
            return session.with(core -> {
                List<Message> problems = core.setup().validate(written, passphrase);
                problems.forEach(problem -> session.tell("cli.line", problem));
                if (problems.isEmpty()) {
                    session.tell("cli.config.good", file.path);
                    tell(session, passphrase == null ? core.setup().locked(written) : List.of());
                }
                return problems.isEmpty() ? 0 : 1;
            });
        }
    }

    /** {@code magpie config example}. */
    @Command(
            name = "example",
            mixinStandardHelpOptions = true,
            description = "Write a set-up document to start from; opens no data folder.")
    static final class Example implements Callable<Integer> {
        private final Session session;

        @Parameters(
                index = "0",
                arity = "0..1",
                paramLabel = "FILE",
                description = "Where to: .json is written as JSON, all else as YAML; without it, to the output.")
        private String file = STREAM;

        Example(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            if (!file.equals(STREAM) && Files.exists(Path.of(file))) {
                throw new UserException("cli.file.there", file);
            }
            write(session, file, SetupText.example(SetupForm.ofFile(file).orElse(SetupForm.YAML)));
            return 0;
        }
    }
}
