package org.magpie.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.magpie.base.error.UserException;
import org.magpie.base.store.DataFolderInUseException;
import org.magpie.base.text.Texts;
import org.magpie.cli.session.Core;
import picocli.CommandLine;

class CommandLineLauncherTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter error = new StringWriter();

    @Test
    void tellsTheVersionWithoutOpeningADataFolder() {
        assertThat(run(failing(new IllegalStateException("opened")), "version")).isZero();
        assertThat(out.toString()).startsWith("Magpie ");
    }

    @Test
    void answersFourWhenAnotherMagpieHasTheDataFolder() {
        Core.Opening inUse = failing(new DataFolderInUseException(Path.of("home")));

        assertThat(run(inUse, "library")).isEqualTo(4);
        assertThat(error.toString()).contains("home").hasLineCount(1);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void answersOneWithOneSentenceWhenSomethingCanBeMended() {
        assertThat(run(failing(new UserException("cli.title.none", "Nowhere")), "why", "Nowhere"))
                .isEqualTo(1);
        assertThat(error.toString()).isEqualToIgnoringNewLines("The library has no title “Nowhere”.");
    }

    @Test
    void answersOneWithACodeThatCanBeSearchedWhenThereIsABug() {
        assertThat(run(failing(new IllegalStateException("a bug")), "queue")).isEqualTo(1);
        assertThat(error.toString()).contains("IllegalStateException M-").hasLineCount(1);
    }

    @Test
    void answersTwoForAWrongCall() {
        assertThat(run(failing(new IllegalStateException("opened")), "add", "spaceship", "X"))
                .isEqualTo(2);
        assertThat(run(failing(new IllegalStateException("opened")), "teleport"))
                .isEqualTo(2);
    }

    @Test
    void countsRowsFromOne() {
        for (String most : java.util.List.of("-1", "0", "1.5", "99999999999", "many")) {
            error.getBuffer().setLength(0);
            assertThat(run(failing(new IllegalStateException("opened")), "history", "--most", most))
                    .as(most)
                    .isEqualTo(2);
            assertThat(error.toString()).contains("“" + most + "” is no whole number from 1");
        }
    }

    @Test
    void saysWhatIsWrongWithACallWithoutNamingClasses() {
        PrintWriter nowhere = new PrintWriter(java.io.Writer.nullWriter());
        InputStream input = System.in;
        // Some command reads it to its end, which that of a test run may never come to.
        System.setIn(InputStream.nullInputStream());
        try {
            int tried = tryAll(
                    new CommandLineLauncher(failing(new IllegalStateException("opened")), new Texts(Locale.ENGLISH))
                            .line(nowhere, nowhere));
            assertThat(tried).isGreaterThan(20);
        } finally {
            System.setIn(input);
        }
    }

    /** Gives every option and parameter of every command a value that only a text can be. */
    private int tryAll(CommandLine command) {
        int tried = 0;
        for (CommandLine.Model.OptionSpec option : command.getCommandSpec().options()) {
            if (option.arity().max() > 0) {
                tried += isUnderstood(command, option.longestName() + "=spaceship?");
            }
        }
        if (!command.getCommandSpec().positionalParameters().isEmpty()) {
            tried += isUnderstood(command, "spaceship?", "spaceship?", "spaceship?", "spaceship?");
        }
        for (CommandLine below : command.getSubcommands().values()) {
            tried += tryAll(below);
        }
        return tried;
    }

    private int isUnderstood(CommandLine command, String... arguments) {
        error.getBuffer().setLength(0);
        String[] words = java.util.stream.Stream.concat(
                        java.util.Arrays.stream(command.getCommandSpec()
                                        .qualifiedName(" ")
                                        .split(" "))
                                .skip(1),
                        java.util.Arrays.stream(arguments))
                .toArray(String[]::new);
        int code = run(failing(new UserException("cli.title.none", "Nowhere")), words);
        String said = error.toString().lines().findFirst().orElse("");
        assertThat(said)
                .as(String.join(" ", words))
                .doesNotContainPattern(
                        "[a-z]+\\.[a-z]+\\.|Exception|convert|\\b(int|long|boolean|String|Map|Path)\\b|\\[[A-Z]+,");
        return code == 2 ? 1 : 0;
    }

    private int run(Core.Opening opening, String... arguments) {
        return new CommandLineLauncher(opening, new Texts(Locale.ENGLISH))
                .run(new PrintWriter(out), new PrintWriter(error), arguments);
    }

    private static Core.Opening failing(RuntimeException failure) {
        return (data, schedules) -> {
            throw failure;
        };
    }
}
