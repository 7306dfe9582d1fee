package org.magpie.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.magpie.base.text.Texts;
import org.magpie.cli.session.GlobalOptions;
import org.magpie.cli.session.Session;
import picocli.CommandLine;

class CommandTreeTest {
    private static final int BESIDES = 1; // the parser's own "help"

    @Test
    void theCommandThatIsCalledIsTheSameAsInTheWholeTree() {
        Map<String, CommandLine> whole = whole().getSubcommands();
        assertThat(whole).hasSizeGreaterThan(20);
        whole.forEach((name, command) -> {
            if (!name.equals("help")) {
                CommandLine line = called("--data", "history", name, "--help");
                assertThat(line.getSubcommands()).as(name).hasSize(1 + BESIDES);
                isTheSame(Objects.requireNonNull(line.getSubcommands().get(name)), command);
            }
        });
    }

    @Test
    void everyCommandHasTheNameItIsFoundBy() {
        whole().getSubcommands()
                .forEach((name, command) -> assertThat(command.getCommandSpec()
                                .userObject()
                                .getClass()
                                .getAnnotation(CommandLine.Command.class)
                                .name())
                        .isEqualTo(name));
    }

    @Test
    void aCallThatNamesNoCommandSeesAllOfThem() {
        int all = whole().getSubcommands().size();
        for (List<String> call : List.of(
                List.<String>of(),
                List.of("--help"),
                List.of("-h", "library"),
                List.of("--version"),
                List.of("help", "library"),
                List.of("libary"),
                List.of("--json"),
                List.of("--data", "library"),
                List.of("--data"),
                List.of("@library"),
                List.of("--dat", "x", "library"))) {
            assertThat(called(call.toArray(String[]::new)).getSubcommands())
                    .as(String.join(" ", call))
                    .hasSize(all);
        }
    }

    private static void isTheSame(CommandLine one, CommandLine other) {
        assertThat(one.getUsageMessage()).isEqualTo(other.getUsageMessage());
        assertThat(one.getSubcommands().keySet())
                .isEqualTo(other.getSubcommands().keySet());
        one.getSubcommands()
                .forEach((name, below) -> isTheSame(
                        below, Objects.requireNonNull(other.getSubcommands().get(name))));
    }

    private static CommandLine whole() {
        return CommandTree.whole(session(), new GlobalOptions());
    }

    private static CommandLine called(String... arguments) {
        return CommandTree.of(List.of(arguments), session(), new GlobalOptions());
    }

    private static Session session() {
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        return new Session(
                (data, schedules) -> {
                    throw new IllegalStateException("no command runs here");
                },
                new Texts(Locale.ENGLISH),
                nowhere,
                nowhere,
                new GlobalOptions());
    }
}
